"""The command line of the checks: what is asked, what comes out, and how it ends.

It never says that nothing was found when it could not look: whatever goes wrong ends with one
sentence and exit code 2.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from pathlib import Path

from ..paths import Unreadable
from . import arguments as command_line
from . import explain, formats, inspection, sarif, settings
from .catalogue import UnknownRule
from .changed import GitError
from .inspection import Wish
from .progress import Progress
from .result import CannotWork, Result
from .stopping import Stopped, stop_politely
from .writing import NotWritten, write_all

_TOLD = (CannotWork, Unreadable, UnknownRule, GitError, NotWritten, settings.SettingsError)
FOUND_NO_WAY = 2


def main_here(arguments: list[str] | None = None) -> int:
    """The command `guide-check`: the guide of the folder it is called in."""
    return main(arguments, Path.cwd())


def main(arguments: list[str] | None = None, root: Path = Path()) -> int:
    """Check a guide. Returns the exit code: 0 clean, 1 findings, 2 it could not work."""
    _speak_utf8()
    wishes = command_line.parse(arguments, root)
    progress = Progress()
    try:
        with stop_politely():
            return _answer(wishes, progress)
    except (KeyboardInterrupt, Stopped) as error:
        progress.clear()
        print("guide-check: stopped.", file=sys.stderr)
        return 143 if isinstance(error, Stopped) else 130
    except _TOLD as error:
        progress.clear()
        print(f"guide-check: {error}", file=sys.stderr)
    except Exception as error:  # noqa: BLE001 (the last line of defence: never silence)
        progress.clear()
        _tell_own_fault(error, wishes.debug)
    return FOUND_NO_WAY


def _answer(wishes: argparse.Namespace, progress: Progress) -> int:
    if wishes.list:
        return _print(explain.listing())
    if wishes.explain:
        return _print(explain.explanation(wishes.explain, settings.load(wishes.root)))
    wish = Wish(wishes.root, wishes.today or command_line.today_by_utc(), tuple(wishes.only),
                tuple(wishes.skip), wishes.changed, wishes.release, not wishes.no_built, wishes.site)
    result = (inspection.look_and_correct if wishes.fix else inspection.look)(wish, progress)
    _tell(result, wishes)
    if result.failure:
        print(f"guide-check: {result.failure}", file=sys.stderr)
    return result.exit_code(wishes.strict)


def _tell(result: Result, wishes: argparse.Namespace) -> None:
    told = _in_format(result, wishes.format, colour=not wishes.output and _wants_colour())
    if not wishes.output:
        _print(told)
        return
    _write(wishes.output, told)
    _print("\n".join([*formats.closing(result), f"Written to {wishes.output}.", ""]))


def _in_format(result: Result, name: str, colour: bool) -> str:
    if name == "github":
        return formats.github(result, _place_in_repository(result.root))
    if name == "json":
        return formats.as_json(result)
    if name == "sarif":
        return sarif.log(result, _place_in_repository(result.root))
    return formats.text(result, colour)


def _place_in_repository(root: Path) -> str:
    """The way from the current folder to the guide: GitHub counts from where it checked out."""
    try:
        below = root.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return ""
    return "" if below == "." else f"{below}/"


def _write(file: Path, told: str) -> None:
    if file.exists() and not file.is_file():  # a pipe or a device: nothing to replace
        try:
            file.write_text(told, encoding="utf-8")
        except OSError as error:
            raise NotWritten(f"{file} cannot be written: {error.strerror}.") from None
    else:
        write_all({file: told.encode("utf-8", "backslashreplace")})


def _print(told: str) -> int:
    try:
        sys.stdout.write(told)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has gone; Python would complain again at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _wants_colour() -> bool:
    return (sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb")


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _tell_own_fault(error: Exception, debug: bool) -> None:
    if debug:
        traceback.print_exception(error)
    frames = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    rules = [file.stem.replace("_", "-") for file in frames if file.parent.name == "rules"]
    where = f" in the rule {rules[-1]}" if rules else ""
    print(f"guide-check: the check itself broke{where} ({type(error).__name__}: {error}), so nobody "
          "knows what it would have found. Please report this; --debug shows where.", file=sys.stderr)
