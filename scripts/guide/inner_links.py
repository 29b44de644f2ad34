"""Which pages of the guide a page leads to, in Markdown or in HTML.

A link without words cannot be pressed, so it leads nowhere.
"""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from .html_in_markdown import elements
from .links_in_markdown import links
from .pages import Page
from .prose import Block


@dataclass(frozen=True)
class Inner:
    """A link to a page. ``src`` is that page, below docs/; ``offset`` the link's place in the body."""

    src: str
    offset: int


def inner_links(page: Page) -> Iterator[Inner]:
    """Every link of a page to a page of the guide, itself included, that a reader can press."""
    for link in links(page.body):
        if link.words.strip() and not link.image:
            yield from _inner(page, link.target, link.start)
    for element in elements(page.visible):
        if element.name == "a" and page.visible[element.end:element.close].strip():
            yield from _inner(page, element.get("href") or "", element.start)


def _inner(page: Page, target: str, offset: int) -> Iterator[Inner]:
    parts = urlsplit(target)
    if not parts.scheme and not parts.netloc and parts.path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.src), unquote(parts.path)))
        yield Inner(f"{path.removesuffix('.html')}.md" if path.endswith(".html") else path, offset)


def with_link(page: Page, target: str) -> Iterator[tuple[Block, bool]]:
    """Every block of a page, and whether a link to a page stands in it or leads into it.

    What stands before a list or a table leads into all of it; a table is one thing.
    """
    offsets = [link.offset for link in inner_links(page) if link.src == target]
    lead = False
    for kind, run in itertools.groupby(page.blocks, key=lambda block: block.kind):
        blocks = list(run)
        own = [any(_holds(block, offset) for offset in offsets) for block in blocks]
        if kind == "row":
            own = [any(own)] * len(own)
        for block, linked in zip(blocks, own):
            lead = linked if kind in ("heading", "paragraph") else lead
            yield block, linked or lead


def _holds(block: Block, offset: int) -> bool:
    return block.offset(0) <= offset <= block.offset(max(len(block.text) - 1, 0))
