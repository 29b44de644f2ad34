"""A findings record without a key that it needs.

Why: a row without its certainty, its people or what it was compared with misleads.
Bad: an outcome without `compared_with`.
Good: every outcome says in whom, compared with what, how sure, and why.
Fix: add the key that the message names.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-missing-key", "findings", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
