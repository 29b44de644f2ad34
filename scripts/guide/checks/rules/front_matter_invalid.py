"""Front matter that is valid YAML but no list of keys and values.

Why: a list or a sentence between the --- lines says nothing about the page.
Bad: - title: Hair
Good: title: Hair
Fix: write one `key: value` a line, with nothing before the key.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("front-matter-invalid", "front-matter", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
