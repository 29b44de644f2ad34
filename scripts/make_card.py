"""Draw the picture that a shared link shows: the name of the guide and what it promises.

    python scripts/make_card.py [--out FILE]

It is kept in overrides/assets/images/card.png, so that a build needs no packages for pictures. Draw it
again after a change of `site_name` or `site_description` in mkdocs.yml; a test tells when that is due.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import setup_start

setup_start.own_environment("yaml", "PIL")

from guide.handouts import card  # noqa: E402
from guide.whole_files import put  # noqa: E402
from guide.paths import Unreadable  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
CARD = ROOT / "overrides" / "assets" / "images" / "card.png"


def main(arguments: list[str] | None = None) -> int:
    """Draw and write the picture. Returns 0, or 2 if it could not be written."""
    parser = argparse.ArgumentParser(description="Draw the picture of a shared link.")
    parser.add_argument("--out", type=Path, default=CARD, help="where to write it (default: overrides/assets/images)")
    options = parser.parse_args(arguments)
    try:
        data = card.png(*card.words(ROOT))
        put(options.out, data)
    except (OSError, Unreadable, card.NoRoom) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{options.out}: {card.WIDTH} by {card.HEIGHT} pixels, {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
