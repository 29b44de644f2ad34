"""A part of a page (a heading of the second level) with nothing under it (settings: kinds).

Why: an empty "What is not known" says that all is known.
Bad: ## What is not known, and straight on to ## Harms to know about
Good: ## What is not known, and what is not known
Fix: write the part, or say in a sentence that nothing was found.
"""

from __future__ import annotations

import re

from ..rule import Rule

RULE = Rule("part-empty", "access", safety=True, stops_build=True, settings={
    "kinds": ["use", "harm", "step", "decision"],
})

_TAG = re.compile(r"</?(?:div|section|p)\b[^>]*>")


def check(page, library, options):
    if page.kind not in options.of(RULE)["kinds"]:
        return
    ends = [*page.headings[1:], (len(page.body), 0, "")]
    for (start, level, text), (end, next_level, _) in zip(page.headings, ends):
        line_end = page.visible.find("\n", start)
        under = _TAG.sub("", page.visible[line_end:end]) if 0 <= line_end < end else ""
        if level == 2 and not under.strip() and next_level <= level:
            yield RULE.at(page, start, f'There is nothing under "{text}".',
                          "Write the part, or say in a sentence that nothing was found.")
