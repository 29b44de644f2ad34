"""A page whose next check comes up within some weeks (settings: days).

Why: a check takes time; whoever does it should hear before the day.
Bad: review_due in 20 days.
Good: review_due in half a year.
Fix: plan the check. Nothing fails until the day is past.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("review-due-soon", "front-matter", severity="warning", settings={"days": 60})


def check(page, library, options):
    due = page.meta.review_due if page.meta else None
    if due and 0 <= (due - options.today).days <= options.of(RULE)["days"]:
        yield RULE.on(page.shown, page.front_line("review_due"), 1,
                      f"The check of this page is due on {due}.", "Plan it now.")
