"""A source with an address and no word on whether a copy of it is archived (before a release).

Why: a quarter of web addresses are dead within years; with an archived copy the claim stays checkable.
Bad: url = {https://regulator.example/notice}, and no `archived`
Good: archived = {https://web.archive.org/web/2026/https://regulator.example/notice}, or
    archived = {none found, 2026-11-22}
Fix: run python scripts/check_links.py --find-archived where there is a network.
"""

from __future__ import annotations

import datetime as dt
import re

from ..rule import Rule

RULE = Rule("source-archive-unknown", "links", reads="guide", release=True)

_ADDRESS = re.compile(r"https?://[^\s/.]+\.\S+")
_NONE_FOUND = re.compile(r"none found, ([0-9]{4}-[0-9]{2}-[0-9]{2})")


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        if source.url and not _is_answer(source.archived):
            yield RULE.on(*library.bibliography.place(key, "archived" if source.archived else "url"),
                          f'"{key}": nobody has looked for an archived copy.' if not source.archived
                          else f'"{key}": "{source.archived}" is no address and no "none found, DATE".',
                          "Run python scripts/check_links.py --find-archived where there is a network.")


def _is_answer(archived):
    none = _NONE_FOUND.fullmatch(archived)
    try:
        return bool(dt.date.fromisoformat(none[1]) if none else _ADDRESS.fullmatch(archived))
    except ValueError:
        return False
