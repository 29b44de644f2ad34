"""Two entries for the same source: the same DOI, PubMed number, PMC number, ISBN or title.

A DOI or PubMed number counts also where only the url holds it; an ISBN of 10 digits is the same as its
form with 13; capital letters and signs between words do not count.

Why: one study cited under two keys counts as two studies.
Bad: park2008 and slim_thighs with the same pmid.
Good: one entry, and one key everywhere.
Fix: merge what the two entries hold, and keep one key.
"""

from __future__ import annotations

import re

from ...bibliography import PLACEHOLDER
from ...identifiers import IdentifierError, isbn13, isbn_fault, parse
from ..rule import Rule

RULE = Rule("bib-duplicate-source", "bibliography", reads="guide", stops_build=True)

_KINDS = ("doi", "pmid", "pmcid", "isbn", "title")


def check(page, library, options):
    seen = {}
    for key, source in library.bibliography.sources.items():
        told = set()
        for kind, field, value in _names(source):
            first = seen.setdefault((kind, _form(kind, value)), key)
            if first != key and first not in told:
                told.add(first)
                yield RULE.on(*library.bibliography.place(key, field),
                              f'"{key}" has the same {kind} as "{first}".',
                              "Merge the two entries and keep one key.")


def _names(source):
    """(kind, the field it stands in, value) of everything that a source is known by."""
    for field in _KINDS:
        value = source.fields.get(field)
        if value and not PLACEHOLDER.search(value):
            yield field, field, value
    try:
        named = parse(source.url)
    except IdentifierError:
        return
    yield named.kind, "url", named.value


def _form(kind, value):
    """A form in which two ways to write the same thing are equal."""
    if kind == "title":
        return " ".join(re.findall(r"\w+", value.lower()))
    if kind == "isbn" and not isbn_fault(value):
        return isbn13(value)
    return value.lower()
