"""A reviewer in the front matter who has not signed this page, as it is now.

Why: "checked by" under a medical page is only true if a real person read this text and signed.
Bad: reviewed_by: [a-doctor], and nobody of that id in reviewers.yml
Good: reviewed_by: []
Fix: leave reviewed_by empty until the person has signed; then enter the day in reviewers.yml.
    A signature from before the last update counts no more.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("reviewer-unsigned", "front-matter", safety=True, stops_build=True)


def check(page, library, options):
    for name in page.meta.reviewed_by if page.meta else ():
        fault = _fault(name, page, library.reviewers, options.today)
        if fault:
            yield RULE.on(page.shown, page.front_line("reviewed_by"), 1, fault,
                          "Leave reviewed_by empty until a real person has signed this text.")


def _fault(name, page, reviewers, today):
    if name not in reviewers:
        return f'"{name}" has not signed anything, so the page cannot say so.'
    day = reviewers[name].signed.get(page.src)
    if day is None:
        return f'"{name}" has not signed this page.'
    if day > today:
        return f'"{name}" signed on {day}, which has not come yet.'
    if day < page.meta.updated:
        return f'"{name}" signed on {day}; the page was changed on {page.meta.updated}.'
    return ""
