"""A page about a use whose other options do not name doing nothing (settings: kinds, heading, words).

Why: doing nothing is always a choice, often the best one, and nobody earns by it; so it is the
    one that is left out.
Bad: a table of other options that begins with "Minoxidil lotion"
Good: | Do nothing | No cost, no risk from needles. | Hair loss may go on. |
Fix: put it back, first, with what speaks for and against it.
"""

from __future__ import annotations

import re

from ..rule import Rule

RULE = Rule("do-nothing-missing", "words", safety=True, stops_build=True, settings={
    "kinds": ["use"], "heading": "Other options", "words": r"(?:do|doing) nothing|no treatment at all",
})


def check(page, library, options):
    settings = options.of(RULE)
    if page.kind not in settings["kinds"]:
        return
    second = [(offset, text) for offset, level, text in page.headings if level == 2]
    for (start, text), end in zip(second, [*(offset for offset, _ in second[1:]), len(page.visible)]):
        if text == settings["heading"] and not re.search(settings["words"], page.visible[start:end], re.I):
            yield RULE.at(page, start, "Doing nothing is not among the options.",
                          "Name it first, with what speaks for and against it.")
