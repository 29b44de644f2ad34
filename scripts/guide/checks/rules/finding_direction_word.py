"""A direction that is not on the list.

Why: the matrix has one shape for each direction; another word has none.
Bad: direction: promising
Good: direction: unclear
Fix: use one of: benefit, no better, no effect, conflicting, unclear, none found.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-direction-word", "findings", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
