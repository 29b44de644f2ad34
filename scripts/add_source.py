"""Add a source to references.bib: who wrote it and where, from a registry.

    python scripts/add_source.py DOI|PMID|ISBN [--key KEY] [--dry-run] [--mailto ADDRESS] [--root DIR]

A DOI is looked up at Crossref, a PubMed number at NCBI, an ISBN at Open Library. What only a person who
has read the source can say is written as "TODO: ...", which the checks refuse until it is filled in.
Exit 0 when added (or shown, with --dry-run), 1 when not added (already there, no such record, registry or
file not usable), 2 when called wrongly (identifier, key or address malformed), 130 when stopped.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import setup_start

setup_start.own_environment("yaml", "pybtex")

from guide.adding import addition  # noqa: E402
from guide.adding.registries import Registries  # noqa: E402


def main(arguments: list[str] | None = None, registries: Callable[..., Registries] = Registries) -> int:
    """Run with these arguments. ``registries`` knows where the registries are; tests give their own."""
    options = _parser().parse_args(arguments)
    contact = options.mailto if options.mailto is not None else os.environ.get("GUIDE_MAILTO", "")
    if contact and not re.fullmatch(r"[!-~]+@[!-~]+", contact):
        print(f'"{contact}" is not an e-mail address.\nNothing was written.', file=sys.stderr)
        return addition.CALLED_WRONGLY
    order = addition.Order(options.identifier, options.root, options.key, options.dry_run)
    try:
        return addition.run(order, registries(mailto=contact))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Add a source to references.bib from its DOI, PubMed number or ISBN.")
    parser.add_argument("identifier", metavar="DOI|PMID|ISBN",
                        help="10.1000/abc, PMID:123456, an ISBN, or an address of doi.org or PubMed")
    parser.add_argument("--key", default="", help="the key of the entry (default: family name and year)")
    parser.add_argument("--dry-run", action="store_true", help="show the entry and write nothing")
    parser.add_argument("--mailto", metavar="ADDRESS",
                        help="your e-mail address, sent to the registry so that it can tell you of "
                             "trouble you cause (default: GUIDE_MAILTO; none is sent without either)")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent,
                        help="the folder that holds references.bib (default: this repository)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
