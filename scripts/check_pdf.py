"""Check PDFs against PDF/UA-1, as far as a machine can decide.

    python scripts/check_pdf.py FILE...

Prints the faults of each file. Exit 0 when there are none, 1 when there are some, 2 when a file
cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import setup_start

setup_start.own_environment("pikepdf", "lxml", "fontTools")

from guide.handouts import ua  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check PDFs against PDF/UA-1.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    return max(_report(path) for path in parser.parse_args(arguments).files)


def _report(path: Path) -> int:
    try:
        found = ua.faults(path)
    except ua.Unreadable as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{path}: It cannot be read: {error.strerror}.", file=sys.stderr)
        return 2
    for fault in found:
        print(f"{path}: {fault}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
