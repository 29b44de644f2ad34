"""What a registry said about one source, and its text without markup.

Registries send titles with HTML and JATS tags, with entities that were escaped once or twice, and with
invisible characters. All of that goes. Nothing else is changed, and nothing is filled in.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass


class AnswerError(ValueError):
    """A registry's answer does not have the form its documentation gives."""


class NotFound(LookupError):
    """The registry has no such record."""


@dataclass(frozen=True)
class Author:
    """A person with ``given``, or a body or a name that the registry does not divide, without.

    ``called`` is the word a key is made of, when that is not ``family``.
    """

    family: str
    given: str = ""
    suffix: str = ""
    called: str = ""


@dataclass(frozen=True)
class Record:
    """``fields`` are BibTeX fields without the author, as plain text; a field never given is absent.

    ``notices`` are sentences about retractions and corrections, ``notes`` what to look at besides.
    """

    registry: str
    entry_type: str
    fields: Mapping[str, str]
    authors: tuple[Author, ...] = ()
    notices: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_ATTRIBUTES = r"(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?"
_TAGS = ("i b u em strong italic bold underline small big scp sc tt span font inf sub sup p title math "
         "mrow mi mo mn msup msub msubsup mtext mspace mfrac mover munder mstyle").split()
_MARKUP = re.compile(rf"</?(?:[a-z][\w.-]*:[a-z][\w.-]*|{'|'.join(_TAGS)}){_ATTRIBUTES}>", re.I)
_BREAK = re.compile(r"<(?:[a-z]+:)?(?:br|break)" + _ATTRIBUTES + ">", re.I)
_RAISED = re.compile(r"<(?P<tag>(?:[a-z]+:)?(?P<place>sup|sub|inf))" + _ATTRIBUTES
                     + r">(?P<text>[^<>]*)</(?P=tag)>", re.I)
_PLACES = {
    "sup": str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}
# Soft hyphen, zero-width space, word joiner, byte order mark, and marks that turn the direction.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """``text`` on one line, without tags, entities and invisible characters, accents composed.

    A raised or lowered number stays one (10<sup>6</sup> is 10⁶, not 106).
    """
    for _ in range(3):  # some titles are escaped twice
        text = html.unescape(text)
    text = _MARKUP.sub("", _RAISED.sub(_raised, _BREAK.sub(" ", text)))
    text = _INVISIBLE.sub("", text).encode("utf-8", "ignore").decode("utf-8")
    text = "".join(char for char in text if char.isspace() or unicodedata.category(char) != "Cc")
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _raised(match: re.Match) -> str:
    signs = _PLACES[match["place"].lower().replace("inf", "sub")]
    inside = match["text"].strip()
    return inside.translate(signs) if all(ord(char) in signs for char in inside) else inside


def page_range(text: str) -> str:
    """Pages with the BibTeX dash: 12-15 is 12--15. What is no plain range stays as it is."""
    return ", ".join(_range(part.strip()) for part in plain(text).split(","))


def _range(text: str) -> str:
    ends = re.split(r"\s*[-\u2010-\u2015\u2212]+\s*", text)
    return "--".join(ends) if len(ends) == 2 and all(ends) else text


_WITHDRAWN = re.compile(r"\W*(retracted|retraction|withdrawn|withdrawal|(?:temporary )?removal)"
                        r"(?: (?:article|paper|chapter|publication|note|notice))?\s*:", re.I)


def title_notice(registry: str, title: str) -> list[str]:
    """A notice when the title itself says that the work was taken back."""
    found = _WITHDRAWN.match(title)
    return [f'{registry} gives a title that begins with "{found[1]}".'] if found else []


def filled(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields that have something in them."""
    return {name: value for name, value in fields.items() if value}
