"""Citations in Markdown: ``[@park2008, p. 180e; @kopera2008]``.

mkdocs-bibtex takes any square bracket with an @ in it for a citation: in code, in e-mail
addresses, cut at a dot or colon, from a bracket that was never closed on, and not at all
when the group is broken over two lines. So this module reads the text first. What is not a
proper citation is hidden from the plugin (``hide``) and put back afterwards (``unhide``);
what looks like one but is not right is a fault that the rules of the checks report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import code_in_markdown

KEY = re.compile(r"[a-z][a-z0-9_-]*\Z")
LOCATOR = re.compile(r"(?:pp?\.|table|figure|section|article|schedule|chapter|para\.|paras\.) ?[\w.,\- –]+\Z")

# What the plugin takes: from the first [ to the next ] of the same line, other [ included.
_TAKEN = re.compile(r"\[(?P<inside>[^\]\n]*)(?P<end>\]|\n|\Z)")
# What people take: from a [ to the next ] of the same paragraph, with no [ between them.
_BRACKET = re.compile(r"\[(?P<inside>(?:(?!\n[ \t]*\n)[^\[\]@])*@(?:(?!\n[ \t]*\n)[^\[\]])*)\]")
_EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]+@[\w-]+\.[\w.]+")
_LINK = re.compile(r"[(\[]")

# Private-use characters stand in for an @ or a [ that the plugin must not see.
_HIDDEN_AT, _HIDDEN_OPEN = "\ue000", "\ue001"


@dataclass(frozen=True)
class Citation:
    """One source named in the text. Offsets count characters of the text; the first is the @."""

    key: str
    locator: str
    start: int
    end: int


@dataclass(frozen=True)
class Group:
    """One pair of brackets with one or more citations in it."""

    citations: tuple[Citation, ...]
    start: int
    end: int


def mask_code(text: str) -> str:
    """The text with code and comments blanked out, every offset and line kept."""
    return code_in_markdown.mask(text)


def groups(text: str) -> Iterator[Group]:
    """Every well-formed citation group outside code, in order."""
    if "@" not in text:
        return
    for match in _TAKEN.finditer(mask_code(text)):
        if match["end"] == "]" and text.startswith(match.group(), match.start()):
            group = _read_group(match)
            if group:
                yield group


def _read_group(match: re.Match) -> Group | None:
    inside, position = match["inside"], match.start("inside")
    if "\n" in inside or "[" in inside:
        return None
    citations = []
    for part in inside.split(";"):
        key, _, locator = part.strip().partition(",")
        if not key.startswith("@") or not KEY.match(key[1:]) or "@" in locator:
            return None
        start = position + len(part) - len(part.lstrip())
        citations.append(Citation(key[1:], locator.strip(), start, position + len(part)))
        position += len(part) + 1
    return Group(tuple(citations), match.start(), match.end())


@dataclass(frozen=True)
class Fault:
    """A bracket with an @ in it that is no citation. ``kind`` is one of those that ``faults`` names."""

    kind: str
    start: int
    end: int
    inside: str


def faults(text: str) -> Iterator[Fault]:
    """Every bracket with an @ in it, outside code, that is no citation, in order.

    kind "line": broken over two lines; "email": an address; "handle": a name with other words
    before it; "capitals": a key with capital letters; "open": a citation after a bracket that
    is not closed on its line; "form": anything else. The words of a link may hold an @.
    """
    if "@" not in text:
        return
    found, seen = [], {group.start for group in groups(text)}
    for match in _suspects(mask_code(text)):
        if seen.isdisjoint(range(*match.span())):
            seen.add(match.start())
            kind = _kind(match)
            if kind not in ("email", "handle") or not _LINK.match(match.string, match.end()):
                inside = " ".join(text[match.start("inside"):match.end("inside")].split())
                found.append(Fault(kind, match.start(), match.end(), inside))
    yield from sorted(found, key=lambda fault: fault.start)


def _suspects(visible: str) -> Iterator[re.Match]:
    """Brackets with an @: first as people see them, then as the plugin does."""
    yield from _BRACKET.finditer(visible)
    for match in _TAKEN.finditer(visible):
        if match["end"] == "]" and "@" in match["inside"]:
            yield match


def _kind(match: re.Match) -> str:
    inside = match["inside"]
    if _EMAIL.search(inside):
        return "email"
    if not inside.lstrip().startswith("@"):
        return "handle"
    if "\n" in inside:
        return "line"
    if _read_group(match):
        before = match.string[match.string.rfind("\n", 0, match.start()) + 1:match.start()]
        return "open" if before.rfind("[") > before.rfind("]") else "form"
    small = re.sub(r"@[\w-]+", lambda m: m.group().lower(), match.group())
    return "capitals" if small != match.group() and any(groups(small)) else "form"


def in_code(text: str) -> Iterator[Citation]:
    """Citations that stand in code or a comment, where nothing reads them."""
    if "@" not in text:
        return
    visible = mask_code(text)
    for match in _BRACKET.finditer(text):
        if visible[match.start()] == " ":
            group = _read_group(match)
            yield from group.citations if group else ()


def hide(text: str) -> str:
    """The text with every @ hidden that the plugin would take for a part of another citation.

    An @ outside brackets stays: without it ``<a@b.example>`` would be no link.
    """
    if "@" not in text:
        return text
    visible = mask_code(text)
    good = {group.start for group in groups(text)}
    pieces, last = [], 0
    while match := _TAKEN.search(text, last):
        start, end = match.span()
        pieces.append(text[last:start])
        inner = visible.find("[", start, end)
        if start in good or "@" not in match.group() or match["end"] != "]":
            last = end
        elif visible[start] != "[" and inner >= 0:  # begins in code and runs on into the text
            last = inner
        else:
            last = end
        pieces.append(_hidden(text[start:last], start in good, last == inner))
    return "".join([*pieces, text[last:]])


def _hidden(piece: str, good: bool, cut: bool) -> str:
    if good:
        return piece
    if cut:
        piece = piece.replace("[", _HIDDEN_OPEN)
    return piece.replace("@", _HIDDEN_AT)


def unhide(text: str) -> str:
    """Put back what ``hide`` took away."""
    return text.replace(_HIDDEN_AT, "@").replace(_HIDDEN_OPEN, "[")
