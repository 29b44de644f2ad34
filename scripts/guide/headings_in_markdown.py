"""The headings of a page, however they are written: # signs, underlined, or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import code_in_markdown, html_in_markdown

# Python-Markdown needs no space behind the signs, and stops at six of them.
_SIGNS = re.compile(r"^(?: {4}|\t|>[ ]?|[-*+][ ]+|\d+\.[ ]+|:[ ]+)*(?P<signs>#{1,6})(?P<words>[^\n]*)$", re.M)
_UNDERLINED = re.compile(r"(?:\A|\n[ \t]*\n)(?: {4}|\t)*(?P<words>[^\s|][^\n]*)\n(?: {4}|\t)*"
                         r"(?P<line>=+|-+)[ ]*(?=\n|\Z)")
_ATTRIBUTES = re.compile(r"[ \t]+\{:?[^{}\n]*\}[ \t]*$")
_TAGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, order=True)
class Heading:
    """``offset`` is its place in the body, ``words`` what a screen reader says."""

    offset: int
    level: int
    words: str


def headings(body: str) -> list[Heading]:
    """Every heading outside code that is not hidden, in order."""
    text = code_in_markdown.mask(body)
    return sorted([*_marked(body, text), *_underlined(body, text), *_tagged(body, text)])


def _marked(body: str, text: str) -> Iterator[Heading]:
    for match in _SIGNS.finditer(text):
        words = _ATTRIBUTES.sub("", body[match.start("words"):match.end("words")]).rstrip().rstrip("#")
        yield Heading(match.start("signs"), len(match["signs"]), html_in_markdown.spoken(words))


def _underlined(body: str, text: str) -> Iterator[Heading]:
    for match in _UNDERLINED.finditer(text):
        if not match["words"].startswith("#"):
            words = _ATTRIBUTES.sub("", body[match.start("words"):match.end("words")])
            yield Heading(match.start("words"), 1 if match["line"].startswith("=") else 2,
                          html_in_markdown.spoken(words))


def _tagged(body: str, text: str) -> Iterator[Heading]:
    for element in html_in_markdown.elements(text):
        level = _level(element)
        if level and not element.decorative:
            label = element.get("aria-label")
            yield Heading(element.start, level,
                          label or html_in_markdown.spoken(body[element.end:element.close]))


def _level(element: html_in_markdown.Element) -> int:
    if (element.get("role") or "").lower() == "heading":
        level = element.get("aria-level") or _TAGS.get(element.name, 2)
        return int(level) if str(level).isdecimal() else 2
    return _TAGS.get(element.name, 0)
