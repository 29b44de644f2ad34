"""Two entries of the bibliography with the same key, or keys that differ only in capital letters.

Why: a citation would lead to one of the two, and nobody can say which.
Bad: @article{park2008, … and @misc{Park2008, …
Good: @article{park2008, … and @misc{park2008b, …
Fix: rename one, and the citations that mean it.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("bib-duplicate-key", "bibliography", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
