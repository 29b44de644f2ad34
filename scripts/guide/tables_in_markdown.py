"""The tables of a Markdown text, written with | signs, each cell with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import code_in_markdown

_RULE = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Cell:
    """``text`` is the cell as written; ``offset`` the place of its first sign in the body."""

    offset: int
    text: str


@dataclass(frozen=True)
class Table:
    """``offset`` is where the line of its headers begins. ``rows`` counts the lines below."""

    offset: int
    header: tuple[Cell, ...]
    rows: int


def tables(body: str) -> Iterator[Table]:
    """Every table outside code, in order."""
    text = code_in_markdown.mask(body)
    lines = text.split("\n")
    at = 0
    for number, line in enumerate(lines[:-1]):
        if "|" in line and "|" in lines[number + 1] and _RULE.match(lines[number + 1]) \
                and not _RULE.match(line):
            yield Table(at + len(line) - len(line.lstrip(" \t>")), tuple(_cells(body, line, at)),
                        _rows(lines[number + 2:]))
        at += len(line) + 1


def _rows(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if not line.strip()), len(lines))


def _cells(body: str, line: str, at: int) -> Iterator[Cell]:
    start = len(line) - len(line.lstrip(" \t>"))
    end = len(line.rstrip())
    start += line[start] == "|"
    end -= line[end - 1] == "|" and line[end - 2:end - 1] != "\\"
    borders = [match.start() for match in _PIPE.finditer(line, start, end)]
    for left, right in zip([start, *(border + 1 for border in borders)], [*borders, end]):
        written = body[at + left:at + right]
        inset = len(written) - len(written.lstrip()) if written.strip() else 0
        yield Cell(at + left + inset, written.strip())
