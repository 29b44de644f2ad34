"""YAML that cannot be read: front matter, a findings file, mkdocs.yml or reviewers.yml.

Why: MkDocs publishes broken front matter as text, without its dates and review state, and says
    nothing, not even in strict mode.
Bad: title: Hair: what studies found
Good: title: "Hair: what studies found"
Fix: put quotes round a value with a colon in it, close every bracket, give every key once.
"""

from __future__ import annotations

from ...numbers import Ledger
from ..rule import Rule

RULE = Rule("yaml-invalid", "front-matter", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read([*library.problems, *library.once(Ledger).problems])
