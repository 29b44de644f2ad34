"""A link to a part of a page, where the page has no such part.

Why: the reader lands at the top of a long page and has to search for what was promised.
Bad: [When to go at once](get-help.md#emergancy)
Good: [When to go at once](get-help.md#emergency)
Fix: correct what stands behind the #. A heading's own address is behind the sign beside it.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("anchor-dead", "links", reads="built", stops_build=True)


def check(page, library, options):
    for place, dead in page.dead_links(library):
        if dead.rule == RULE.id:
            yield RULE.on(*place, dead.message, dead.fix)
