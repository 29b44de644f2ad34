"""A field that still says TODO: nobody has read the source and judged it.

Why: an entry made by a script knows the title and nothing of what was found.
Bad: finding = {TODO: one plain sentence},
Good: finding = {In 20 women both thighs came out the same.},
Fix: read the source, and write what it says. If it cannot be read, do not cite it.
"""

from __future__ import annotations

from ...bibliography import PLACEHOLDER
from ..rule import Rule

RULE = Rule("bib-placeholder", "bibliography", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        authors = " ".join(" ".join(name) for name in source.authors)
        for field, value in {**source.fields, "author": authors}.items():
            if PLACEHOLDER.search(value):
                yield RULE.on(*library.bibliography.place(key, field),
                              f'"{key}": {field} has not been filled in.',
                              "Read the source and write what it says.")
