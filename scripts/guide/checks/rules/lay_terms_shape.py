"""A line of lay-terms.yml that cannot be used: an unknown key, a word twice, a place that is not there.

Why: people type "cant breathe" or "fat jab". The words must lead to one place, and urgent ones
    always to the page on getting help.
Bad: - {to: side-effects.md, words: [chest pain]}   under urgent
Good: - {to: get-help.md#call-an-ambulance, words: [chest pain]}
Fix: do what the message says. The form is told in CONTRIBUTING.md.
"""

from __future__ import annotations

from ...search import targets
from ..rule import Rule

RULE = Rule("lay-terms-shape", "links", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read([*library.problems, *targets.check(library)])
