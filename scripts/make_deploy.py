"""Write what hosts need to serve the guide, from deploy/policy.yml and the built site.

    python scripts/make_deploy.py [--site DIR] [--out DIR] [--folder DIR] [--name HOST] [--listen PORT]

Writes nginx.conf, Caddyfile and _headers. They hold the hashes of what stands inside the pages, so make them
again after every change of the theme. Without --site the guide is built into a temporary folder first.
Exit 0 when written, 1 when a mistake in the policy or the pages stopped it, 2 for a wrong folder.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from guide import build
from guide.deploy import policy, write
from guide.deploy.place import Place
from guide.paths import Unreadable
from guide.problems import ProblemsFound

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write the files for nginx, Caddy, Cloudflare and Netlify.")
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="the folder that holds mkdocs.yml (default: this repository)"
    )
    parser.add_argument("--site", type=Path, help="the built site (default: build it now, and throw it away)")
    parser.add_argument("--out", type=Path, help="where to write (default: deploy/)")
    parser.add_argument(
        "--folder", default=Place.root, help="where the site will lie on the host (default: %(default)s)"
    )
    parser.add_argument("--name", default=Place.name, help="the name of the host (default: %(default)s)")
    parser.add_argument("--listen", default=Place.listen, help="the port to listen on (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.site and not (options.site / "404.html").is_file():
        parser.error(f"{options.site} holds no built site. Build it with: make site")
    place = Place(options.folder, options.name, options.listen)
    out = options.out or options.root / "deploy"
    try:
        chosen = policy.load(options.root / "deploy" / "policy.yml")
        with tempfile.TemporaryDirectory(prefix="guide-") as folder:
            site = options.site or Path(folder) / "site"
            if not options.site and (failed := build.run(options.root, site, quiet=True)):
                return failed
            made = write.files(chosen, site, place)
        write.write(out, made)
    except (ProblemsFound, Unreadable) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{out} cannot be written: {error.strerror or error}.", file=sys.stderr)
        return 2
    print(f"{out}: {', '.join(made)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
