"""Two findings records with the same id.

Why: a page that asks for the record would get one of the two.
Bad: two records with `id: hair-drugs`
Good: hair-drugs and hair-vitamins
Fix: rename one, and the pages that mean it.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-duplicate", "findings", reads="guide", stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
