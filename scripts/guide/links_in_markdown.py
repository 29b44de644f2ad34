"""The links and images of a Markdown text, each with its exact place.

Knows what Python-Markdown knows: [words](target "title"), [words][name] with [name]: target
elsewhere, [name] alone, <address>, the same with ! before it, and { attributes } behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import code_in_markdown

_SIGN = re.compile(r"\\.|[\[\]]|\n[ \t]*\n")
_TARGET = re.compile(
    r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*))"
    r"(?:\s+(?:\"[^\n]*?\"|'[^\n]*?'))?\s*\)")
_LOOSE_TARGET = re.compile(r"\([ \t]*(?P<plain>[^()\n]*?)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)")
_NAME = re.compile(r"\s?\[(?P<name>[^\[\]]*)\]")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]^@][^\[\]]*)\]:[ \t]*\n?[ \t]*<?(?P<target>[^\s<>]+)>?", re.M)
_AUTOMATIC = re.compile(r"(?<!\\)<(?P<target>(?:https?|ftp)://[^<>\s]*)>", re.I)
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?P<inside>[^{}\n]*)\}")
_ATTRIBUTE = re.compile(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")


@dataclass(frozen=True)
class Link:
    """A link or an image. ``words`` is its Markdown as written, ``start`` the place of its
    first sign, ``words_start`` and ``target_start`` where those two begin."""

    words: str
    target: str
    start: int
    words_start: int
    target_start: int
    image: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


def links(body: str) -> list[Link]:
    """Every link and image outside code, in order."""
    text = code_in_markdown.mask(body)
    defined = {_folded(match["name"]): match for match in reversed(list(_DEFINITION.finditer(text)))}
    found, names = [], set()
    for start, end in _pairs(text):
        link = None if start in names else _link(body, text, start, end, defined)
        if link:
            found.append(link)
            name = _NAME.match(text, end + 1)  # it stands in brackets too, and is no link itself
            names.add(name.start("name") - 1 if name else -1)
    found += [Link(match["target"], match["target"], match.start(), match.start("target"),
                   match.start("target")) for match in _AUTOMATIC.finditer(text)]
    return sorted(found, key=lambda link: link.start)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Each pair of square brackets that open and close in one paragraph."""
    open_: list[int] = []
    for match in _SIGN.finditer(text):
        if match.group() == "[":
            open_.append(match.start())
        elif match.group() == "]" and open_:
            yield open_.pop(), match.start()
        elif match.group().startswith("\n"):
            open_.clear()


def _link(body: str, text: str, start: int, end: int, defined: dict[str, re.Match]) -> Link | None:
    image = text[start - 1:start] == "!" and text[start - 2:start - 1] != "\\"
    words = body[start + 1:end]
    inline = _TARGET.match(text, end + 1) or _LOOSE_TARGET.match(text, end + 1)
    if inline:
        group = "plain" if inline.groupdict().get("angled") is None else "angled"
        target, place, after = inline[group], inline.start(group), inline.end()
    else:
        name = _NAME.match(text, end + 1)
        definition = defined.get(_folded((name["name"] if name else "") or words))
        if definition is None or text[end + 1:end + 2] == ":":
            return None
        target, place = definition["target"], definition.start("target")
        after = name.end() if name else end + 1
    listed = _ATTRIBUTES.match(text, after)
    attributes = {m[1].lower(): m[2] or m[3] or m[4] or ""
                  for m in _ATTRIBUTE.finditer(listed["inside"])} if listed else {}
    return Link(words, target, start - image, start + 1, place, image, attributes)
