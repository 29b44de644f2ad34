"""A value of a findings record of the wrong type.

Why: 12 in quotes is a word; a source outside a list is read letter by letter.
Bad: count: "12"
Good: count: 12
Fix: write the value in the form that the message asks for.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("finding-wrong-type", "findings", reads="guide", stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
