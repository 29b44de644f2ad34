"""Build the whole guide into site/, strictly, all or nothing.

    python scripts/build_site.py [--site-dir DIR] [--root DIR] [--quiet]

Prints the folder, the number of pages and the time. Exit 0 when built, 1 when a mistake in
the guide stopped it (each with file, line and what to do), 2 when it could not start.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide import build, lean


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Build the guide into a folder of web pages.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent,
                        help="the folder that holds mkdocs.yml (default: this repository)")
    parser.add_argument("--site-dir", type=Path, help="where to write it (default: site/)")
    parser.add_argument("--quiet", action="store_true", help="print nothing but mistakes")
    options = parser.parse_args(arguments)
    lean.put_off_imports()  # only here: the process does nothing but build
    lean.keep_what_is_read()
    return build.run(options.root, options.site_dir, quiet=options.quiet)


if __name__ == "__main__":
    sys.exit(main())
