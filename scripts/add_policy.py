"""Put the policy into the pages of a built site, for a host that cannot send headers.

    python scripts/add_policy.py [SITE]

Only for such hosts: GitHub Pages, for one. Run it again after a build. Exit 0 when done, 1 when a page
allows no policy, 2 for a wrong folder.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide.deploy import meta, policy
from guide.paths import Unreadable
from guide.problems import ProblemsFound

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description="Put the Content-Security-Policy into the pages of a built site."
    )
    parser.add_argument(
        "site", type=Path, nargs="?", default=ROOT / "site", help="the built site (default: site/)"
    )
    options = parser.parse_args(arguments)
    if not (options.site / "404.html").is_file():
        parser.error(f"{options.site} holds no built site. Build it with: make site")
    try:
        count = meta.add(options.site, policy.load(ROOT / "deploy" / "policy.yml"))
    except (ProblemsFound, Unreadable, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.site}: the policy stands in {count} pages.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
