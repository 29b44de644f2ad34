"""A number with another unit than the records of its sources give it: days for weeks, men for women.

It looks only at numbers that the records name with a unit of the same kind: a stretch of time, or
women against men. Where a record gives the number without one, it says nothing.

Why: the right number with the wrong unit passes every other look.
Bad: Swelling lasted 9.6 weeks [@salvador2021], and the record says 9.6 days.
Good: Swelling lasted 9.6 days [@salvador2021].
Fix: check the unit against the entry in references.bib.
"""

from __future__ import annotations

import functools
import re

from ...numbers import canonical, cited, find, source_text
from ..rule import Rule

RULE = Rule("unit-differs", "findings", safety=True, stops_build=True)

_DIGIT = re.compile(r"\d")
_PLURAL = {"woman": "women", "man": "men"}
_KINDS = (r"minutes?|hours?|days?|weeks?|months?|years?", r"women|woman|men|man")
_UNIT = [re.compile(rf"[ -]?(?:to \d[\d.]* |and \d[\d.]* |or \d[\d.]* )?(?P<unit>{kind})\b", re.I) for kind in _KINDS]
_LATER = [re.compile(rf"[^;|]{{0,40}}?\b(?P<unit>{kind})\b", re.I) for kind in _KINDS]


def check(page, library, options):
    for sentence in page.sentences:
        keys = _DIGIT.search(sentence.text) and (cited(sentence.text) or cited(sentence.block.text))
        if keys:
            records = [source_text(library.bibliography.sources[key]) for key in keys
                       if key in library.bibliography.sources]
            yield from _faults(page, sentence, records)


def _faults(page, sentence, records):
    for match in find(sentence.shown):
        number = canonical(match.group())
        for kind, pattern in enumerate(_UNIT):
            unit = pattern.match(sentence.shown, match.end())
            if not unit:
                continue
            known = set().union(*(_units(record).get((number, kind), ()) for record in records))
            if known and _one(unit["unit"]) not in known:
                told = " or ".join(_PLURAL.get(name, f"{name}s") for name in sorted(known))
                yield RULE.at(page, sentence.offset(match.start()),
                              f"{match.group()} {unit['unit']}: the records say {match.group()} {told}.",
                              "Check the unit against the record.")


@functools.lru_cache(maxsize=1024)
def _units(record):
    """The units that a record gives its numbers, in the singular: {(number, kind): {unit, ...}}."""
    found = {}
    for match in find(record):
        for kind, pattern in enumerate(_LATER):
            unit = pattern.match(record, match.end())
            if unit:
                found.setdefault((canonical(match.group()), kind), set()).add(_one(unit["unit"]))
    return found


def _one(unit):
    unit = unit.lower()
    return {"women": "woman", "men": "man"}.get(unit, unit.rstrip("s"))
