"""An entry that does not hold what a reader needs to find the source.

Why: a source that nobody can look up cannot be checked.
Bad: @article{park2008, title = {…} and nothing else
Good: an article with a doi, pmid, pmcid or url, or with journal, year and pages; a book with an
    isbn, or a publisher and a year; anything else with a url or doi.
Fix: add what the record of the source holds. Never fill a field from memory.
"""

from __future__ import annotations

from ..rule import Rule

_WAYS = {
    "article": ("doi", "pmid", "pmcid", "url", "journal year pages"),
    "book": ("isbn", "doi", "url", "publisher year"),
    "": ("url", "doi", "pmid", "pmcid"),
}
RULE = Rule("bib-unfindable", "bibliography", reads="guide", stops_build=True)


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        ways = _WAYS.get(source.entry_type, _WAYS[""])
        if not source.is_unfit and not any(all(map(source.fields.get, way.split())) for way in ways):
            options_text = ", or ".join(" and ".join(way.split()) for way in ways)
            yield RULE.on(*library.bibliography.place(key), f'Nobody can find "{key}" from this entry.',
                          f"Add {options_text}.")
