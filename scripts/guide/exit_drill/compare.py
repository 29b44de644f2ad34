"""Two built sites: is every page the same to a reader?"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..paths import read_text
from . import visible

_MOST_LINES = 12  # of the differences of one page; the first ones tell what happened


@dataclass(frozen=True)
class Comparison:
    """``differing``: what is wrong with a page, by its address. ``bytes_differ``: files of any kind."""

    pages: int
    differing: dict[str, list[str]]
    files: int
    bytes_differ: list[str]

    @property
    def equal(self) -> bool:
        """Whether a reader would notice nothing. Without a page nobody can know."""
        return bool(self.pages) and not self.differing


def compare(ours: Path, theirs: Path) -> Comparison:
    """Compare two folders. Raises ``Unreadable`` for a page that is no text."""
    mine, other = _files(ours), _files(theirs)
    pages = [name for name in sorted({*mine, *other}) if name.endswith(".html")]
    differing = {name: found for name in pages if (found := list(_differences(name, mine, other)))}
    names = sorted({*mine, *other})
    return Comparison(len(pages), differing, len(names), [name for name in names if not _same(name, mine, other)])


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def _same(name: str, mine: dict[str, Path], other: dict[str, Path]) -> bool:
    return name in mine and name in other and mine[name].read_bytes() == other[name].read_bytes()


def _differences(name: str, mine: dict[str, Path], other: dict[str, Path]) -> Iterator[str]:
    if name not in other:
        yield "The page is missing."
    elif name not in mine:
        yield "There is no such page in ours."
    elif not _same(name, mine, other):
        ours, theirs = visible.lines(read_text(mine[name])), visible.lines(read_text(other[name]))
        changed = [line for line in difflib.unified_diff(ours, theirs, n=0, lineterm="")
                   if not line.startswith(("---", "+++", "@@"))]
        yield from changed[:_MOST_LINES]
        if len(changed) > _MOST_LINES:
            yield f"… and {len(changed) - _MOST_LINES} more lines"
