"""Headings that do not make an outline: a level left out, no H1 or two, an empty heading.

Why: someone who cannot see the page moves through it by its headings and hears their levels.
    A level left out sounds as if a part were missing; two H1 sound like two pages.
Bad:
    # Hair loss
    ### What studies found
Good:
    # Hair loss
    ## What studies found
Fix: begin with one # heading, and go one level deeper at a time. HTML headings count as well.
    If your theme writes the title as H1 itself, set h1_from_title to true.
"""

from __future__ import annotations

from ...headings_in_markdown import headings
from ..rule import Rule

RULE = Rule("heading-order", "access", settings={"h1_from_title": False})


def check(page, library, options):
    if not page.body.strip():
        return
    found = headings(page.body)
    from_title = options.of(RULE)["h1_from_title"]
    level = yield from _first(page, found, from_title)
    for number, heading in enumerate(found):
        if not heading.words:
            yield RULE.at(page, heading.offset, "This heading is empty.", "Write its words, or remove it.")
        if heading.level == 1 and any(other.level == 1 for other in found[:number]):
            yield RULE.at(page, heading.offset, f'"{_name(heading)}" is a second H1 heading.',
                          "A page has one H1. Make this one an H2 or deeper.")
        elif heading.level > level + 1:
            yield RULE.at(page, heading.offset, f'"{_name(heading)}" is an H{heading.level} heading '
                          f"below an H{level}: a level is left out.", f"Make it an H{level + 1}.")
        level = heading.level


def _first(page, found, from_title):
    """What is wrong with the start of the page; returns the level that its first heading follows."""
    if from_title and not (found and found[0].level == 1):
        return 1
    if not any(heading.level == 1 for heading in found):
        start = len(page.body) - len(page.body.lstrip())
        yield RULE.at(page, start, "The page has no H1 heading.",
                      "Begin it with one line: # and the title of the page.")
    elif found[0].level != 1:
        yield RULE.at(page, found[0].offset, f'The first heading, "{_name(found[0])}", is an '
                      f"H{found[0].level} and not the H1.", "Put the H1 before everything else.")
    return found[0].level if found else 1


def _name(heading):
    return heading.words or "(empty)"
