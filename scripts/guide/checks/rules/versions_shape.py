"""versions/index.yml is not as scripts/release.py wrote it.

Why: it says which text a patient was given under a code. A consent form may name that code years later.
Bad: a hash, a code or a day was changed or cut by hand.
Good: the file as the last release wrote it; nobody edits it.
Fix: put the file back as it was, with `git checkout versions/index.yml`.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("versions-shape", "versions", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
