"""The HTML of a built page, parsed once: its tags, the words that a reader sees, its scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

_SILENT = frozenset(("script", "style", "head", "template"))  # what a reader never sees
_CODE = frozenset(("code", "pre", "kbd", "samp", "textarea"))
_SAID = ("alt", "title", "aria-label", "placeholder")  # attributes that a reader sees or hears


@dataclass(frozen=True, slots=True)
class Tag:
    """One start tag: its name, its attributes and its place in the HTML file."""

    name: str
    attributes: Mapping[str, str]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class End:
    """One end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text that a reader sees or hears, and the place in the HTML of its first sign.

    ``in_code`` is text inside code, where signs are meant. The place of a text in an attribute
    is that of its tag.
    """

    text: str
    line: int
    column: int
    in_code: bool = False
    in_attribute: bool = False

    def place(self, index: int) -> tuple[int, int]:
        """The line and column in the HTML of the character at an index of the text."""
        if self.in_attribute:
            return self.line, self.column
        before = self.text[:index]
        if "\n" in before:
            return self.line + before.count("\n"), index - before.rindex("\n")
        return self.line, self.column + index


@dataclass(frozen=True, slots=True)
class Inline:
    """What stands inside a <script> or <style>."""

    tag: Tag
    text: str


@dataclass
class Parsed:
    """What the rules ask of one HTML page. ``nodes`` is everything that is not inline, in order."""

    nodes: list[Tag | End | Words] = field(default_factory=list)
    said: list[Words] = field(default_factory=list)
    inline: list[Inline] = field(default_factory=list)

    @cached_property
    def tags(self) -> list[Tag]:
        """Every start tag, in order."""
        return [node for node in self.nodes if isinstance(node, Tag)]

    @cached_property
    def words(self) -> list[Words]:
        """Every text that a reader sees or hears: the page, its title, labels and descriptions."""
        return [*(node for node in self.nodes if isinstance(node, Words)), *self.said]


class _Parser(HTMLParser):
    """Collects tags, end tags and visible words in one pass."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parsed = Parsed()
        self._open: list[str] = []

    def handle_starttag(self, tag, attrs):
        line, column = self.getpos()
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")  # as in a browser, the first one counts
        found = Tag(tag, attributes, line, column + 1)
        self.parsed.nodes.append(found)
        self._note_said(found)
        if tag == "body" and "head" in self._open:  # the end tag of <head> may be left out
            self._open.remove("head")
        if tag in _SILENT or tag in _CODE or tag == "title":
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag in ("title", "script", "style"):  # in a picture; in HTML the slash means nothing
            self.handle_endtag(tag)

    def _note_said(self, tag: Tag) -> None:
        said = [tag.attributes[name] for name in _SAID if name in tag.attributes]
        if tag.name == "meta" and tag.attributes.get("name") == "description":
            said.append(tag.attributes.get("content", ""))
        self.parsed.said.extend(Words(text, tag.line, tag.column, in_attribute=True)
                                for text in said if text.strip())

    def handle_endtag(self, tag):
        self.parsed.nodes.append(End(tag))
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if self._open and self._open[-1] in ("script", "style"):
            self.parsed.inline.append(Inline(self.parsed.nodes[-1], data))
        elif data.strip() and (not _SILENT.intersection(self._open) or self._open[-1] == "title"):
            line, column = self.getpos()
            in_code = not _CODE.isdisjoint(self._open)
            self.parsed.nodes.append(Words(data, line, column + 1, in_code))

    def parse_marked_section(self, i, report=1):
        return self.parse_bogus_comment(i, report)  # as a browser does; the stdlib gives up here


def parse(html: str) -> Parsed:
    """What the rules ask of some HTML, a whole page or a part of one."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.parsed
