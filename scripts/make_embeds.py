"""Write the embeds alone, for a clinic that serves them from its own website.

    python scripts/make_embeds.py --out DIR --at https://clinic.example/guide/

Writes DIR/embed/, to be put at the address that --at names; links to full pages still lead to the
guide. Exit 0 when written, 1 when a mistake in the guide stopped it, 2 for a wrong folder or address.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from guide import build
from guide.embeds import write
from guide.problems import ProblemsFound


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write the embeds of the guide into a folder.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent,
                        help="the folder that holds mkdocs.yml (default: this repository)")
    parser.add_argument("--out", type=Path, required=True, help="where to write them: DIR/embed/")
    parser.add_argument("--at", default="", help="the address that DIR will have (default: that of the guide)")
    options = parser.parse_args(arguments)
    if options.at and not (urlsplit(options.at).scheme in ("http", "https") and urlsplit(options.at).netloc):
        parser.error(f'"{options.at}" is no address. Write it whole, such as https://clinic.example/guide/')
    at = options.at and options.at.rstrip("/") + "/"
    try:
        rendered = build.rendered(options.root)
        found = write.find(options.root, rendered)
        write.alone(options.out, write.files(found, rendered.site_name, rendered.site_url, at))
    except (build.BuildFailed, ProblemsFound) as error:
        print(error, file=sys.stderr)
        return 1
    except (write.NotOurs, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{options.out / 'embed'}: {len(found)} embeds for {at or rendered.site_url}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
