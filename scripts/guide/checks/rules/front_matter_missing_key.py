"""A key that every page needs is not there.

Why: the page, the handout and the embed are all made from the same keys; none can be guessed.
Bad: front matter without review_due.
Good: front matter with every key, also the ones that are false or empty.
Fix: add the key that the message names.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("front-matter-missing-key", "front-matter", reads="guide", stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
