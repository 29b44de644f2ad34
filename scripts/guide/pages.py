"""A page of the guide: front matter and Markdown, read once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import frontmatter, prose, remembered
from .citations import Fault, Group, faults, groups, mask_code
from .frontmatter import FrontMatter
from .paths import Project, read_text
from .problems import Problem, line_and_column

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*)$", re.M)


@dataclass(frozen=True)
class Page:
    """``src`` is the path below docs/; ``body_line`` the line of the file the body starts on.

    ``meta`` is None where the front matter is broken; ``front`` is its text. ``body_start``
    counts the characters before the body.
    """

    src: str
    shown: str
    meta: FrontMatter | None
    body: str
    body_line: int
    front: str = ""
    body_start: int = 0

    @property
    def kind(self) -> str:
        """The kind of page, or nothing where the front matter is broken."""
        return self.meta.kind if self.meta else ""

    @cached_property
    def visible(self) -> str:
        """The body with code and comments blanked out, every offset kept."""
        return mask_code(self.body)

    @cached_property
    def blocks(self) -> list[prose.Block]:
        return list(prose.blocks(self.body))

    @cached_property
    def sentences(self) -> list[prose.Sentence]:
        """Every sentence of every block, in order; a table row is one."""
        return [sentence for block in self.blocks for sentence in prose.block_sentences(block)]

    @cached_property
    def citations(self) -> list[Group]:
        """Every well-formed citation group, in order."""
        return list(groups(self.body))

    @cached_property
    def citation_faults(self) -> list[Fault]:
        """Every bracket with an @ in it that is no citation."""
        return list(faults(self.body))

    @cached_property
    def headings(self) -> list[tuple[int, int, str]]:
        """(offset, level, text) of every Markdown heading outside code."""
        return [(m.start(), len(m[1]), m[2].split(" {")[0].strip()) for m in _HEADING.finditer(self.visible)]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of an offset into the body."""
        line, column = line_and_column(self.body, offset)
        return line + self.body_line - 1, column

    def front_line(self, key: str) -> int:
        """The line of a key of the front matter; the first line if it is not there."""
        return frontmatter.line_of(self.front, key)

    @cached_property
    def _kept(self) -> dict[str, object]:
        return {}

    def kept(self, name: str, make: Callable[[], object]):
        """What ``make`` gives, made once; several rules ask for the same thing of a page."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def forget(self) -> None:
        """Let go of what was worked out, so that a big guide fits into memory.

        A preview holds on to what follows from the text of the page alone.
        """
        names = ["_kept"] if remembered.is_on() else [
            name for name in self.__dict__ if name not in self.__dataclass_fields__]
        for name in names:
            self.__dict__.pop(name, None)


def load(project: Project) -> tuple[dict[str, Page], list[Problem]]:
    """Every page below docs/, by source path, and what is wrong. Raises ``Unreadable``.

    A page with broken front matter is there too, with ``meta`` None.
    """
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in sorted(project.docs.rglob("*.md")):
        page, faults = read(project, path)
        problems.extend(faults)
        pages[page.src] = page
    return pages, problems


def read(project: Project, path: Path) -> tuple[Page, list[Problem]]:
    """One page."""
    page, problems = _read(path.relative_to(project.docs).as_posix(), project.show(path), read_text(path))
    page.forget()
    return page, list(problems)


@remembered.by_text
def _read(src: str, shown: str, text: str) -> tuple[Page, list[Problem]]:
    parts = frontmatter.split(text)
    if parts is None:
        # Without its end the block is no body: nothing in it is prose.
        body = "" if text.startswith("---") else text
        return Page(src, shown, None, body, 1), [
            Problem(shown, 1, 1, "front-matter-missing",
                    "The page has no front matter, or its second --- is missing.",
                    "Begin the file with --- , the keys, and --- again.")]
    block, body, line = parts
    meta, problems = frontmatter.read(shown, block)
    return Page(src, shown, meta, body, line, block, len(text) - len(body)), problems
