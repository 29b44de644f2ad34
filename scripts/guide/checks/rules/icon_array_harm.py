"""An icon array of a serious harm: an infection, dead skin, a stroke, an abscess.

Why: such harms are known from reports and outbreaks. Nobody counted the people who were well,
    so that any picture of a rate misleads, in one direction or the other.
Bad: {{ icon-array: infections }}, and the fact says `harm: serious`
Good: "14 of 152 people at one clinic, during an outbreak" in words.
Fix: say it in words, with the place and that it was an outbreak or one person.
"""

from __future__ import annotations

import re

from ...directives_pattern import DIRECTIVE
from ..rule import Rule

RULE = Rule("icon-array-harm", "findings", safety=True, stops_build=True, settings={
    "names": r"infect|abscess|necros|dead (?:skin|fat)|stroke|blind|sepsis|allerg|anaphyla|embol|death|died|"
             r"scar|mycobact|hospital",
})


def check(page, library, options):
    serious = re.compile(options.of(RULE)["names"], re.I)
    facts = library.findings.facts
    for match in DIRECTIVE.finditer(page.visible):
        if match["name"] != "icon-array":
            continue
        for fact in filter(None, map(facts.get, (match["words"] or "").split())):
            word = serious.search(f"{fact.says} {fact.unit}")
            if fact.harm == "serious" or word:
                why = f'its words hold "{word.group()}"' if word else "its record says so"
                yield RULE.at(page, match.start(), f'"{fact.id}" is about a serious harm: {why}.',
                              "Say it in words, with the place and how it came to be known.")
