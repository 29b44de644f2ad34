"""A certainty that is none of the four words of GRADE.

Why: readers and pages rely on four words: high, moderate, low, very low.
Bad: certainty: fairly low
Good: certainty: low
Fix: use one of the four words.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-certainty-word", "findings", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
