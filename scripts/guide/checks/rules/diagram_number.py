"""A number in a picture of docs/diagrams/ that none of its sources reported, or an unknown source.

Why: a picture is remembered longer than a sentence, and nobody proof-reads it.
Bad: "up to 14 weeks" in a picture whose sources say 12; data-cites="gajar2019"
Good: data-cites="park2008" on the svg, and only numbers that its record holds.
Fix: check the number, or name its source in data-cites. The number of a step carries data-step.
"""

from __future__ import annotations

from ...numbers import Ledger
from ...pictured import diagrams
from ...problems import did_you_mean
from ..rule import Rule

RULE = Rule("diagram-number", "findings", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    if library.bibliography.broken:
        return
    ledger, known = library.once(Ledger), library.bibliography.keys()
    for picture in diagrams(library):
        for key in picture.keys:
            if key not in known:
                yield RULE.on(*picture.place(picture.key_offset(key)),
                              f'No source "{key}" in {library.project.bibliography_name}.',
                              did_you_mean(key, known) or "Correct the key, or add the source first.")
        for number, offset in picture.loose(ledger):
            yield RULE.on(*picture.place(offset),
                          f"{number} is in no record of the sources in data-cites.",
                          "Check the number, or name its source in data-cites.")
