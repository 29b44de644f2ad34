"""A tally or a direction that says the opposite of what the entries of the sources say.

Why: the tally is counted out to readers ("2 studies saw a change, 1 saw no change"), and the
    direction is the arrow in every table.
Bad: {source: elfar2015, saw: better}, and its entry says direction = {no benefit};
    direction: benefit, over studies of which none saw one
Good: {source: elfar2015, saw: level}; direction: no better
Fix: read the entries again, and correct the one that is wrong.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-tally-differs", "findings", reads="guide", safety=True, stops_build=True)

_OPPOSITE = {"no benefit": ("better", "change"), "favours mesotherapy": ("level", "worse", "no change")}
_GAIN = ("better", "change", "favours mesotherapy")
_NONE = ("level", "worse", "no change", "no benefit")


def check(page, library, options):
    sources = library.bibliography.sources
    for outcome in library.findings.outcomes.values():
        for number, row in enumerate(outcome.tally):
            source = sources.get(str(row.get("source")))
            if source and row.get("saw") in _OPPOSITE.get(source.direction, ()):
                yield RULE.on(*outcome.place(f"tally {number}"),
                              f'"{outcome.id}": {source.key} "{row["saw"]}", and its entry says '
                              f'"{source.direction}".', "Read the entry again, and correct one of the two.")
        seen = [row.get("saw") for row in outcome.tally]
        seen = seen or [sources[key].direction for key in outcome.keys if key in sources]
        fault = _fault(outcome.direction, seen)
        if fault:
            yield RULE.on(*outcome.place("direction"), f'"{outcome.id}": "{outcome.direction}", and {fault}.',
                          "Correct the direction, or what its studies saw.")


def _fault(direction, seen):
    gains, none = sum(saw in _GAIN for saw in seen), sum(saw in _NONE for saw in seen)
    if direction == "benefit" and gains <= none:
        return f"{gains} of its studies saw a gain, {none} saw none"
    if direction in ("no effect", "no better") and gains >= max(none, 1):
        return f"{gains} of its studies saw a gain, {none} saw none"
    if direction == "conflicting" and not (gains and none) and "mixed" not in seen:
        return "its studies do not disagree"
    return ""
