"""Citations in Markdown: ``[@park2008, p. 180e; @kopera2008]``.

mkdocs-bibtex takes any square bracket with an @ in it for a citation: in code, in e-mail
addresses, cut at a dot or colon, and not at all when the group is broken over two lines.
So this module reads the text first. What is not a proper citation is hidden from the
plugin (``hide``) and put back afterwards (``unhide``); what looks like one but is not
right is a problem with a line and a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .problems import Problem, did_you_mean, line_and_column

KEY = re.compile(r"[a-z][a-z0-9_-]*\Z")
LOCATOR = re.compile(r"(?:pp?\.|table|figure|section|article|schedule|chapter|para\.|paras\.) ?[\w.,\- –]+\Z")

_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[`~]*[ \t]*$", re.M | re.S)
_SPAN = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)(?:.+?)(?<!`)(?P=ticks)(?!`)", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_BRACKET = re.compile(r"\[([^\[\]]*@[^\[\]]*)\]")
_EMAIL = re.compile(r"[\w.%+-]+@[\w-]+\.[\w.]+")

# A private-use character stands in for an @ that the plugin must not see.
_HIDDEN_AT = "\ue000"


@dataclass(frozen=True)
class Citation:
    """One source named in the text. Offsets count characters from the start of the text."""

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
    for pattern in (_COMMENT, _FENCE, _SPAN):
        text = pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    return text


def groups(text: str) -> Iterator[Group]:
    """Every well-formed citation group outside code, in order."""
    if "@" not in text:
        return
    for match in _BRACKET.finditer(mask_code(text)):
        group = _read_group(match)
        if group:
            yield group


def _read_group(match: re.Match) -> Group | None:
    inside, offset = match.group(1), match.start(1)
    if "\n" in inside or not inside.lstrip().startswith("@"):
        return None
    citations, position = [], offset
    for part in inside.split(";"):
        key, _, locator = part.strip().partition(",")
        if not key.startswith("@") or not KEY.match(key[1:]):
            return None
        citations.append(Citation(key[1:], locator.strip(), position, position + len(part)))
        position += len(part) + 1
    return Group(tuple(citations), match.start(), match.end())


def problems(path: str, text: str, known: set[str], first_line: int = 1) -> Iterator[Problem]:
    """What is wrong with the citations of a page. ``first_line`` is the text's own line."""
    for rule, offset, message, fix in _faults(text, known):
        line, column = line_and_column(text, offset)
        yield Problem(path, line + first_line - 1, column, rule, message, fix)


def _faults(text: str, known: set[str]):
    visible = mask_code(text)
    good = {group.start: group for group in groups(text)}
    for match in _BRACKET.finditer(visible):
        if match.start() not in good:
            yield _bad_bracket(match)
    for group in good.values():
        yield from _citation_faults(group, known)
    yield from _code_faults(text, visible, known)


def _citation_faults(group: Group, known: set[str]):
    for citation in group.citations:
        if citation.key not in known:
            hint = did_you_mean(citation.key, known)
            yield ("citation-unknown", citation.start,
                   f'No source "{citation.key}" in references.bib.',
                   hint or "Add the source to references.bib first.")
        if citation.locator and not LOCATOR.match(citation.locator):
            yield ("citation-locator", citation.start,
                   f'"{citation.locator}" is not a place in a source.',
                   "Write it as p. 180e, pp. 10-12, table 2, figure 1 or section 3.")


def _bad_bracket(match: re.Match):
    inside = match.group(1)
    if "\n" in inside:
        return ("citation-broken-line", match.start(), "This citation is broken over two lines.",
                "Keep everything from [ to ] on one line.")
    if _EMAIL.search(inside):
        return ("citation-email", match.start(), "Brackets with an e-mail address in them vanish.",
                "Take the brackets away.")
    return ("citation-malformed", match.start(), f'"[{inside}]" is not a citation.',
            "Write [@key] or [@key, p. 12; @key2]. A key has small letters, digits, - and _ only.")


def _code_faults(text: str, visible: str, known: set[str]):
    for match in re.finditer(r"\[@([a-z][a-z0-9_-]*)[^\]\n]*\]", text):
        if visible[match.start()] == " " and match.group(1) in known:
            yield ("citation-in-code", match.start(), "This citation stands in code or a comment.",
                   "Move it out, or it will be printed as it is.")


def hide(text: str) -> str:
    """The text with every @ hidden that is not part of a proper citation."""
    pieces, last = [], 0
    for group in groups(text):
        pieces.append(text[last:group.start].replace("@", _HIDDEN_AT))
        pieces.append(text[group.start:group.end])
        last = group.end
    pieces.append(text[last:].replace("@", _HIDDEN_AT))
    return "".join(pieces)


def unhide(text: str) -> str:
    """Put back what ``hide`` took away."""
    return text.replace(_HIDDEN_AT, "@")
