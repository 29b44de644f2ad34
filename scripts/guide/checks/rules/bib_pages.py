"""A range of pages that runs backwards, or is written with a single hyphen.

Why: a range that runs backwards was mistyped; a single hyphen is printed as one, not as a dash.
Bad: pages = {185e--179e},
Good: pages = {179e--185e}, pages = {462--8},
Fix: look the pages up. --fix puts the double hyphen between two numbers.
"""

from __future__ import annotations

import re

from ..rule import Edit, Rule

RULE = Rule("bib-pages", "bibliography", reads="guide")

_RANGE = re.compile(r"(?P<prefix>[A-Za-z]*)(?P<first>\d+)(?P<after>[A-Za-z]?)(?P<dash>\s*(?:-{1,3}|–|—)\s*)"
                    r"(?P<prefix2>[A-Za-z]*)(?P<last>\d+)(?P<after2>[A-Za-z]?)\Z")


def check(page, library, options):
    bib = library.bibliography
    for key, source in bib.sources.items():
        found = _RANGE.match(source.pages)
        if not found:
            continue
        if _backwards(found["first"], found["last"]):
            yield RULE.on(*bib.place(key, "pages"), f'"{key}": the pages run backwards, {source.pages}.',
                          "Look the pages up.")
        elif found["dash"] != "--":
            start, end = bib.field_span(key, "pages")
            new = source.pages[:found.start("dash")] + "--" + source.pages[found.end("dash"):]
            edit = Edit(start, bib.text[start:end], new) if bib.text[start:end] == source.pages else None
            yield RULE.on(*bib.place(key, "pages"), f'"{key}": the pages need a double hyphen.',
                          f"Write pages = {{{new}}}.", edit)


def _backwards(first, last):
    """462--8 is short for 462 to 468."""
    if len(last) < len(first):
        last = first[:len(first) - len(last)] + last
    return int(last) < int(first)
