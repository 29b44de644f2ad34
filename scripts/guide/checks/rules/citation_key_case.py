"""A citation whose key has capital letters.

Why: a key has small letters only, so that two keys can never differ in nothing but their case;
    mkdocs-bibtex would make two sources of them, or drop the marker.
Bad: It came out the same [@Park2008].
Good: It came out the same [@park2008].
Fix: write the key in small letters; --fix does it where such a source exists.
"""

from __future__ import annotations

import re

from ..rule import Rule

RULE = Rule("citation-key-case", "citations", safety=True, stops_build=True)

_KEY = re.compile(r"@([A-Za-z][A-Za-z0-9_-]*)")


def check(page, library, options):
    known = library.bibliography.keys()
    for fault in page.citation_faults:
        if fault.kind != "capitals":
            continue
        for match in _KEY.finditer(page.body, fault.start, fault.end):
            key = match.group(1)
            if key != key.lower():
                new = key.lower() if key.lower() in known else None
                yield RULE.at(page, match.start(1), f'The key "{key}" has capital letters.',
                              f"Write {key.lower()}." if new else "Keys have small letters only.",
                              new=new, old=key)
