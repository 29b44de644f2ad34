"""Prose: the blocks, sentences and words of a page, each with its place."""

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
_SIGNS = re.compile(r"[*_`#|]")
_BEFORE_STOP = re.compile(r" (?=[.,;:!?])")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*")


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, heading or table row. ``line`` counts from 1 in the body.

    ``starts`` holds, for each of its lines, where the line begins in ``text`` and in the body.
    """

    line: int
    kind: str
    text: str
    starts: tuple[tuple[int, int], ...] = ((0, 0),)

    @functools.cached_property
    def shown(self) -> str:
        """The words a reader sees. Everything else is blank, so that every offset stays."""
        return shown(self.text)

    def offset(self, index: int) -> int:
        """Where in the body the character at an index of ``text`` stands."""
        at, start = next(pair for pair in reversed(self.starts) if pair[0] <= index)
        return start + index - at


@dataclass(frozen=True)
class Sentence:
    """One sentence: its words as written, and as a reader sees them, at the same offsets."""

    block: Block
    start: int  # in the text of the block
    text: str

    @property
    def shown(self) -> str:
        """The words a reader sees, with blanks for the rest, every offset kept."""
        return self.block.shown[self.start:self.start + len(self.text)]

    @property
    def plain(self) -> str:
        return _squeezed(self.shown)

    def offset(self, index: int = 0) -> int:
        """Where in the body the character at an index of the sentence stands."""
        return self.block.offset(self.start + index)


def blocks(body: str) -> Iterator[Block]:
    """The blocks of a page, code and directives blanked out, Markdown signs kept."""
    text = DIRECTIVE.sub(lambda m: " " * len(m.group()), mask_code(body))
    held, at = _Held(), 0
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        line_kind = _line_kind(line)
        if held.lines and (line_kind != "text" or held.kind in ("heading", "row")):
            yield held.block()
            held = _Held()
        if line_kind != "blank":
            held.add(number, line_kind, line, at)
        at += len(line) + 1


class _Held:
    """The lines of a block that is not finished."""

    def __init__(self):
        self.lines: list[str] = []
        self.starts: list[tuple[int, int]] = []
        self.line, self.kind, self.length = 0, "", 0

    def add(self, number: int, kind: str, line: str, at: int) -> None:
        if not self.lines:
            self.line, self.kind = number, ("paragraph" if kind == "text" else kind)
        mark = _BLOCK_START.match(line) if kind == "item" else None
        cut = mark.end() if mark else len(line) - len(line.lstrip())
        words = line[cut:].rstrip()
        self.starts.append((self.length, at + cut))
        self.lines.append(words)
        self.length += len(words) + 1  # the space between two lines

    def block(self) -> Block:
        return Block(self.line, self.kind, " ".join(self.lines), tuple(self.starts))


def _line_kind(line: str) -> str:
    if not line.strip():
        return "blank"
    if line.startswith("#"):
        return "heading"
    if line.lstrip().startswith("|"):
        return "row"
    return "item" if _BLOCK_START.match(line) else "text"


def shown(text: str) -> str:
    """The words a reader sees, with blanks for the rest, every offset kept."""
    for sign, pattern in (("[@", _CITATION), ("<", _HTML), ("{", _ATTRIBUTES)):
        if sign in text:
            text = pattern.sub(_blank, text)
    if "](" in text:
        text = _LINK.sub(_link_words, text)
    return _SIGNS.sub(" ", text)


def _blank(match: re.Match) -> str:
    return " " * len(match.group())


def _link_words(match: re.Match) -> str:
    before = match.start(1) - match.start()
    return " " * before + match.group(1) + " " * (match.end() - match.end(1))


def plain(text: str) -> str:
    """The words a reader sees: no citations, link targets, HTML or attribute lists."""
    return _squeezed(shown(text))


def _squeezed(text: str) -> str:
    """One blank between words, none before a stop."""
    return _BEFORE_STOP.sub("", " ".join(text.split()))


def sentences(text: str) -> list[str]:
    """A block cut into sentences, citations and all."""
    return [text[start:end].rstrip() for start, end in _spans(text)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and the next one does; what stands between belongs to the first."""
    protected = text
    if "[" in text or "(" in text:
        protected = _IN_BRACKETS.sub(lambda m: m.group().replace(". ", ".\x00"), text)
    start = 0
    for gap in _SENTENCE_END.finditer(protected):
        yield start, gap.end()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def block_sentences(block: Block) -> list[Sentence]:
    """The sentences of a block. A heading and a row of a table are one each.

    Signs do not count: **Bold.** ends a sentence. A definition list breaks between the term and
    each of its meanings.
    """
    if block.kind in ("heading", "row"):
        return [Sentence(block, 0, block.text)]
    words = block.shown
    cuts = [index for index, _ in block.starts if block.text.startswith((": ", ":\t"), index)]
    found = []
    for start, end in zip([0, *cuts], [*cuts, len(words)]):
        start += start in cuts  # the colon that opens a meaning is no word
        found += [(start + first, start + last) for first, last in _spans(words[start:end])]
    return [_trimmed(block, first, last) for first, last in found if words[first:last].strip()]


def _trimmed(block: Block, start: int, end: int) -> Sentence:
    text = block.text[start:end]
    return Sentence(block, start + len(text) - len(text.lstrip()), text.strip())


def words(text: str) -> list[str]:
    return _WORD.findall(text)
