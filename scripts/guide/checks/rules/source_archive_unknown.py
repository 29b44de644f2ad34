"""A source with an address and no word on whether a copy of it is archived (before a release).

Why: a quarter of web addresses are dead within years; with an archived copy the claim stays checkable.
Bad: url = {https://regulator.example/notice}, and no `archived`
Good: archived = {https://web.archive.org/web/2026/https://regulator.example/notice}, or
    archived = {none found, 2026-11-22}
Fix: run python scripts/check_links.py --find-archived where there is a network.
"""

from __future__ import annotations

from ...archived import NOT_LOOKED_FOR, UNCLEAR, state
from ..rule import Rule

RULE = Rule("source-archive-unknown", "links", reads="guide", release=True)


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        found = state(source) if source.url else ""
        if found in (NOT_LOOKED_FOR, UNCLEAR):
            yield RULE.on(*library.bibliography.place(key, "url" if found == NOT_LOOKED_FOR else "archived"),
                          f'"{key}": nobody has looked for an archived copy.' if found == NOT_LOOKED_FOR
                          else f'"{key}": "{source.archived}" is no address and no "none found, DATE".',
                          "Run python scripts/check_links.py --find-archived where there is a network.")
