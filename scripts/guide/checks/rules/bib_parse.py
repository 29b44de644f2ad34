"""The bibliography cannot be read: a comma, a brace or a quote is missing.

Why: what follows the mistake would be lost, or run into the entry before.
Bad: year = {2008
Good: year = {2008},
Fix: look at the line that the message names and the entry that begins above it.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("bib-parse", "bibliography", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
