"""A build in another place, on another day, by somebody else: whatever should not matter is different."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from support import strange

_NAME = "ein viel längerer Ordner, mit Ünïcode"
_NOT_COPIED = shutil.ignore_patterns(".*", "site", "tests", "__pycache__", "*.lock")
_LONG_AGO = 1_300_000_000  # 2011: when the files of the copy were last changed
_LATER = 1_930_000_000  # 2031: the day of the build

# Names come out of folders in the order of the alphabet.
IN_ORDER = """
import os
_listdir, _scandir = os.listdir, os.scandir
os.listdir = lambda *a: sorted(_listdir(*a), reverse=False)
class _Scan:
    def __init__(self, *a):
        with _scandir(*a) as found:
            self.entries = iter(sorted(found, key=lambda entry: entry.name, reverse=False))
    __iter__ = __enter__ = lambda self: self
    __next__ = lambda self: next(self.entries)
    __exit__ = close = lambda self, *a: None
os.scandir = _Scan
"""
# They come out backwards, and the clock goes wrong by years. datetime is not Python code that could
# be told another time, so it is replaced before anything asks for it.
_BEGIN = IN_ORDER.replace("reverse=False", "reverse=True") + f"""
import datetime, time
_time, _gmtime, _localtime = time.time, time.gmtime, time.localtime
_ahead = {_LATER} - _time()
time.time = lambda: _time() + _ahead
time.time_ns = lambda: int(time.time() * 1e9)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
_date, _datetime = datetime.date, datetime.datetime
class _Kind(type):
    def __instancecheck__(cls, thing):
        return isinstance(thing, _datetime if cls is datetime.datetime else _date)
class date(_date, metaclass=_Kind):
    today = classmethod(lambda cls: cls.fromtimestamp(time.time()))
class datetime_(_datetime, metaclass=_Kind):
    today = utcnow = classmethod(lambda cls: cls.fromtimestamp(time.time()))
    now = classmethod(lambda cls, tz=None: cls.fromtimestamp(time.time(), tz))
datetime.date, datetime.datetime = date, datetime_
os.cpu_count = lambda: 7
"""


def copy(root: Path, folder: Path) -> Path:
    """The guide of ``root`` in another folder, whose files were changed on another day."""
    moved = shutil.copytree(root, folder / _NAME / "guide", ignore=_NOT_COPIED)
    for path in moved.rglob("*"):
        os.utime(path, (_LONG_AGO, _LONG_AGO))
    return moved


def run(root: Path, folder: Path, script: str, *options: str) -> subprocess.CompletedProcess:
    """Run a script of the guide in ``root`` where everything is different; ``folder`` is to write in."""
    start = strange.beginning_with(folder / f"start-{script}", _BEGIN)
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": start["PYTHONPATH"], "PYTHONHASHSEED": "77",
                   "PYTHONUTF8": "0", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "LOGNAME": "somebody",
                   "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(root / "scripts" / script), *options]
    return subprocess.run(command, cwd=root, env=environment, umask=0o077, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)


def differences(one: Path, other: Path) -> list[str]:
    """The files that only one of two folders has, or whose bytes differ."""
    files = [{path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
             for folder in (one, other)]
    assert all(files), "there is nothing to compare"
    return sorted(name for name in files[0].keys() | files[1].keys()
                  if not (name in files[0] and name in files[1]
                          and files[0][name].read_bytes() == files[1][name].read_bytes()))
