"""Freeze the texts of the guide under versions/CODE/, after everything was checked.

    python scripts/release.py [--day YYYY-MM-DD]

First runs `scripts/check.py --release --strict`; with one finding nothing is released. Texts that did not
change keep their code and their bytes. Exit 0: released, or nothing was new. 1: refused. 2: it could not work.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

import setup_start

setup_start.own_environment("mkdocs", "yaml", "lxml")

from guide import build, library  # noqa: E402
from guide.checks import command, settings  # noqa: E402
from guide.checks.arguments import today_by_utc  # noqa: E402
from guide.paths import Unreadable  # noqa: E402
from guide.problems import ProblemsFound  # noqa: E402
from guide.versions import release  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Check, decide, write all or nothing. Returns the exit code."""
    options = _parser().parse_args(arguments)
    today, root = options.today or today_by_utc(), options.root
    day = options.day or today
    if day > today:
        print(f"{day.isoformat()} has not come yet. Give the day of the release with --day.", file=sys.stderr)
        return 2
    try:
        before = release.fingerprint(root)
        code = command.main(["--root", str(root), "--release", "--strict", "--today", today.isoformat()])
        if code:
            print("Nothing was released: see above what has to be put right first.", file=sys.stderr)
            return code
        return _release(root, day, before)
    except (release.Refused, ProblemsFound, build.BuildFailed) as error:
        print(f"Nothing was released. {error}", file=sys.stderr)
        return 1
    except (OSError, Unreadable) as error:
        print(f"Nothing was released: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. Nothing is half released; run this again.", file=sys.stderr)
        return 130


def _release(root: Path, day: dt.date, before: str) -> int:
    guide, _ = library.load(settings.load(root).project(root))
    rendered = build.rendered(root)
    if release.fingerprint(root) != before:
        raise release.Refused("A file of the guide changed while it was checked. Run this again.")
    chosen = release.plan(guide, rendered, day)
    release.carry_out(root, chosen)
    print(release.told(chosen))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Freeze the texts of the guide under versions/.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent,
                        help="the folder that holds mkdocs.yml (default: this repository)")
    parser.add_argument("--day", type=_day, help="the day of the release (default: today, by UTC)")
    # What is overdue or too old is asked of today, whatever the release is dated.
    parser.add_argument("--today", type=_day, help=argparse.SUPPRESS)
    return parser


def _day(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day such as 2026-11-22') from None


if __name__ == "__main__":
    sys.exit(main())
