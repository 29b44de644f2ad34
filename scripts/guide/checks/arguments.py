"""What a person can ask of the checks, and what is no sensible wish."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

FORMATS = ("text", "github", "json", "sarif")
_ABOUT = """Check a guide: its pages, sources, findings, navigation and built pages.

Exit 0: nothing has to be corrected. Exit 1: something has. Exit 2: the check could not work."""


class _FixedWidth(argparse.RawDescriptionHelpFormatter):
    """The help looks the same in every window."""

    def __init__(self, prog: str):
        super().__init__(prog, width=100, max_help_position=28)


def parse(arguments: list[str] | None, root: Path) -> argparse.Namespace:
    """The wishes of a command line. Leaves with exit code 2 when one cannot be understood."""
    parser = argparse.ArgumentParser(prog="guide-check", description=_ABOUT, allow_abbrev=False,
                                     formatter_class=_FixedWidth)
    parser.add_argument("--root", type=Path, default=root, help="the folder that holds mkdocs.yml")
    _add_questions(parser)
    _add_choice(parser)
    _add_result(parser)
    wishes = parser.parse_args(arguments)
    if wishes.site and wishes.no_built:
        parser.error("--site looks at built pages and --no-built leaves them out: give one of the two.")
    return wishes


def _add_questions(parser: argparse.ArgumentParser) -> None:
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--list", action="store_true", help="list every rule and stop")
    asked.add_argument("--explain", metavar="RULE", help="tell all about a rule and stop")


def _add_choice(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("what is looked at").add_argument
    add("--only", metavar="R[,R]", type=_words, action="extend", default=[],
        help="only these rules or groups of rules")
    add("--skip", metavar="R[,R]", type=_words, action="extend", default=[],
        help="not these rules or groups of rules")
    add("--changed", metavar="REF", nargs="?", const="HEAD",
        help="only the pages that changed since a commit (without REF: since the last one)")
    add("--release", action="store_true", help="also the rules that only count before a release")
    add("--no-built", action="store_true", help="leave the built pages out")
    add("--site", metavar="DIR", type=Path, help="look at this built folder instead of building")
    add("--today", metavar="DATE", type=_day, default=None,
        help="hold dates against this day, such as 2026-11-22 (without it: today, by UTC)")


def _add_result(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("what is done with it").add_argument
    add("--format", choices=FORMATS, default="text", help="how it is told (default: text)")
    add("--output", metavar="FILE", type=Path, help="write it into a file")
    add("--fix", action="store_true", help="correct what can be corrected with certainty")
    add("--strict", action="store_true", help="fail on warnings too")
    add("--debug", action="store_true", help="when the tool itself breaks: tell where")


def _words(text: str) -> list[str]:
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words:
        raise argparse.ArgumentTypeError("name a rule or a group; --list shows them")
    return words


def _day(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day such as 2026-11-22') from None


def today_by_utc() -> dt.date:
    """The day it is. By UTC, so that two people at the same moment hold dates against the same day."""
    return dt.datetime.now(dt.timezone.utc).date()
