"""A row of a tally that says something a study cannot have seen.

Why: the tally counts studies for and against; another word counts for neither.
Bad: {source: park2008, saw: success, people: 20}
Good: {source: park2008, saw: no change, people: 20}
Fix: use one of: better, level, worse (against something else), change, no change, mixed.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-tally-word", "findings", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
