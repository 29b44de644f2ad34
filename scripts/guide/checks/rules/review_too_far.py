"""A next check that is further away than the guide promises (settings: days).

Why: readers are told how often pages are checked. One date far off breaks that promise in silence.
Bad: updated: 2026-11-22 with review_due: 2032-11-22
Good: updated: 2026-11-22 with review_due: 2027-11-22
Fix: set review_due as near as the guide promises; [tool.guide-checks.rules.review-too-far] says how near.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("review-too-far", "front-matter", settings={"days": 1096})


def check(page, library, options):
    if page.meta is None:
        return
    days, most = (page.meta.review_due - page.meta.updated).days, options.of(RULE)["days"]
    if days > most:
        yield RULE.on(page.shown, page.front_line("review_due"), 1,
                      f"The next check is {days} days after the last update; {most} are the most.",
                      "Set review_due nearer.")
