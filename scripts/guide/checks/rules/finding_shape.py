"""A findings file, or a record in one, that is not built as it has to be.

Why: tables, badges and pictures are made from these records; half a record makes a wrong table.
Bad: a file without `page:`, or a record without `id:`.
Good: page: uses/hair.md, then outcomes: and facts:, each a list of records with an id.
Fix: begin like the other files of the folder.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-shape", "findings", reads="guide", stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
