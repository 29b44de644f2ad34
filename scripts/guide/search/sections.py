"""The text of a rendered page, section by section, for the index of the search.

The theme's search plugin reads every page a second time with a full parser and writes a file that
our index was made from. This gives the same words from the bodies that a build holds already, in a
third of the time. What is marked ``data-search-exclude`` is left out, and so is a section whose
heading is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)"
                  r"(?P<rest>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>", re.S)
_ID = re.compile(r"\sid=\"([^\"]*)\"")
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.S)
_NO_END = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_APART = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))  # words in them touch no others
_SILENT = frozenset(("object", "script", "style"))
_EXCLUDED = "data-search-exclude"
_BEFORE_STOP = re.compile(r"\s+([.,;:!?)])")
_NO_SECTION = r"(?:a|abbr|b|em|i|small|span|strong|td|th|tr)"  # no heading stands in one
_INLINE = re.compile(rf"</?{_NO_SECTION}(?:\s(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)?>")
_EXCLUDED_INLINE = re.compile(rf"<{_NO_SECTION}\s[^<>]*{_EXCLUDED}")


class Section(NamedTuple):
    """A heading and the text up to the next one. ``anchor`` and ``title`` are empty for the first.

    The text has a single blank between words and none before a stop.
    """

    anchor: str
    title: str
    text: str


def sections(html: str) -> list[Section]:
    """Every section of the body of a page that may be searched, in order."""
    html = _PERMALINK.sub("", html)
    if not _EXCLUDED_INLINE.search(html):
        html = _INLINE.sub("", html)  # most tags of a page, and they change nothing
    return [_finished(section) for section in _Reader().read(html) if not section.excluded]


@dataclass
class _Open:
    """A section that is being read. ``depth``: how many elements were open at its heading, itself among them."""

    anchor: str = ""
    tag: str = ""
    depth: int = 0
    excluded: bool = False
    words: list[str] = field(default_factory=list)
    heading: list[str] = field(default_factory=list)


def _finished(section: _Open) -> Section:
    return Section(section.anchor, "".join(section.heading).strip(),
                   _BEFORE_STOP.sub(r"\1", " ".join("".join(section.words).split())))


class _Reader:
    """Where in the page the reading is: the open elements, and the section that takes the words."""

    def __init__(self):
        self.open: list[str] = []
        self.skipped: set[str] = set(_SILENT)
        self.found: list[_Open] = []
        self.section: _Open | None = None

    def read(self, html: str) -> list[_Open]:
        at = 0
        for tag in _TAG.finditer(html):
            if tag.start() > at:
                self._text(html[at:tag.start()])
            at, name = tag.end(), tag["name"]
            if name and name not in _NO_END and not tag["rest"].endswith("/"):
                self._end(name) if tag["end"] else self._start(name, tag["rest"])
        self._text(html[at:])
        return self.found

    def _start(self, name: str, rest: str) -> None:
        self.open.append(name)
        if name in _HEADINGS and (own := _ID.search(rest)):
            self._begin(name, own[1], _EXCLUDED in rest)
        if _EXCLUDED in rest:
            self.skipped.add(name)
        elif name in _APART:
            self._put(f"<{name}>", " ")

    def _begin(self, name: str, anchor: str, excluded: bool) -> None:
        if name != "h1" and not self.found:
            self.found.append(_Open())
        self.section = _Open(anchor if self.found else "", name, len(self.open), excluded)
        self.found.append(self.section)

    def _end(self, name: str) -> None:
        if not self.open or self.open[-1] != name:
            return
        if self.section and self.section.depth > len(self.open):  # out of the element that its heading stands in
            self._go_back()
        self.open.pop()
        if name in self.skipped:
            self.skipped -= {name} - _SILENT
        elif name in _APART:
            self._put(f"</{name}>", " ")

    def _go_back(self) -> None:
        for earlier in reversed(self.found):
            if earlier.depth <= len(self.open):
                self.section.depth = 10_000
                self.section = earlier
                return

    def _text(self, raw: str) -> None:
        words = unescape(raw) if "&" in raw else raw
        self._put(" " if words.isspace() else words.replace("\n", " "), words)

    def _put(self, in_heading: str, in_text: str) -> None:
        if not self.skipped.isdisjoint(self.open):
            return
        if self.section is None:
            self.section = _Open()
            self.found.append(self.section)
        if self.section.tag in self.open:
            self.section.heading.append(in_heading)
        else:
            self.section.words.append(in_text)
