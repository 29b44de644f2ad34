"""A findings file that belongs to a page which does not exist.

Why: its records would reach no reader.
Bad: page: uses/hiar.md
Good: page: uses/hair.md
Fix: correct `page:` at the top of the file.
"""

from __future__ import annotations

from ...problems import did_you_mean
from ..rule import Rule

RULE = Rule("finding-page", "findings", reads="guide", stops_build=True)


def check(page, library, options):
    told = set()
    for record in library.findings.all():
        place = record.place("page")
        if record.page not in library.pages and place not in told:
            told.add(place)
            yield RULE.on(*place, f"The records belong to {record.page}, which does not exist.",
                          did_you_mean(record.page, library.pages) or "Correct `page:`.")
