"""A sentence of more than 30 words (settings: words).

Why: hardly anybody can say afterwards what a sentence of that length said, and in a warning that
    can hurt. The words are counted as in sentence-long.
Bad: a sentence of 34 words that joins what was done, in whom, what came out and who paid
Good: four sentences
Fix: cut it into sentences with one idea each. Keep each figure with its citation.
"""

from __future__ import annotations

from ...prose import words
from ...wording import sentences
from ..rule import Rule

RULE = Rule("sentence-too-long", "words", settings={"words": 30})


def check(page, library, options):
    most = options.of(RULE)["words"]
    for block in page.blocks:
        for start, text in sentences(block):
            count = len(words(text))
            if count > most:
                yield RULE.at(page, block.offset(start),
                              f"This sentence has {count} words; {most} is the most.",
                              "Cut it up, one idea a sentence, and keep each figure with its citation.")
