#!/usr/bin/env python3
"""Make the printed sheets: for the guide itself, one clinic, or thousands.

Usage: python scripts/make_handouts.py [--clinics FOLDER | --clinic FILE] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import setup_pango
from guide.handouts.jobs import PAPERS, SIZES, Shard


def main(arguments: list[str] | None = None) -> int:
    """Parse arguments and make the sheets. Returns 0, 1 if any failed, 2 if none could be begun."""
    options = _parser().parse_args(arguments)
    try:
        from guide.handouts import make  # only now: it loads Pango
    except OSError:
        print(f"{setup_pango.HELP} Or run: python scripts/setup_pango.py", file=sys.stderr)
        return 2
    order = make.Order(
        options.root, options.out, options.clinic or options.clinics, tuple(options.sheet or ()),
        tuple(options.paper or PAPERS), tuple(options.size or SIZES), options.jobs, options.shard,
        guide=options.clinic is None, list_only=options.list)
    try:
        return make.run(order)
    except make.CannotStart as error:
        print(error, file=sys.stderr)
        return 2
    except make.BrokenOff as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. What was made is whole; run this again to go on.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Make the printed sheets as PDF.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[1], help="the guide")
    parser.add_argument("--out", type=Path, default=Path("handouts"), help="where the sheets go (default: handouts)")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--clinics", type=Path, metavar="FOLDER", help="a folder of clinic files, each a NAME.yml")
    whose.add_argument("--clinic", type=Path, metavar="FILE", help="one clinic's file, and only its sheets")
    parser.add_argument("--sheet", action="append", metavar="ID", help="only this sheet (may be repeated)")
    parser.add_argument("--paper", action="append", choices=PAPERS, help="only this paper")
    parser.add_argument("--size", action="append", choices=SIZES, help="only this print")
    parser.add_argument("--list", action="store_true", help="only name the files that would be made")
    parser.add_argument("--jobs", type=_count, default=os.cpu_count() or 1, help="processes (default: one a core)")
    parser.add_argument("--shard", type=_shard, default=Shard(), metavar="I/N", help="only part I of N")
    return parser


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of processes; write 1 or more.')
    return int(text)


def _shard(text: str) -> Shard:
    try:
        return Shard.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


if __name__ == "__main__":
    sys.exit(main())
