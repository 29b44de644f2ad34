"""A phrase of findings/plain-numbers.yml without a reason, or a file that is no list of phrases.

Why: the list lets numbers pass without a source; each needs a reason that others can judge.
Bad: - {phrase: "under 18"}
Good: - {phrase: "999", why: "the UK emergency number"}
Fix: add `why:`, or give the number a source on the page.
"""

from __future__ import annotations

from ...numbers import Ledger
from ..rule import Rule

RULE = Rule("plain-number-reason", "findings", reads="guide", safety=True, stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.once(Ledger).problems)
