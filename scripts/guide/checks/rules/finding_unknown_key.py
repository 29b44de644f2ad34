"""A key of a findings record that nothing reads.

Why: a misspelt key is a fact that never reaches a page.
Bad: certianty: low
Good: certainty: low
Fix: correct the key, or take the line out.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-unknown-key", "findings", reads="guide", stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
