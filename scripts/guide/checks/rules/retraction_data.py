"""retractions.json is there and cannot be read.

Why: a broken file would look like "nothing was retracted".
Bad: a file that was edited by hand, or cut off.
Good: the file as python scripts/update_retractions.py wrote it.
Fix: run python scripts/update_retractions.py again, or take the file out.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("retraction-data", "bibliography", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
