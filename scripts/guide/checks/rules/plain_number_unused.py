"""A phrase of findings/plain-numbers.yml that no page uses.

Why: an old exception waits for a number that nobody meant it for.
Bad: - {phrase: "9 weeks", why: "…"}, and no page says 9 weeks
Good: only phrases that stand on a page, in a picture or as the people of a record.
Fix: take the line out.
"""

from __future__ import annotations

from ...numbers import Ledger
from ...pictured import diagrams
from ...prose import shown
from ..rule import Rule

RULE = Rule("plain-number-unused", "findings", reads="guide")


def check(page, library, options):
    phrases = library.once(Ledger).phrases
    if not phrases:
        return
    texts = [" ".join(shown(each.visible).split()) for each in library.pages.values()]
    texts += [" ".join(picture.words.split()) for picture in diagrams(library)]
    texts += [outcome.people for outcome in library.findings.outcomes.values()]
    for phrase in phrases:
        words = " ".join(phrase.text.split())
        if not any(words in text for text in texts):
            yield RULE.on(library.project.show(phrase.path), phrase.line, phrase.column,
                          f'No page says "{phrase.text}".', "Take the line out.")
