"""Raw HTML in the Markdown of a page: its elements, each with its exact place.

Python-Markdown lets HTML through as it stands, so whatever is forbidden in Markdown can be
written in HTML as well. The stdlib's parser knows the line of a tag but not the place of an
attribute, and takes "x <y and <img>" for one tag, which Python-Markdown does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from . import prose

_TAG = re.compile(r"(?<!\\)<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*+)(?![:@.])"
                  r"(?P<rest>(?:=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[^<>=]|=)*+)>")
_ATTRIBUTE = re.compile(r"(?P<name>[^\s=\"'/]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
                        r"|(?P<bare>[^\s]+)))?")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_TEXT_ONLY = ("script", "style")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_IMAGE = re.compile(r"!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(eq=False)
class Element:
    """One element. ``start`` and ``end`` are the place of its start tag, ``close`` that of its
    end tag, or the end of its line where it has none. ``places`` is where each value begins.
    ``hidden``: a screen reader leaves it out, because of itself or of what it stands in."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int
    parent: Element | None = None
    close: int = -1
    places: dict[str, int] = field(default_factory=dict)
    hidden: bool = False

    def get(self, name: str) -> str | None:
        """The value of an attribute, blanks cut off; None if it is not there."""
        value = self.attributes.get(name)
        return None if value is None else value.strip()

    @property
    def decorative(self) -> bool:
        """Whether it is marked as saying nothing."""
        return self.hidden or (self.get("role") or "").lower() in ("presentation", "none")


def elements(text: str) -> list[Element]:
    """Every element of a text whose code and comments are blanked out, in order."""
    found: list[Element] = []
    open_: list[Element] = []
    position = 0
    while match := _TAG.search(text, position):
        position, name = match.end(), match["name"].lower()
        if match["close"]:
            _close(open_, name, match.start())
            continue
        element = _element(match, name, open_[-1] if open_ else None)
        found.append(element)
        if name in _TEXT_ONLY:
            position = element.close = _end_of_text(text, name, position)
        elif name not in _VOID and not match["rest"].endswith("/"):
            open_.append(element)
    for element in found:
        if element.close < 0:
            element.close = element.end if element.name in _VOID else _line_end(text, element.end)
    return found


def _element(match: re.Match, name: str, parent: Element | None) -> Element:
    element = Element(name, {}, match.start(), match.end(), parent)
    for one in _ATTRIBUTE.finditer(match["rest"]):
        group = next((g for g in ("double", "single", "bare") if one[g] is not None), "name")
        key = one["name"].lower()
        if key not in element.attributes:  # the first one counts
            element.attributes[key] = "" if group == "name" else unescape(one[group])
            element.places[key] = match.start("rest") + one.start(group)
    own = (element.get("aria-hidden") or "").lower() == "true"
    element.hidden = own or bool(parent and parent.hidden)
    return element


def _close(open_: list[Element], name: str, place: int) -> None:
    if any(element.name == name for element in open_):
        while True:
            element = open_.pop()
            element.close = place
            if element.name == name:
                return


def _end_of_text(text: str, name: str, position: int) -> int:
    end = re.compile(rf"</{name}\b", re.I).search(text, position)
    return end.start() if end else len(text)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def seen(text: str) -> str:
    """The text in one line, without the signs that nobody sees or hears."""
    return " ".join(_UNSEEN.sub("", unescape(text)).split())


def spoken(text: str) -> str:
    """The words of a piece of Markdown as a screen reader says them: labels and alternative
    texts count, what is hidden from it does not."""
    text = _COMMENT.sub("", text)
    text = _IMAGE.sub(lambda image: f" {image[1]} ", text)
    pieces, position = [], 0
    for start, end, words in _replacements(text):
        if start >= position:
            pieces += [text[position:start], words]
            position = end
    return seen(prose.plain("".join([*pieces, text[position:]])))


def _replacements(text: str) -> Iterator[tuple[int, int, str]]:
    for element in elements(text):
        if element.hidden:
            yield element.start, max(element.end, element.close), " "
        elif element.get("aria-label"):
            yield element.start, max(element.end, element.close), f" {element.get('aria-label')} "
        elif element.name == "img":
            yield element.start, element.end, f" {element.get('alt') or ''} "
