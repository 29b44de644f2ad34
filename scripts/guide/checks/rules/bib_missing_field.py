"""An entry without a field that every source needs: title, studytype, participants, finding, read, checked.

Why: the card beside a citation shows what kind of study it was, in whom, and how much of it was
    read. Without that a number in superscript is just a number.
Bad: an entry with a title and a DOI only.
Good: finding = {One thigh was injected, the other not, and both came out the same.},
Fix: read the source and add the field. What was not read is `read = {nothing}`.
"""

from __future__ import annotations

from ...bibliography import REQUIRED
from ..rule import Rule

RULE = Rule("bib-missing-field", "bibliography", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        for field in REQUIRED:
            if not source.fields.get(field):
                yield RULE.on(*library.bibliography.place(key), f'"{key}" has no {field}.',
                              f"Add {field} = {{...}}.")
