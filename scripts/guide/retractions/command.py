"""The command: is what was asked for possible, and what came of it, in words."""

from __future__ import annotations

import re
import sys

from ..paths import Unreadable
from . import snapshot
from .trouble import CannotStart, Refused
from .update import Options, Result, World, progress, update

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\Z", re.A)


def run(options: Options, world: World) -> int:
    """Update and say what came of it. 0 when done, 1 when refused or stopped, 2 when it could not start."""
    try:
        _check(options, world)
        result = update(options, world)
    except (CannotStart, Unreadable) as error:
        print(error, file=sys.stderr)
        return 2
    except (Refused, OSError, KeyboardInterrupt) as error:
        progress("")
        print(f"{_why(error)} {snapshot.NAME} is as it was.", file=sys.stderr)
        return 1
    print(summary(result, options.dry_run))
    return 0


def summary(result: Result, dry_run: bool) -> str:
    """What was found, for the person who ran it."""
    new = result.snapshot
    done = "would be written" if dry_run else "is written" if result.changed else "is as it was"
    lines = [f"{snapshot.NAME} {done}: data of {new.data_date.isoformat()}, {new.rows} rows, "
             f"{len(new.looked_up)} DOIs and PubMed numbers looked up, {len(new.notices)} notices."]
    lines += [f"  {notice.doi or 'pmid:' + notice.pmid}: {notice.nature}, {notice.date or 'no date'} "
              f"({notice.relation})" for notice in new.notices]
    if result.nameless:
        lines.append(f"Sources without DOI and PubMed number, which cannot be looked up: {result.nameless}.")
    if result.strangers:
        lines.append("Not known to Crossref, and so looked up in the table only: "
                     + ", ".join(result.strangers) + ".")
    return "\n".join(lines)


def _why(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "Stopped. Run it again to go on;"
    if isinstance(error, OSError):
        return f"{error.filename or 'A file'}: {error.strerror or error}."
    return str(error)


def _check(options: Options, world: World) -> None:
    if not _ADDRESS.match(options.mailto):
        raise CannotStart("Give the e-mail address to be written to if the requests are a nuisance: "
                          "--mailto you@example.org, or GUIDE_MAILTO.")
    if (options.file is None) != (options.date is None):
        raise CannotStart("--from and --date go together: the file, and the day it was downloaded.")
    if options.date and options.date > world.today:
        raise CannotStart(f"--date {options.date.isoformat()} is still to come.")
    if options.file and not options.file.is_file():
        raise CannotStart(f"There is no file {options.file}.")
