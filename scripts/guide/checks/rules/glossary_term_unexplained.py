"""A word of the glossary that a page uses without explaining it (settings: page, everyday, kinds_of).

Why: people land on any page from a search. A hard word that is explained elsewhere stops them.
    Explained is: the plain word first and the term in brackets; a dash, a bracket, "means", "is
    a" behind it; "called" or "such as" before it; a word behind it that says what it is (kinds_of:
    cream, tablets); a link to the glossary in the same block, or in the one that leads into the
    list or table; <abbr>. It is enough once on a page, at the first use or before.
Bad: Granulomas came up after 3 months.
Good: Firm bumps (granulomas) came up after 3 months.
Fix: say it in plain words first, or link the first use: [granulomas](glossary.md). A word that
    everybody knows belongs into the setting everyday.
"""

from __future__ import annotations

import re

from ... import glossary
from ...inner_links import with_link
from ..rule import Rule

RULE = Rule("glossary-term-unexplained", "words", settings={
    "page": "glossary.md",
    "everyday": [
        "adrenaline pen", "anti-inflammatory", "before-and-after study", "blinded", "blood thinner",
        "case report", "cellulite", "certainty", "consent", "control group", "culture", "dummy injection",
        "elasticity", "fibromyalgia", "filler", "lichen planus", "licensed", "mesotherapy", "outbreak",
        "pattern hair loss", "psoriasis", "radiance", "regulator", "shockwave", "steroid", "vitiligo",
    ],
    "kinds_of": r"creams?|lotions?|tablets?|capsules?|gels?|ointments?|sprays?|medicines?|enzymes?|germs?|"
                r"scars?",
})
_ABBREVIATION = re.compile(r"^\*\[([^\]]+)\]:|<abbr\b[^>]*title=[^>]*>([^<]+)</abbr>", re.M | re.I)


def check(page, library, options):
    settings = options.of(RULE)
    book = library.pages.get(settings["page"])
    if book is None or page is book:
        return
    everyday = {word.lower() for word in settings["everyday"]}
    names = tuple(name for name in glossary.names(book.body) if name.lower() not in everyday)
    done = {name.lower() for found in _ABBREVIATION.findall(page.visible) for name in found}
    for block, linked in with_link(page, settings["page"]):
        for name, hits in _used(block, names).items():
            if name.lower() not in done and not linked and not _explained(block, hits, names, settings):
                yield RULE.at(page, block.offset(hits[0].start()),
                              f'"{" ".join(hits[0].group().split())}" comes first here and is not explained.',
                              "Say it in plain words first and put the term in brackets, or link it to "
                              f"{settings['page']}.")
            done.add(name.lower())


def _used(block, names):
    """Each name that stands in a block, with its places. Headings are explained by what follows."""
    found = {}
    if block.kind != "heading":
        for hit in glossary.expression(*names).finditer(block.shown):
            name = next(name for name in names if glossary.expression(name).fullmatch(hit.group()))
            found.setdefault(name, []).append(hit)
    return found


def _explained(block, hits, names, settings):
    words = block.shown
    kind = re.compile(rf"\s+(?:{settings['kinds_of']})(?!\w)", re.I)
    return any(kind.match(words, hit.end())
               or glossary.explains(words, hit.start(), hit.end(), glossary.expression(*names))
               for hit in hits)
