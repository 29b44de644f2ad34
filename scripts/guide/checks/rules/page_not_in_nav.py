"""A page that is not in the navigation of mkdocs.yml.

Why: it is published, and nobody finds it, and nobody remembers to check it.
Bad: docs/uses/veins.md without a line in mkdocs.yml
Good: a line `- Veins: uses/veins.md` under nav.
Fix: add the line, or delete the page.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("page-not-in-nav", "front-matter")


def check(page, library, options):
    entries = library.site.entries
    if entries is not None and page.src not in {entry.src for entry in entries}:
        yield RULE.on(page.shown, 1, 1, "This page is not in the navigation.",
                      f"Add a line for {page.src} under nav in mkdocs.yml.")
