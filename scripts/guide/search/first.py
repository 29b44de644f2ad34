"""The names that the first answer of the search knows: a list so short that it is there at once.

    window.guideFirst = [urgent, others], each [[address with anchor, page, heading, "name|name"], ...]

Urgent names and words, names of answers, and the titles of pages. A guide without everyday words
has the words that stand in one title alone. Other words need the whole search, which weighs them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from .lay_terms import LayTerms, folded

SHORTEST_OF_TITLES = 4  # letters of a word that stands for the page in whose title it is


def names(pages: Sequence[Sequence[str]], headings: Mapping[tuple[int, str], str], terms: LayTerms,
          goals: Sequence[Sequence[str]]) -> list[list[list[str]]]:
    """Both lists.

    ``pages`` are the address and title of each page, ``headings`` maps the number of a page and an
    anchor to what stands there, and ``goals`` are those of each entry of ``terms``: number#anchor.
    """
    not_ours = {folded(phrase) for phrase in terms.not_ours}
    urgent, others = [], []
    for entry, to in zip(terms.entries, goals, strict=True):
        said = [folded(phrase) for phrase in (*entry.names, *(entry.words if entry.urgent else ()))]
        said = [phrase for phrase in said if phrase not in not_ours]
        if to and said:
            (urgent if entry.urgent else others).append(_row(to[0], said, pages, headings))
    for number, said in enumerate(_titles([page[1] for page in pages], whole=bool(terms.entries))):
        others.append(_row(f"{number}#", said, pages, headings))
    return [urgent, others]


def _row(goal: str, said: Sequence[str], pages: Sequence[Sequence[str]],
         headings: Mapping[tuple[int, str], str]) -> list[str]:
    number, _, anchor = goal.partition("#")
    address, title, *_ = pages[int(number)]
    return [f"{address}#{anchor}" if anchor else address, title, headings.get((int(number), anchor), ""), "|".join(said)]


def _titles(titles: Sequence[str], whole: bool) -> list[list[str]]:
    """What each title can be called by."""
    split = [folded(title).split() for title in titles]
    count = Counter(word for words in split for word in set(words))
    return [[" ".join(words), *(() if whole else (word for word in dict.fromkeys(words) if count[word] == 1
                                                  and len(word) >= SHORTEST_OF_TITLES))]
            for words in split]
