"""The words that the glossary of a guide explains, and whether a text explains one itself.

A glossary is a page with a definition list. One entry can hold several names:

    Dummy injection (placebo)
    :   An injection with nothing active in it, such as salt water, to compare with.
"""

from __future__ import annotations

import functools
import re

from . import prose
from .citations import mask_code

ENTRY = re.compile(r"^(?![ \t]*:)[ \t]*(?P<names>\S[^\n]*)\n(?:[ \t]*\n)?[ \t]{0,3}:[ \t]+\S", re.M)
_ARTICLE = r"(?:an?|the|one|some|many)"
# What stands behind a term and explains it, citations and other terms in between left out.
_BEHIND = re.compile("|".join((
    # X (a numbing medicine), but not X (on the arm) and not X (70 mL at once)
    r"\s*\((?!\d|(?:in|on|for|from|with|at|by|see|page|figure|table)\b)(?=[^()]*[a-z])[^()\s]+\s[^()]+\)",
    r"\s*\((?:or|that is|called)\s",
    r"\s+[–—-]\s+\w",  # X - a numbing medicine
    rf"\s*,\s+(?:{_ARTICLE}|or|that is|meaning|which (?:is|are|means?)|also called)\s+\w",
    rf"\s+(?:is|are|was|were)\s+(?:{_ARTICLE}|what|when|called|kinds?\s+of|"
    r"(?:\w+\s+)?\w+\s+(?:of|that|which))\b",
    r"\s+(?:means?|stands\s+for)\s+\w",
)))
# What stands before it: firm bumps (granulomas); germs called mycobacteria; one enzyme, hyaluronidase
_BRACKET = re.compile(r"\w[\"'’”]?\s*\((?:[\w-]+[\s,]+){0,3}\Z")
_CALLED = re.compile(r"\b(?:called|named|known\s+as|such\s+as|for\s+example|say)[\s\"“‘]+"
                     r"(?:(?:an?|the)\s+)?\Z", re.I)
_NAMED_AFTER = re.compile(rf"\b(?:{_ARTICLE}|this|only\s+\w+)\s+(?:[\w-]+\s+){{0,3}}[\w-]+\s*,\s+\Z", re.I)
_ENDS_THERE = re.compile(r"\s*[,.;:)]|\s*\Z")


@functools.lru_cache(maxsize=8)
def names(body: str) -> tuple[str, ...]:
    """Every name that the body of a glossary explains, in order."""
    found = [re.split(r"[,;()]", prose.plain(entry["names"])) for entry in ENTRY.finditer(mask_code(body))]
    return tuple(name.strip() for entry in found for name in entry if name.strip())


@functools.lru_cache(maxsize=512)
def expression(*words: str) -> re.Pattern:
    """Any of some names, also in the plural. A short form in capitals keeps its capitals."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_one, longest_first))})(?![\w-])" if words else r"(?!)")


def _one(name: str) -> str:
    words = re.sub(r"(?:\\ )+", r"\\s+", re.escape(name))
    if name.isupper():
        return rf"{words}s?"
    if name.endswith("y"):
        return rf"(?i:{words[:-1]}(?:y|ies))"
    if name.endswith("is"):
        return rf"(?i:{words[:-2]}[ie]s)"
    return rf"(?i:{words}(?:s|es)?)"


def explains(words: str, start: int, end: int, others: re.Pattern) -> bool:
    """Whether a text explains the term that stands in it from ``start`` to ``end``.

    ``others`` is any term: "collagen and elastin, the fibres of the skin" explains both.
    """
    before, after = _past(words, start, end, others)
    return bool(_BEHIND.match(words, after) or _BRACKET.search(words, 0, before)
                or _CALLED.search(words, 0, before)
                or (_NAMED_AFTER.search(words, 0, before) and _ENDS_THERE.match(words, after)))


def _past(words: str, start: int, end: int, others: re.Pattern) -> tuple[int, int]:
    """Where the row of terms begins and ends in which a term stands: X, Y and Z."""
    joint = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s*/\s*)"
    row = re.compile(rf"(?:{others.pattern})(?:{joint}(?:{others.pattern}))*")
    for match in row.finditer(words):
        if match.start() <= start and end <= match.end():
            return match.start(), match.end()
    return start, end
