"""A page about a use, a step or a harm that does not lead to the warning signs (settings: page, kinds).

Why: someone who feels ill after an injection lands on any page from a search. From each of these
    pages the signs for an ambulance and for a doctor have to be one press away. A link without
    words, in a comment or in code, is none.
Bad: a page about side effects that ends without [warning signs](get-help.md)
Good: [When to get help](../get-help.md), on every page of the kinds use, step and harm
Fix: add the link where harms are told, or where the reader is told what to do.
"""

from __future__ import annotations

import re

from ...inner_links import inner_links
from ..rule import Rule

RULE = Rule("warning-sign-link", "words", safety=True, settings={
    "page": "get-help.md",
    "kinds": ["harm", "step", "use"],
    # Whatever kind it says it is, a page with such a title tells of harms.
    "titles": r"\b(?:side[- ]effects?|harms?|harmful|complications?|reactions?|risks?|"
              r"(?:can|may) go wrong)\b",
})


def check(page, library, options):
    settings = options.of(RULE)
    if page.src == settings["page"] or not _tells_of_harm(page, settings):
        return
    if all(link.src != settings["page"] for link in inner_links(page)):
        offset = page.headings[0][0] if page.headings else 0
        yield RULE.at(page, offset,
                      f"Nothing on this page leads to the warning signs ({settings['page']}).",
                      "Add a link such as [When to get help](get-help.md), from a folder (../get-help.md).")


def _tells_of_harm(page, settings):
    titles = [text for _, level, text in page.headings if level == 1]
    titles += [page.meta.title] if page.meta else []
    return page.kind in settings["kinds"] or any(
        re.search(settings["titles"], title, re.I) for title in titles)
