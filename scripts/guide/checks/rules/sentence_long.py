"""A sentence of more than 20 words (settings: words, up_to).

Why: a tired or worried reader loses the start of a long sentence before its end. Words are counted
    as a reader sees them: citations, addresses of links and signs do not count, nor do numbers.
    Rows of tables and headings are no sentences; parts joined by ; are one.
Bad: a sentence of 24 words with three commas
Good: two sentences, one idea each
Fix: cut it where "and", "which", "; " or "because" stands. Keep each figure with its citation.
"""

from __future__ import annotations

from ...prose import words
from ...wording import sentences
from ..rule import Rule

# What is longer than up_to belongs to sentence-too-long.
RULE = Rule("sentence-long", "words", "note", settings={"words": 20, "up_to": 30})


def check(page, library, options):
    settings = options.of(RULE)
    for block in page.blocks:
        for start, text in sentences(block):
            count = len(words(text))
            if settings["words"] < count <= settings["up_to"]:
                yield RULE.at(page, block.offset(start),
                              f"This sentence has {count} words; {settings['words']} are easy to follow.",
                              "Cut it in two, one idea each, and keep each figure with its citation.")
