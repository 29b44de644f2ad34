"""An entry of reviewers.yml that does not say who signed what, and when.

Why: a reader has to be able to look the reviewer up: name, role and public register.
Bad: - {id: a-doctor, name: A. Doctor}
Good: - {id: a-doctor, name: A. Doctor, role: dermatologist, register: "GMC 1234567",
    signed: {uses/hair.md: 2027-01-15}}
Fix: give all of id, name, role, register and signed; or take the entry out.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("reviewers-shape", "front-matter", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
