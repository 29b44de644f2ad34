"""An entry of changes.yml that cannot be used: an unknown key, a page that is not there, a wrong order.

Why: clinics that show the guide learn from the feed that words about a risk have changed.
Bad: {day: 2026-11-22, id: lumps, pages: [get-halp.md], says: "..."}
Good: {day: 2026-11-22, id: lumps, risk: true, pages: [get-help.md], says: "..."}
Fix: do what the message says. The top of changes.yml tells the form.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("changes-shape", "links", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
