"""A source that must not be cited as support: unread, withdrawn from trust, or selling something.

Why: such sources stay in the bibliography for openness. On a page they would lend their number
    to a claim that nothing carries.
Bad: It tightens the skin [@saluja2020], and the entry says `unfit = {not read}`.
Good: the sentence rests on a source that was read, or is left out.
Fix: cite another source, or leave the statement out. Pages about the guide may name it.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("citation-unfit", "citations", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    unfit = [f"@{key}" for key, source in library.bibliography.sources.items() if source.is_unfit]
    for each in library.pages.values():
        if each.kind != "about" and any(map(each.body.__contains__, unfit)):
            yield from _on_page(each, library.bibliography.sources)
            each.forget()
    for record in library.findings.all():
        for key in record.keys:
            source = library.bibliography.sources.get(key)
            if source and source.is_unfit:
                yield RULE.on(*record.place("sources"), f'"{record.id}" rests on "{key}": {source.unfit}',
                              "Name another source, or take the record out.")


def _on_page(page, sources):
    for group in page.citations:
        for citation in group.citations:
            source = sources.get(citation.key)
            if source and source.is_unfit:
                yield RULE.at(page, citation.start,
                              f'"{citation.key}" must not be cited as support: {source.unfit}',
                              "Cite another source, or leave the statement out.")
