"""A check-ignore comment that lets nothing pass.

Why: the mistake was corrected or has moved; the comment would let the next one pass unseen.
Bad: <!-- check-ignore sentence-too-long: a name of a law --> over a short sentence
Good: the comment only where the rule would speak.
Fix: take the comment out, or put it before the paragraph that it is meant for.
"""

from __future__ import annotations

from .. import catalogue
from ..rule import Rule

RULE = Rule("ignore-unused", "ignores", reads="ignores")


def check(page, library, options):
    entries = catalogue.entries()
    for comment in page.comments:
        if comment.rule not in page.ran or entries[comment.rule].rule.safety:  # invalid in the first place
            continue
        if comment.reason and comment not in page.used:
            yield RULE.on(comment.path, comment.line, comment.column,
                          f"Nothing here breaks the rule {comment.rule}.", "Take the comment out.")
