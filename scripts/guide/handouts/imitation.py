"""Words of a clinic that a reader would take for the guide's own.

No machine can judge what a clinic says about medicine, so a sheet marks its words as its own.
What would defeat that mark is refused in every text of a clinic, and in the text of its logo:

1. A phrase of the guide's own parts: who reviewed a page, when it was last updated and is
   checked next, how certain a finding is, the name of the guide, and the mark itself.
   Capitals, accents, spaces, hyphens and styled letters make no difference.
2. A word that mixes Latin letters with those of an alphabet that has letters of the same
   shape. Else "reviewed" with one Cyrillic letter would pass.

A misspelt phrase, and the same in another language, pass. They are found by the person who
takes a clinic's file, and they stand under the mark all the same.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from ..record_shape import CERTAINTY
from .refusal import Refused, quoted

PHRASES = (
    "reviewed by", "yet reviewed", "peer reviewed", "clinically reviewed", "medically reviewed",
    "clinically approved", "medically approved", "approved by", "endorsed by",
    "last updated", "next check", "review due",
    *(f"{word} certainty" for word in CERTAINTY), *(f"certainty {word}" for word in CERTAINTY),
    "mesotherapy honestly", "clinic's own words",
)

_SAME_SHAPES = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
_LETTER = re.compile(r"\b[A-Z]\b")  # in the name of a character: MATHEMATICAL BOLD SMALL R
_RULE = "clinic-imitation"


def refuse_imitation(text: str) -> None:
    """Raise ``Refused`` for a text that imitates the guide; both rules stand above."""
    plain = _squashed(text)
    for phrase, squashed in _SQUASHED_PHRASES:
        if squashed in plain:
            raise Refused(_RULE, f'The words "{phrase}" would look like the guide\'s own.',
                          "Say it in other words: only the guide speaks about its pages.")
    for word in re.findall(r"\w+", text):
        if mixes_alphabets(word):
            raise Refused(_RULE, f"{quoted(word)} mixes letters of two alphabets that look the same.",
                          "Type the word again with one keyboard.")


def mixes_alphabets(word: str) -> bool:
    """Whether Latin letters stand beside letters of an alphabet with the same shapes."""
    alphabets = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return "LATIN" in alphabets and not alphabets.isdisjoint(_SAME_SHAPES)


def _squashed(text: str) -> str:
    """Only the letters and digits, small and plain."""
    return "".join(map(_plain, unicodedata.normalize("NFKD", text)))


@functools.lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter.isascii():
        return letter.lower() if letter.isalnum() else ""
    named = _LETTER.search(unicodedata.name(letter, ""))
    return named[0].lower() if named else letter.casefold() if letter.isalnum() else ""


_SQUASHED_PHRASES = tuple((phrase, _squashed(phrase)) for phrase in PHRASES)
