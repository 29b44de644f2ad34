"""A page that says it was updated, or its evidence searched, on a day that has not come.

Why: "last updated" is a promise about work that was done.
Bad: updated: 2062-11-22
Good: updated: 2026-11-22
Fix: write the day on which it was done.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("front-matter-future-date", "front-matter")


def check(page, library, options):
    for key in ("updated", "evidence_searched"):
        day = getattr(page.meta, key, None)
        if day and day > options.today:
            yield RULE.on(page.shown, page.front_line(key), 1, f"{key} is {day}, which has not come yet.",
                          "Write the day on which it was done.")
