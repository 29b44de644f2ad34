"""The report on external links, as text for a person or as JSON.

The worst comes last, because that is what stays on the screen. The same answers give the same
report, byte for byte, on every machine.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..archived import ARCHIVED, NONE_FOUND, NOT_LOOKED_FOR, UNCLEAR, state
from ..bibliography import Bibliography
from .answers import ANCHOR_MISSING, DEAD, MOVED, UNREACHED, WORKS, WOULD_NOT_TELL, Answer
from .collect import Place, addresses

NOT_ASKED = "not asked"

TITLES = {
    WORKS: "Works",
    MOVED: "Moved permanently: write the new address",
    WOULD_NOT_TELL: "Would not tell us: look with a browser",
    NOT_ASKED: "Not asked: the network went away",
    UNREACHED: "Could not be reached: try again another day",
    ANCHOR_MISSING: "Anchor missing: the page is there, the place on it is not",
    DEAD: "Dead",
}


@dataclass(frozen=True)
class Report:
    """All there is to say. ``archived`` counts the sources with an address by what they say."""

    date: dt.date
    places: Mapping[str, tuple[Place, ...]]
    answers: Mapping[str, Answer]
    archived: Mapping[str, int]

    def outcome(self, address: str) -> str:
        """One of the keys of ``TITLES``."""
        return self.answers[address].outcome if address in self.answers else NOT_ASKED

    @property
    def counts(self) -> dict[str, int]:
        """How many addresses came to what, in the order of ``TITLES``."""
        found = Counter(map(self.outcome, self.places))
        return {outcome: found[outcome] for outcome in TITLES}


def make(date: dt.date, places: Mapping[str, tuple[Place, ...]], answers: Mapping[str, Answer],
         bib: Bibliography) -> Report:
    """Put a report together; it is not changed by the order of what it is given."""
    states = Counter(state(source) for source in bib.sources.values() if addresses(source))
    archived = {name: states[name] for name in (ARCHIVED, NONE_FOUND, NOT_LOOKED_FOR, UNCLEAR)}
    return Report(date, dict(sorted(places.items())), answers, archived)


def as_text(report: Report) -> str:
    """For a person: each outcome with its addresses and their places, then the counts."""
    lines = [f"External links of the guide, {report.date.isoformat()}", ""]
    for outcome, count in report.counts.items():
        if count:
            lines += [f"{TITLES[outcome]} ({count})"]
            lines += [line for address in report.places if report.outcome(address) == outcome
                      for line in _link_lines(report, address)]
            lines += [""]
    said = [f"{count} {outcome}" for outcome, count in report.counts.items() if count]
    lines += [f"Links by outcome: {', '.join(said) or 'there are none'}.", _archived_line(report)]
    return "\n".join(lines)


def _link_lines(report: Report, address: str) -> list[str]:
    answer = report.answers.get(address)
    lines = [f"  {address}"]
    if answer:
        lines += [f"    {answer.message} (asked {answer.checked.isoformat()})"]
        lines += [f"    now at {answer.moved_to}"] if answer.moved_to else []
    return lines + [f"    {place}" for place in report.places[address]]


def _archived_line(report: Report) -> str:
    counts = report.archived
    line = (f"Archived copies of {sum(counts.values())} sources: {counts[ARCHIVED]} with an address, "
            f"{counts[NONE_FOUND]} none found, {counts[NOT_LOOKED_FOR]} not looked for yet")
    return f"{line}, {counts[UNCLEAR]} cannot be understood." if counts[UNCLEAR] else f"{line}."


def as_json(report: Report) -> str:
    """For a program: the same, with every address in order."""
    return json.dumps({
        "date": report.date.isoformat(),
        "counts": report.counts,
        "archived": dict(report.archived),
        "links": [_link_data(report, address) for address in report.places],
    }, indent=2, ensure_ascii=False)


def _link_data(report: Report, address: str) -> dict:
    answer = report.answers.get(address)
    return {
        "address": address,
        "outcome": report.outcome(address),
        "message": answer.message if answer else "",
        "moved_to": answer.moved_to if answer else "",
        "asked": answer.checked.isoformat() if answer else "",
        "places": [{"file": place.file, "line": place.line, "key": place.key}
                   for place in report.places[address]],
    }
