"""A page whose next check is past.

Why: readers are told when the page will be checked again; after that day it is a broken promise.
Bad: review_due: 2025-11-22, today
Good: review_due: 2027-11-22
Fix: check the page against its sources, then move updated and review_due. Never only the date.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("review-overdue", "front-matter")


def check(page, library, options):
    due = page.meta.review_due if page.meta else None
    if due and due < options.today:
        days = (options.today - due).days
        yield RULE.on(page.shown, page.front_line("review_due"), 1,
                      f"The check of this page was due on {due}, {days} day{'s' * (days != 1)} ago.",
                      "Check the page against its sources, then move updated and review_due.")
