"""Put the whole guide into one zip that opens from a USB stick by a double-click.

    python scripts/make_offline.py [--site DIR] [--out FILE]

Writes mesotherapy-guide.zip. Sheets to print are in it if the site has them (make handouts, then make site).
Exit 0 when written, 2 for a wrong folder.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide import offline
from guide.paths import Unreadable

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Put the whole guide into one zip.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site/)")
    parser.add_argument(
        "--out", type=Path, default=ROOT / f"{offline.FOLDER}.zip", help="the zip (default: %(default)s)"
    )
    options = parser.parse_args(arguments)
    if not (options.site / "404.html").is_file():
        parser.error(f"{options.site} holds no built site. Build it with: make site")
    try:
        made = offline.files(options.site)
        offline.write(options.out, made)
    except (Unreadable, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{options.out}: {len(made)} files, {options.out.stat().st_size / 1e6:.1f} MB.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
