"""A number in findings/ that none of the record's sources reported.

Why: tables, badges and pictures repeat this number; a slip here is a slip everywhere.
Bad: result: "247 of 541 people had pain", and the source says 246
Good: result: "246 of 541 people had pain"
    Held against the sources are the result, the people and the tally of an outcome, and every
    number of a fact.
Fix: look the number up in references.bib (finding, details, compared, followup, limits).
"""

from __future__ import annotations

from ...numbers import Ledger, unreported
from ..rule import Rule

RULE = Rule("finding-number", "findings", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    if library.bibliography.broken:
        return
    ledger = library.once(Ledger)
    for record in library.findings.all():
        for key, number in unreported(record, ledger):
            what = getattr(record, key, "") if key in ("result", "says", "people") else key
            yield RULE.on(*record.place(key),
                          f'"{record.id}": {number} is in no record of {", ".join(record.keys)}.',
                          f'Check the number against references.bib: "{str(what)[:90]}"')
