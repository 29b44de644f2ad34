"""A kind of page that does not exist.

Why: the kind decides which parts and which warnings a page has to have.
Bad: kind: treatment
Good: kind: use
Fix: take one of: use, harm, step, decision, background, about, clinic.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("front-matter-unknown-kind", "front-matter", reads="guide", stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
