"""Links and anchors inside the guide, checked in the rendered pages, reported in the source.

MkDocs knows about them too, but only warns, and says nothing at all when it is quiet.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from .pages import Page
from .problems import Problem, did_you_mean

_HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
_SRC = re.compile(r'<(?:img|script|source)\b[^>]*?\bsrc="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')


def check(pages: Mapping[str, Page], rendered: Mapping[str, str], addresses: Mapping[str, str],
          assets: set[str]) -> Iterator[Problem]:
    """Every internal link that leads nowhere, and every id used twice on a page.

    ``rendered``: source path to HTML of the body; ``addresses``: source path to address
    ("uses/hair.html"); ``assets``: addresses of everything else the site holds.
    """
    ids = {addresses[src]: _ID.findall(html) for src, html in rendered.items()}
    for src, html in rendered.items():
        page = pages[src]
        yield from _repeated_ids(page, ids[addresses[src]])
        for target in {*_HREF.findall(html), *_SRC.findall(html)}:
            yield from _link_problem(page, addresses[src], target, ids, assets)


def _repeated_ids(page: Page, ids: list[str]) -> Iterator[Problem]:
    for name in sorted(name for name, count in Counter(ids).items() if count > 1):
        yield Problem(page.shown, _line(page, name), 1, "id-repeated",
                      f'The id "{name}" stands twice on the page.', "Give one heading another id.")


def _link_problem(page: Page, address: str, target: str, ids: Mapping[str, list[str]],
                  assets: set[str]) -> Iterator[Problem]:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(address), parts.path)) \
        if parts.path else address
    if goal not in ids and goal not in assets:
        hint = did_you_mean(goal, [*ids, *assets])
        yield Problem(page.shown, _line(page, target), 1, "link-dead",
                      f'The link "{target}" leads to nothing.', hint or "Correct or remove it.")
    elif parts.fragment and goal in ids and unquote(parts.fragment) not in ids[goal]:
        hint = did_you_mean(parts.fragment, ids[goal])
        yield Problem(page.shown, _line(page, parts.fragment), 1, "anchor-dead",
                      f'"{goal}" has no heading or place "{parts.fragment}".', hint)


def _line(page: Page, text: str) -> int:
    """The first line of the page's file that holds the text, or its .md form."""
    stem = text.split("#")[0].removesuffix(".html").lstrip("./")
    anchor = text.partition("#")[2]
    for needle in (text, anchor, stem):
        offset = page.body.find(needle) if needle else -1
        if offset >= 0:
            return page.body.count("\n", 0, offset) + page.body_line
    return page.body_line
