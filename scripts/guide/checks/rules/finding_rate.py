"""Counts that make no rate: more people than there were, or a count without a whole.

Why: icon arrays are drawn from these counts.
Bad: count: 30 with of: 20
Good: count: 12 with of: 20
Fix: look the counts up in the record of the source.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-rate", "findings", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
