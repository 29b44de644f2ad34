"""A findings record that names a source which is not in the bibliography.

Why: the row would rest on nothing that a reader can look up.
Bad: sources: [gajar2019]
Good: sources: [gajjar2019]
Fix: correct the key, or add the source first: python scripts/add_source.py DOI
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-unknown-source", "findings", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
