"""The next check of a page is not after its last update.

Why: a page would be overdue on the day it is published, or the two dates were exchanged.
Bad: updated: 2027-11-22 with review_due: 2026-11-22
Good: updated: 2026-11-22 with review_due: 2027-11-22
Fix: set review_due to a day after updated.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("front-matter-review-order", "front-matter", reads="guide", stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
