"""A findings record without a source.

Why: a statement that matters has a source; a record is nothing but such statements.
Bad: sources: []
Good: sources: [gajjar2019]
Fix: name the sources, or take the record out.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-no-source", "findings", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
