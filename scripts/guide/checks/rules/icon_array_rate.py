"""An icon array of a fact that has no rate, or of a fact that does not exist.

Why: a hundred small people look exact. They may only be drawn where somebody counted.
Bad: {{ icon-array: case-reports }}, and the fact has no count
Good: {{ icon-array: scalp-pain }}, and the fact says 246 of 541
Fix: give the numbers in words, with what they are attached to; or correct the id.
"""

from __future__ import annotations

from ...directives_pattern import DIRECTIVE
from ...problems import did_you_mean
from ..rule import Rule

RULE = Rule("icon-array-rate", "findings", safety=True, stops_build=True)


def check(page, library, options):
    facts = library.findings.facts
    for match in DIRECTIVE.finditer(page.visible):
        if match["name"] != "icon-array":
            continue
        for name in (match["words"] or "").split() or [""]:
            if name not in facts:
                yield RULE.at(page, match.start(), f'There is no fact "{name}" in findings/.',
                              did_you_mean(name, facts))
            elif facts[name].out_of_100 is None:
                yield RULE.at(page, match.start(), f'"{name}" has no rate, so no icon array can be drawn.',
                              "Give what was seen in words.")
