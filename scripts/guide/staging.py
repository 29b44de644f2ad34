"""All or nothing: a build goes into a folder beside the real one and takes its place at the end.

Each build has a folder of its own and holds a lock on it while it lives. So two builds at once
never write into the same folder, and what a killed one left is known by its lock being gone: no
lock file can go stale. The swap at the end is one step of the system where it has one (Linux); a
build killed at any moment leaves a whole site. Files get the modes that a web server needs,
whatever the umask of whoever built them.
"""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import shutil
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows: there, what a killed build left stays
    fcntl = None

_OWN = secrets.token_hex(4)  # told in no file of the site
_FILE, _FOLDER = 0o644, 0o755
_EXCHANGE, _HERE = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of Linux
_held: dict[Path, int] = {}  # the open folders whose locks this process holds


def staging_folder(site: Path) -> Path:
    """Where a build of this process is written before it is finished."""
    return site.with_name(f"{_prefix(site)}{_OWN}")


def begin(site: Path) -> Path:
    """An empty staging folder. What builds that were killed left behind is removed.

    Raises ``OSError`` where the site cannot be written.
    """
    folder = staging_folder(site)
    folder.parent.mkdir(parents=True, exist_ok=True)
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "This is a file, and the site has to be a folder", str(site))
    if not site.exists() and _old(site).exists():  # killed in the middle of a ``finish`` of two steps
        _old(site).rename(site)
    abandon(site)
    for left in list(folder.parent.iterdir()):
        if left.name.startswith(_prefix(site)):
            _remove_if_left(left)
    while folder not in _held:
        folder.mkdir(exist_ok=True)
        _hold(folder)
    return folder


def finish(site: Path) -> None:
    """Put the finished build in the place of the old one. Raises ``OSError``."""
    new, old = staging_folder(site), _old(site)
    _open_to_all(new)
    shutil.rmtree(old, ignore_errors=True)
    for tries_left in (2, 1, 0):
        try:
            _replace(site, new, old)
            break
        except OSError:  # another build may have ended in just this moment
            if not tries_left:
                raise
    _let_go(new)
    for left in (old, new):
        shutil.rmtree(left, ignore_errors=True)


def abandon(site: Path) -> None:
    """Remove a build of this process that failed. The old site stays as it was."""
    shutil.rmtree(staging_folder(site), ignore_errors=True)
    _let_go(staging_folder(site))


def _prefix(site: Path) -> str:
    return f".{site.name}-being-built-"


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}-old")


def _open_to_all(folder: Path) -> None:
    """Readable for a web server: the umask of the author is no secret of the site's."""
    os.chmod(folder, _FOLDER)
    for path, folders, files in os.walk(folder):
        for name in folders:
            os.chmod(os.path.join(path, name), _FOLDER)
        for name in files:
            os.chmod(os.path.join(path, name), _FILE)


def _exchanged(new: Path, site: Path) -> bool:
    """Swap two folders in one step. False where there is only one, or the system cannot."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    return rename is not None and not rename(_HERE, os.fsencode(new), _HERE, os.fsencode(site), _EXCHANGE)


def _replace(site: Path, new: Path, old: Path) -> None:
    if _exchanged(new, site):
        return
    if site.exists():
        site.rename(old)
    new.rename(site)


def _hold(folder: Path) -> None:
    """Lock a folder that was made just now; not held if another build has removed it already."""
    handle = _lock(folder, wait=True)
    if handle is None and folder.exists():
        _held[folder] = -1  # nothing can be locked here
    elif handle is not None:
        if os.path.exists(folder) and os.path.samestat(os.stat(folder), os.fstat(handle)):
            _held[folder] = handle
        else:
            os.close(handle)


def _let_go(folder: Path) -> None:
    handle = _held.pop(folder, -1)
    if handle >= 0:
        os.close(handle)


def _remove_if_left(folder: Path) -> None:
    """Remove a staging folder in which nobody works any more."""
    handle = _lock(folder, wait=False)
    if handle is not None:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _lock(folder: Path, wait: bool) -> int | None:
    """An open folder that is locked; None if it is gone, held by another, or cannot be locked."""
    handle = None
    try:
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except (OSError, AttributeError):  # AttributeError: there is no fcntl on Windows
        if handle is not None:
            os.close(handle)
        return None
    return handle
