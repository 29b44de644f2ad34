"""A page that does not have the parts of its kind, in their order (settings: parts).

Why: a reader who has seen one page about a use knows where to look on all of them; and a page
    that drops "What is not known" or "Other options" is no longer honest.
Bad: a page of the kind use that ends after "What the studies found".
Good: key messages, what the studies found, what was tested, what is not known, harms, other
    options, questions: each as a heading of the second level.
Fix: add the heading that is missing, or put the headings in the order that the message gives.
"""

from __future__ import annotations

from ...headings_in_markdown import headings
from ..rule import Rule

# "Sources" is added by the build.
RULE = Rule("page-parts", "front-matter", safety=True, stops_build=True, settings={"parts": {
    "use": [
        "Key messages", "What the studies found", "What was tested, and on whom",
        "What is not known", "Harms to know about", "Other options", "Questions to take along",
    ],
}})


def check(page, library, options):
    parts = options.of(RULE)["parts"].get(page.kind)
    if not parts:
        return
    found = [(heading.offset, heading.words) for heading in headings(page.body) if heading.level == 2]
    if [text for _, text in found] == parts:
        return
    yield RULE.at(page, _offset(found, parts), _message(page.kind, [text for _, text in found], parts),
                  f"The headings have to be, in this order: {'; '.join(parts)}.")


def _offset(found, parts):
    """Of the first heading that is wrong, or of the last one there is."""
    for (offset, text), part in zip(found, parts):
        if text != part:
            return offset
    return found[min(len(parts), len(found) - 1)][0] if found else 0


def _message(kind, texts, parts):
    missing = [part for part in parts if part not in texts]
    extra = [text for text in texts if text not in parts]
    if missing:
        return f'A page of the kind "{kind}" has to have this part: {"; ".join(missing)}.'
    if extra:
        return f'"{extra[0]}" is no part of a page of the kind "{kind}".'
    return "The parts of this page are not in their order."
