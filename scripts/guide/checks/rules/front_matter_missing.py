"""A page without front matter, or with a block that never ends.

Why: without it a reader cannot see when a page was checked, or that nobody has reviewed it.
Bad: a page that begins with its heading.
Good: a page that begins with --- , one `key: value` a line, and --- again.
Fix: copy the block of another page, or make the page with python scripts/new_page.py
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("front-matter-missing", "front-matter", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
