"""A rate out of 100 that none of the record's sources gives.

Why: an icon array draws exactly this number of people.
Bad: per100: 64, and the source reported 62.8%
Good: per100: 63, and the source reported 62.8%
Fix: round the percentage that the source reported to the nearest whole number.
"""

from __future__ import annotations

import re

from ..rule import Rule

RULE = Rule("finding-rate-differs", "findings", reads="guide", safety=True, stops_build=True)

_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent|out of 100\b|in (?:a|every) 100\b)"
                      r"(?! (?:CI|confidence|conf\.|credible)\b)")  # how sure a study is, not how many people


def check(page, library, options):
    for fact in library.findings.facts.values():
        if fact.per100 is None or library.bibliography.broken:
            continue
        reported = [rate for key in fact.keys for rate in _rates(library.bibliography.sources.get(key))]
        if not any(abs(rate - fact.per100) <= 0.5 for rate in reported):
            rates = ", ".join(f"{rate:g}%" for rate in sorted(set(reported)))
            yield RULE.on(*fact.place("per100"),
                          f'"{fact.id}": {fact.per100} out of 100 is no percentage of its sources.',
                          f"They report: {rates or 'none'}.")


def _rates(source):
    if source is None:
        return []
    text = " ".join((source.finding, source.details, source.compared, source.limits))
    return [float(found) for found in _PERCENT.findall(text)]
