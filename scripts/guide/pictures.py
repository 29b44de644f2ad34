"""The pictures of a page, in Markdown or HTML, with the words that stand for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import code_in_markdown
from .html_in_markdown import Element, elements, seen, spoken
from .links_in_markdown import links

_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.S | re.I)
_SILENT = ("presentation", "none")


@dataclass(frozen=True)
class Picture:
    """``kind`` is "Markdown" or the name of the element; ``words`` what a screen reader says.

    ``offset`` is the place of the words, or of the picture where it has none. ``silent``: it is
    marked as saying nothing. ``well_formed``: its markup lets the words, or the silence, count.
    """

    offset: int
    kind: str
    words: str
    address: str = ""
    silent: bool = False
    well_formed: bool = True


def in_markdown(body: str) -> Iterator[Picture]:
    """Every picture of a Markdown text, outside code."""
    for link in links(body):
        if link.image:
            silent = link.attributes.get("role") in _SILENT or link.attributes.get("aria-hidden") == "true"
            yield Picture(link.words_start, "Markdown", seen(link.words), link.target, silent)
    yield from in_html(body, code_in_markdown.mask(body))


def in_html(text: str, outside_code: str = "") -> Iterator[Picture]:
    """Every picture of an HTML or SVG text. A picture inside a picture is a part of it."""
    found = elements(outside_code or text)
    for element in found:
        role = (element.get("role") or "").lower()
        if element.name == "img" or element.name == "input" and element.get("type") == "image":
            words = _label(element, text, found) or seen(element.get("alt") or "")
            yield Picture(element.places.get("alt", element.start), element.name, words,
                          element.get("src") or "", element.decorative, "alt" in element.attributes)
        elif (element.name == "svg" or role == "img") and not _inside_picture(element):
            words = _label(element, text, found)
            if element.name == "svg" and not words:
                title = _TITLE.search(text, element.end, element.close)
                words = spoken(title[1]) if title else ""
            yield Picture(element.start, element.name, words, "", element.decorative,
                          role == "img" or element.decorative)


def _label(element: Element, text: str, found: list[Element]) -> str:
    if element.get("aria-label"):
        return seen(element.get("aria-label") or "")
    ids = (element.get("aria-labelledby") or "").split()
    named = [spoken(text[other.end:other.close]) for other in found if ids and other.get("id") in ids]
    return " ".join(filter(None, named))


def _inside_picture(element: Element) -> bool:
    parent = element.parent
    while parent:
        if parent.name == "svg" or (parent.get("role") or "").lower() == "img":
            return True
        parent = parent.parent
    return False
