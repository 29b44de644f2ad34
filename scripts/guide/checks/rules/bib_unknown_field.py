"""A field of the bibliography that nothing reads.

Why: a misspelt field is a fact that no reader ever sees: `partcipants` shows nobody.
Bad: partcipants = {20 women},
Good: participants = {20 women},
Fix: correct the name, or take the field out.
"""

from __future__ import annotations

from ...bibliography import KNOWN
from ...problems import did_you_mean
from ..rule import Rule

RULE = Rule("bib-unknown-field", "bibliography", reads="guide", stops_build=True)


def check(page, library, options):
    for key in library.bibliography.sources:
        for field in dict.fromkeys(library.bibliography.field_names(key)):
            if field not in KNOWN:
                yield RULE.on(*library.bibliography.place(key, field),
                              f'"{key}" has a field "{field}" that nothing reads.',
                              did_you_mean(field, KNOWN) or f"Known: {', '.join(KNOWN)}.")
