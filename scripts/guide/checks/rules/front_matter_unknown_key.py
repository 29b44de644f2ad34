"""A key of the front matter that nothing reads.

Why: a misspelt key looks like a fact about the page and is none: `reveiw_due` is never due.
Bad: reveiw_due: 2027-11-22
Good: review_due: 2027-11-22
Fix: correct the key, or take the line out.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("front-matter-unknown-key", "front-matter", reads="guide", stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
