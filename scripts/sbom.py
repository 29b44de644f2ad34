"""Write the list of everything the project is built and tested with, as CycloneDX 1.6.

    python scripts/sbom.py [--out FILE]

Exit 0 when written, 1 when a lock file cannot be read or the list not be written.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path

from guide import sbom
from guide.checks.writing import NotWritten, write_all
from guide.paths import Unreadable, read_text

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write a CycloneDX list of all packages.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder with the lock files")
    parser.add_argument("--out", type=Path, default=Path("sbom.cdx.json"), help="where to write it")
    options = parser.parse_args(arguments)
    try:
        project = tomllib.loads(read_text(options.root / "pyproject.toml"))["project"]
        text = sbom.document(options.root, project["name"], project["version"])
        write_all({options.out: text.encode("utf-8")})
    except (Unreadable, NotWritten) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.out}: {len(json.loads(text)['components'])} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
