"""A page that is too hard to read (settings: age, words).

Why: text at the level of the average adult is too hard for half of the adults. The guide aims at a
    reading age of 9 to 11, and up to 14 where medical words are needed. Between 11 and 14 nothing
    is said: nearly every page would get the same note. Pages under 100 words are too short to count.
Bad: Subcutaneous administration of pharmacologically active constituents necessitates caution.
Good: Injecting a medicine under the skin needs care.
Fix: begin with the sentences that are named: cut them, or take the everyday word.
"""

from __future__ import annotations

from ...prose import words
from ...reading import age
from ...wording import sentences
from ..rule import Rule

RULE = Rule("reading-grade", "words", settings={"age": 14, "words": 100})

_NAMED = 5
_ENOUGH_WORDS = 6  # the score of a shorter sentence hangs on a single word


def check(page, library, options):
    settings = options.of(RULE)
    found = [(block, start, text) for block in page.blocks for start, text in sentences(block)]
    texts = [text for _, _, text in found]
    if sum(len(words(text)) for text in texts) < settings["words"]:
        return
    years = age(texts)
    if years > settings["age"]:
        place = page.headings[0][0] if page.headings else 0
        yield RULE.at(page, place, f"The page reads at age {years:.1f}; {settings['age']} is the most.",
                      f"Begin with its hardest sentences: {_hardest(page, found)}.")


def _hardest(page, found):
    """The hardest sentences, each with its line and its first words."""
    long = [(age([text]), block.offset(start), text) for block, start, text in found
            if len(words(text)) >= _ENOUGH_WORDS]
    worst = sorted(long, key=lambda sentence: (-sentence[0], sentence[1]))[:_NAMED]
    return "; ".join(f'line {page.place(offset)[0]} (age {years:.0f}, "{" ".join(text.split()[:5])} …")'
                     for years, offset, text in worst)
