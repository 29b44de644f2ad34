"""Look up our sources in the retraction data and write retractions.json, all or nothing.

    python scripts/update_retractions.py --mailto you@example.org [--dry-run] [--root DIR]
    python scripts/update_retractions.py --mailto you@example.org --from table.csv --date 2027-05-03

Needs the network: the table of Retraction Watch (about 65 MB) and two short requests to Crossref for each
DOI, one at a time. With --from the table is one that you have already; Crossref is still asked. A run that
was stopped goes on where it was. Exit 0 when done, 1 when the data or an answer was refused or the run was
stopped (retractions.json is as it was), 2 when it could not start.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from pathlib import Path

import setup_start

setup_start.own_environment("yaml", "pybtex", "requests")

from guide.retractions import command  # noqa: E402


def main(arguments: list[str] | None = None, world: command.World | None = None) -> int:
    """``world`` is for tests: where to ask, what day it is, and how to wait."""
    parser = argparse.ArgumentParser(description="Look up our sources in the retraction data.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent,
                        help="the folder that holds references.bib (default: this repository)")
    parser.add_argument("--mailto", default=os.environ.get("GUIDE_MAILTO", ""),
                        help="where Crossref can write to you (default: GUIDE_MAILTO)")
    parser.add_argument("--from", dest="file", type=Path, metavar="FILE",
                        help="a table that you have downloaded already; goes with --date")
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD",
                        help="the day FILE was downloaded")
    parser.add_argument("--sha256", default="", metavar="SUM", help="what the table's SHA-256 has to be")
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only say what was found")
    options = command.Options(**vars(parser.parse_args(arguments)))
    return command.run(options, world or command.World(dt.datetime.now(dt.UTC).date()))


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day such as 2027-05-03") from None


if __name__ == "__main__":
    sys.exit(main())
