"""The files of a built site that are no pages: how heavy they are, what the stylesheets ask for."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from . import asked_for
from .paths import read_text
from .problems import line_and_column

_FONT = re.compile(r"@font-face\s*\{[^}]*\}", re.I)
_OLD_FONT = re.compile(r"url\(\s*[\"']?[^)\"']+\.(?:woff|ttf|otf|eot|svg)\b[^)]*\)", re.I)


class Weight(NamedTuple):
    """How many bytes a file has, and how many when it is sent with gzip."""

    plain: int
    sent: int


class Asking(NamedTuple):
    """An address in a stylesheet, with its place. ``needed``: a browser of today asks for it."""

    line: int
    column: int
    address: str
    needed: bool


@dataclass(frozen=True)
class SiteFiles:
    """Each file is read once. ``addresses`` are paths below ``site``."""

    site: Path
    addresses: frozenset[str] = frozenset()
    _weights: dict[str, Weight] = field(default_factory=dict)
    _sheets: dict[str, tuple[Asking, ...]] = field(default_factory=dict)

    def weight(self, address: str) -> Weight:
        """The weight of a file."""
        if address not in self._weights:
            self._weights[address] = weigh((self.site / address).read_bytes())
        return self._weights[address]

    def in_sheet(self, address: str) -> tuple[Asking, ...]:
        """What a stylesheet asks for. Raises ``Unreadable``."""
        if address not in self._sheets:
            self._sheets[address] = tuple(_askings(read_text(self.site / address)))
        return self._sheets[address]


def _askings(css: str) -> Iterator[Asking]:
    # Where a font comes in several formats, a browser takes the newest.
    lean = _FONT.sub(lambda face: _OLD_FONT.sub("", face.group()) if ".woff2" in face.group() else
                     face.group(), css)
    needed = {address for _, address in asked_for.in_css(lean)}
    for offset, address in asked_for.in_css(css):
        yield Asking(*line_and_column(css, offset), address, address in needed)


def weigh(content: bytes) -> Weight:
    """The weight of a file's content. One that gzip makes bigger is sent as it is."""
    packed = gzip.compress(content, compresslevel=6, mtime=0)
    return Weight(len(content), min(len(content), len(packed)))
