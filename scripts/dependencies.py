"""Write DEPENDENCIES.md from dependencies.yml.

    python scripts/dependencies.py

Exit 0 when written, 1 when there is a mistake in the file (with its line) or it cannot be written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide import dependencies
from guide.checks.writing import NotWritten, write_all
from guide.paths import Unreadable
from guide.problems import ProblemsFound


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write DEPENDENCIES.md.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the project")
    root = parser.parse_args(arguments).root
    try:
        text = dependencies.document(dependencies.load(root))
        write_all({root / "DEPENDENCIES.md": text.encode("utf-8")})
    except (ProblemsFound, Unreadable, NotWritten) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
