"""Double braces that ask for a table, picture or badge which cannot be made, or for nothing we know.

Why: the reader would find a hole, or the braces themselves, where the evidence should stand.
Bad: {{ matrx }}, {{ Matrix }}, or {{ matrix } with a brace forgotten
Good: {{ matrix }}
Fix: correct the name, or the id after the colon. CONTRIBUTING.md lists what there is.
"""

from __future__ import annotations

import re

from ...directives import DIRECTIVES
from ...directives_pattern import DIRECTIVE
from ...problems import did_you_mean
from ..rule import Rule

RULE = Rule("directive", "findings", stops_build=True)

_BRACES = re.compile(r"\{\{")


def check(page, library, options):
    good = {match.start() for match in DIRECTIVE.finditer(page.visible)}
    for match in _BRACES.finditer(page.visible):
        if match.start() not in good:
            yield RULE.at(page, match.start(), "These double braces ask for nothing that can be made.",
                          "Write {{ name }} or {{ name: words }} on one line, the name in small letters.")
    for match in DIRECTIVE.finditer(page.visible):
        name, words = match["name"], (match["words"] or "").split()
        if name not in DIRECTIVES:
            yield RULE.at(page, match.start(), f'There is no directive "{name}".',
                          did_you_mean(name, DIRECTIVES) or f"Known: {', '.join(DIRECTIVES)}.")
        elif name in ("certainty", "direction") and " ".join(words) not in library.findings.outcomes:
            yield RULE.at(page, match.start(), f'No outcome "{" ".join(words)}" in findings/.',
                          did_you_mean(" ".join(words), library.findings.outcomes))
        elif name == "diagram" and not (library.project.diagrams / f"{' '.join(words)}.svg").is_file():
            yield RULE.at(page, match.start(), f'There is no picture {" ".join(words)}.svg in docs/diagrams.',
                          did_you_mean(" ".join(words),
                                       [p.stem for p in library.project.diagrams.glob("*.svg")]))
        elif name == "summary" and not library.findings.for_page(words[0] if words else page.src):
            yield RULE.at(page, match.start(),
                          f"No record in findings/ has `page: {words[0] if words else page.src}`.",
                          "Add a record, or take the table out.")
