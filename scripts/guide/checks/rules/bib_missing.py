"""There is no bibliography.

Why: without it every citation is unknown.
Bad: a guide without references.bib
Good: references.bib at the root, or where [tool.guide-checks] bibliography says.
Fix: add the file, or correct the setting in pyproject.toml.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("bib-missing", "bibliography", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
