"""A number that stands in no record of the sources cited beside it.

Why: people act on numbers. One changed digit is the mistake that nobody sees in reading.
Bad: In 29 women both thighs came out the same [@park2008], and the record says 20.
Good: In 20 women both thighs came out the same [@park2008].
Fix: check the number against the entry in references.bib, and keep what it is attached to: which
    mixture, which people, compared with what, counted in what unit.
"""

from __future__ import annotations

from ...numbers import Ledger, loose
from ..rule import Rule

RULE = Rule("number-differs", "findings", safety=True, stops_build=True)


def check(page, library, options):
    if library.bibliography.broken:
        return  # told once, not at every number
    for found in loose(page, library.once(Ledger)):
        if found.keys:
            yield RULE.at(page, found.offset, f"{found.number} is in no record of {', '.join(found.keys)}.",
                          f'Check the number against the record: "{found.words[:90]}"')
