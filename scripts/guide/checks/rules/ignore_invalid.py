"""A check-ignore comment without a reason, for no rule, or for a rule that protects people.

Why: the next author has to be able to judge whether the reason still holds; and some rules hold
    always, because a reader could be hurt.
Bad: <!-- check-ignore sentence-too-long -->, <!-- check-ignore promise-word: sounds better -->
Good: <!-- check-ignore sentence-too-long: the law has this name -->
Fix: name the rule and write the reason after a colon; for a safety rule correct the text.
"""

from __future__ import annotations

from ...problems import did_you_mean
from .. import catalogue
from ..rule import Rule

RULE = Rule("ignore-invalid", "ignores", reads="ignores", safety=True)


def check(page, library, options):
    known = catalogue.entries()
    for comment in page.comments:
        if comment.rule not in known:
            what, fix = f'There is no rule "{comment.rule}".', did_you_mean(comment.rule, known)
        elif known[comment.rule].rule.safety:
            what, fix = f"The rule {comment.rule} protects people and cannot be ignored.", "Correct the text."
        elif not comment.reason:
            what, fix = "The comment gives no reason.", f"Write: check-ignore {comment.rule}: why"
        else:
            continue
        yield RULE.on(comment.path, comment.line, comment.column, what,
                      fix or "Write: check-ignore rule: why")
