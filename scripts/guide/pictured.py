"""The pictures of docs/diagrams/: their words, their numbers and the sources they name."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .library import Library
from .numbers import Ledger, canonical, find
from .paths import read_text
from .problems import line_and_column

_STEP = re.compile(r"<text[^>]*data-step[^>]*>[^<]*</text>|Step \d+:")
_STYLE_OR_TAG = re.compile(r"<style.*?</style>|<[^>]*>", re.S)
_ENTITY = re.compile(r"&#?\w+;")
_CITES = re.compile(r'data-cites="([^"]*)"')


@dataclass(frozen=True)
class Diagram:
    """The words of a picture, with the sources it names in its data-cites."""

    shown: str
    svg: str
    keys: tuple[str, ...]

    def place(self, offset: int) -> tuple[str, int, int]:
        """(file, line, column) of an offset into the picture."""
        return (self.shown, *line_and_column(self.svg, offset))

    def key_offset(self, key: str) -> int:
        """Where one of its sources is named."""
        cites = _CITES.search(self.svg)
        return cites.start(1) + re.search(rf"(?<!\S){re.escape(key)}(?!\S)", cites[1]).start()

    @functools.cached_property
    def words(self) -> str:
        """What a reader sees, with blanks for the rest, every offset kept."""
        text = self.svg
        for pattern in (_STEP, _STYLE_OR_TAG, _ENTITY):
            text = pattern.sub(_blank, text)
        return text

    def loose(self, ledger: Ledger) -> Iterator[tuple[str, int]]:
        """(number, offset) of each number that none of the sources holds, once each."""
        seen = ledger.allowed(list(self.keys))
        for match in find(ledger.without_plain(self.words)):
            number = canonical(match.group())
            if number not in seen:
                seen.add(number)
                yield number, match.start()


def diagrams(library: Library) -> Iterator[Diagram]:
    """Every picture of docs/diagrams/."""
    for path in sorted(library.project.diagrams.glob("*.svg")):
        svg = read_text(path)
        cites = _CITES.search(svg)
        yield Diagram(library.project.show(path), svg, tuple(cites[1].split()) if cites else ())


def _blank(match: re.Match) -> str:
    return re.sub(r"[^\n]", " ", match.group())
