"""Where the entries and fields of a .bib text stand.

pybtex reads what a file says and keeps no places; a mistake has to be shown where it is. This
reads the same grammar (any @ outside an entry opens one, ``{`` or ``(``, values in braces, in
quotes or bare, joined by #) and keeps offsets only. It never fails: at a mistake it gives up
the entry it is in, and pybtex tells what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNS = r"A-Za-z@!$&*+\-./:;<>?\[\\\]^_`|~\x7f"
_NAME = rf"[{_SIGNS}][{_SIGNS}0-9]*+"
_START = re.compile(rf"@\s*+(?P<type>{_NAME})?\s*+(?P<open>[{{(])?")
_KEY = {"{": re.compile(r"\s*(?P<key>[^\s,}]+)"), "(": re.compile(r"\s*(?P<key>[^\s,]+)")}
_FIELD = re.compile(rf"[\s,]*+(?P<name>{_NAME})\s*=\s*")
_END = {"{": re.compile(r"[\s,]*+\}"), "(": re.compile(r"[\s,]*+\)")}
_COMMA = re.compile(r"\s*,")
_BARE = re.compile(rf"[0-9]+|{_NAME}")
_JOIN = re.compile(r"\s*#\s*")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r'[{}"]')
_STRING = re.compile(rf"\s*(?:{_NAME}\s*=)?\s*")


@dataclass(frozen=True)
class Place:
    """One entry. ``start`` is the offset of its @, ``end`` the one after its last brace.

    ``fields`` holds (name in small letters, offset of the name, start and end of the value). A
    value is given without its braces or quotes. ``whole`` is whether the last brace was found.
    """

    key: str
    start: int
    end: int
    whole: bool
    fields: tuple[tuple[str, int, int, int], ...]

    def find(self, name: str) -> tuple[int, int] | None:
        """Start and end of the value of a field."""
        return next(((start, end) for held, _, start, end in self.fields if held == name), None)


def places(text: str) -> Iterator[Place]:
    """Every entry, in order, repeated keys too."""
    at = 0
    while start := _START.search(text, at):
        at = start.end()
        kind = (start["type"] or "").lower()
        if not start["open"] or kind == "comment":
            continue
        if kind in ("string", "preamble"):
            span = _value(text, _STRING.match(text, at).end())
            at = span[2] if span else at
            continue
        key = _KEY[start["open"]].match(text, at)
        if key:
            fields, at = _fields(text, key.end())
            end = _END[start["open"]].match(text, at)
            at = end.end() if end else at
            yield Place(key["key"], start.start(), at, bool(end), tuple(fields))


def _fields(text: str, at: int) -> tuple[list[tuple[str, int, int, int]], int]:
    found = []
    while name := _FIELD.match(text, at):
        span = _value(text, name.end())
        if span is None:
            found.append((name["name"].lower(), name.start("name"), name.end(), name.end()))
            return found, name.end()
        start, end, at = span
        found.append((name["name"].lower(), name.start("name"), start, end))
        if not _COMMA.match(text, at):
            break
    return found, at


def _value(text: str, at: int) -> tuple[int, int, int] | None:
    """Start and end of a value, and the offset after it; None where it has no end."""
    part = _part(text, at)
    if part is None:
        return None
    start, end, at = part
    while join := _JOIN.match(text, at):
        part = _part(text, join.end())
        if part is None:
            return None
        _, end, at = part
    return start, end, at


def _part(text: str, at: int) -> tuple[int, int, int] | None:
    sign = text[at:at + 1]
    if sign == "{" or sign == '"':
        end = _end(text, at + 1, sign)
        return None if end is None else (at + 1, end, end + 1)
    bare = _BARE.match(text, at)
    return (*bare.span(), bare.end()) if bare else None


def _end(text: str, at: int, sign: str) -> int | None:
    """The offset of the brace or quote that ends a value."""
    depth, marks = 0, _BRACE if sign == "{" else _BRACE_OR_QUOTE
    for mark in marks.finditer(text, at):
        if mark[0] == "{":
            depth += 1
        elif depth == 0:
            return mark.start() if (mark[0] == '"') == (sign == '"') else None
        elif mark[0] == "}":
            depth -= 1
    return None

