"""Keep the files of a built site compressed beside the originals: .br, .zst and .gz.

    python scripts/precompress.py [SITE]

Compresses files of text as small as they get, leaves right copies alone and removes copies of files that are
gone. Ctrl-C leaves whole files; the same command carries on. Exit 0 when done, 2 for a wrong folder.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide.deploy import policy, precompress
from guide.paths import Unreadable
from guide.problems import ProblemsFound

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compress the files of a built site once, for every reader.")
    parser.add_argument(
        "site", type=Path, nargs="?", default=ROOT / "site", help="the built site (default: site/)"
    )
    options = parser.parse_args(arguments)
    if not (options.site / "404.html").is_file():
        parser.error(f"{options.site} holds no built site. Build it with: make site")
    try:
        endings = policy.load(ROOT / "deploy" / "policy.yml").text_endings
        done = precompress.run(options.site, endings, _show if sys.stderr.isatty() else lambda name: None)
    except KeyboardInterrupt:
        print("\nStopped: run the same command again to carry on.", file=sys.stderr)
        return 130
    except (ProblemsFound, Unreadable) as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{options.site} cannot be compressed: {error.strerror or error}.", file=sys.stderr)
        return 2
    print(f"{options.site}: {done.written} copies written, {done.kept} were right, {done.removed} removed.")
    return 0


def _show(name: str) -> None:
    sys.stderr.write(f"\r\033[K{name}")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
