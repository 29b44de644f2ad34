"""Two places of one page with the same id.

Why: a link to a part of a page goes to the first of them, and a screen reader takes the label of
    the wrong one.
Bad: ## Harms { #more } ... ## Costs { #more }
Good: ## Harms { #harms } ... ## Costs { #costs }
Fix: give one of them another id. If a directive wrote them, it stands on the page twice.
"""

from __future__ import annotations

from ... import links_inside
from ..rule import Rule

RULE = Rule("id-repeated", "rendered", reads="built", stops_build=True)


def check(page, library, options):
    tags = [tag for tag in page.parsed.tags if tag.attributes.get("id")]
    for name in links_inside.repeated(tag.attributes["id"] for tag in tags):
        offsets = links_inside.id_places(page.page, name) if page.page else []
        second = [tag for tag in tags if tag.attributes["id"] == name][1]
        for offset in offsets:
            yield RULE.at(page.page, offset, *links_inside.repeated_words(name))
        if not offsets:
            yield RULE.on(*page.in_html(second.line, second.column), *links_inside.repeated_words(name))
