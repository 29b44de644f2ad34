"""A link, picture or script of the built site that leads to a page or file that is not there.

Why: the reader gets an error page, perhaps on the way to help. MkDocs only warns, and not at
    all when it is quiet.
Bad: [When to get help](get-hlep.md)
Good: [When to get help](get-help.md)
Fix: correct the name of the file. Paths count from the page that the link stands on.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("link-dead", "links", reads="built", stops_build=True)


def check(page, library, options):
    for place, dead in page.dead_links(library):
        if dead.rule == RULE.id:
            yield RULE.on(*place, dead.message, dead.fix)
