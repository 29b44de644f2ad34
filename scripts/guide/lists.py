"""Lists of a page, each item with the words it hangs on.

"Squeeze a lump" means one thing under "What people do" and another under "Do not". A list is
often read alone: on a phone, read out, cut out for a handout. So a rule has to know what an
item hangs on: the item above it, the paragraph that leads in, the title of a box, the heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import prose
from .pages import Page
from .prose import Block

_BOX = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?)[ \t]")
_LIST = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")
_BORDER = re.compile(r"\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*\Z")
_CELL = re.compile(r"(?<!\\)\|(?P<text>(?:\\.|[^|\\])*)")


@dataclass(frozen=True)
class Item:
    """One item of a list, or one cell of a table.

    ``leads`` is what it hangs on, nearest first, as a reader sees it. ``offset`` is where its
    words begin in the body.
    """

    words: str
    leads: tuple[str, ...]
    offset: int


def items(page: Page) -> Iterator[Item]:
    """Every list item of a page. What explains an item (items below it) hangs on that item."""
    above = _Above()
    for block in page.blocks:
        words = " ".join(block.shown.split())
        line = page.body[page.body.rfind("\n", 0, block.offset(0)) + 1:]
        if not words or block.kind == "row":
            continue
        if block.kind == "item" and _LIST.match(line):
            indent = _indent(line)
            yield Item(words, above.leads(indent), block.offset(0))
            above.items.append((indent, words))
        else:
            above.take(block, words, line)


def cells(page: Page) -> Iterator[Item]:
    """Every filled cell below the first row of a table. It hangs on the head of its column."""
    head: list[str] = []
    before: Block | None = None
    for block in page.blocks:
        if block.kind != "row":
            head = []
        elif _BORDER.match(block.text):
            head = [text for text, _ in _cells(before)] if before and before.kind == "row" else []
        elif head:
            for lead, (words, index) in zip(head, _cells(block)):
                if words:
                    yield Item(words, (lead,), block.offset(index))
        before = block


def _cells(row: Block) -> list[tuple[str, int]]:
    """(words, index of the first of them) of each cell of a row."""
    found = []
    for cell in _CELL.finditer(row.text.rstrip().removesuffix("|")):
        shown = prose.shown(cell["text"])
        found.append((" ".join(shown.split()), cell.start("text") + len(shown) - len(shown.lstrip())))
    return found


@dataclass
class _Above:
    """What stands above an item."""

    heading: str = ""
    box: str = ""
    paragraph: str = ""
    items: list[tuple[int, str]] = field(default_factory=list)

    def take(self, block: Block, words: str, line: str) -> None:
        """A block that is no list item: what follows hangs on it."""
        indent = _indent(line)
        if block.kind == "heading":
            self.heading, self.box, self.paragraph, self.items = words, "", "", []
        elif _BOX.match(line):
            self.box, self.paragraph, self.items = words, "", []
        else:
            self.paragraph = words
            self.items = [item for item in self.items if item[0] < indent]
            self.box = self.box if indent else ""

    def leads(self, indent: int) -> tuple[str, ...]:
        """What an item that far from the margin hangs on."""
        while self.items and self.items[-1][0] >= indent:
            self.items.pop()
        if self.items:
            return (self.items[-1][1],)
        return tuple(words for words in (self.paragraph, self.box or self.heading) if words)


def _indent(line: str) -> int:
    line = line.partition("\n")[0].expandtabs(4)
    return len(line) - len(line.lstrip())
