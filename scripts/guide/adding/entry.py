"""A record as a BibTeX entry: its key, its fields, and what is left to a person.

BibTeX counts braces and nothing else, so every other character (&, %, _, accents) is written as it is;
``guide.bibtex`` reads it back the same. A brace without its partner cannot be written at all: then all
braces of that field become parentheses, and a note says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ..bibliography import READ, STUDY_TYPES
from .record import Author, Record

ORDER = ("title", "journal", "year", "volume", "number", "pages", "publisher", "doi", "pmid", "pmcid", "isbn",
         "url")
TO_JUDGE = {
    "studytype": f"one of {', '.join(STUDY_TYPES)}",
    "participants": "how many people and who they were, or: not applicable",
    "finding": "one plain sentence: what it found, and in whom",
    "read": f"how much was read, one of {', '.join(READ)}",
    "checked": "the day on which a person read it, as YYYY-MM-DD",
    "details": 'what it reported, with its figures, the parts divided by " | "',
    "limits": "what it cannot tell, and why",
    "topics": "the topics it belongs to, divided by spaces, as in the other entries",
}

# Letters that are no plain letter with an accent, in small.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_AND = re.compile(r"\band\b", re.I)


class EntryError(ValueError):
    """The record cannot be made into an entry. The message is one sentence."""


@dataclass(frozen=True)
class Entry:
    """``fields`` and ``authors`` are what must come out when ``text`` is read again."""

    key: str
    text: str
    fields: dict[str, str]
    authors: list[list[str]]
    to_fill: tuple[str, ...]
    notes: tuple[str, ...]


def make(record: Record, key: str) -> Entry:
    """The entry of a record, ending in a line break. Raises ``EntryError``."""
    fields, changed = {}, []
    for name in ORDER:
        value = record.fields.get(name, "")
        if value:
            fields[name] = writable(value)
            if fields[name] != " ".join(value.split()):
                changed.append(name)
    if set(changed) & {"doi", "url"}:
        raise EntryError(f"BibTeX cannot hold this identifier: {record.fields[changed[-1]]}")
    waiting = _waiting(record)
    fields = fields | waiting
    names = [author for author in map(_author, record.authors) if author[0]]
    lines = [f"@{record.entry_type}{{{key},"]
    lines += [f"  author = {{{' and '.join(text for text, _ in names)}}},"] if names else []
    lines += [f"  {name} = {{{value}}}," for name, value in fields.items()]
    notes = [f"A brace without a partner in {name} became a parenthesis." for name in changed]
    return Entry(key, "\n".join([*lines, "}\n"]), fields, [parts for _, parts in names], tuple(waiting),
                 (*record.notes, *notes))


def _waiting(record: Record) -> dict[str, str]:
    """The fields a person has to fill in. A notice goes to ``limits``, where no one can overlook it."""
    waiting = {name: f"TODO: {hint}" for name, hint in TO_JUDGE.items()}
    if not record.fields.get("title"):
        waiting = {"title": f"TODO: the title, which {record.registry} does not give"} | waiting
    if record.notices:
        told = writable(" ".join(record.notices))
        waiting["limits"] = f"TODO: {told} Say so first, then {TO_JUDGE['limits']}"
    return waiting


def writable(text: str) -> str:
    """``text`` on one line, and with parentheses for braces when these are not in pairs."""
    text = " ".join(text.split())
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            break
    return text if depth == 0 else text.translate(str.maketrans("{}", "()"))


def _author(author: Author) -> tuple[str, list[str]]:
    """(as BibTeX writes it, [family, given] as it is read again); the text is empty for no name."""
    family, given, suffix = map(_name, (author.family, author.given, author.suffix))
    first, _, title = (part.strip() for part in given.partition(","))
    if not (family and first) or _AND.search(first):
        whole = " ".join(filter(None, (given, family)))
        return (whole if whole == "others" else f"{{{whole}}}" if whole else "", [whole, ""])
    suffix = " ".join(f"{suffix} {title}".replace(",", " ").split())
    parts = (_held(family), _held(suffix), first)
    return ", ".join(filter(None, parts)), [family, first]


def _held(text: str) -> str:
    """A part of a name in braces when BibTeX would cut it."""
    return f"{{{text}}}" if "," in text or _AND.search(text) else text


def _name(text: str) -> str:
    """A name without the signs that BibTeX reads as something else."""
    return " ".join(re.sub(r"[{}~\\\"]", " ", text).split())


def base_key(record: Record) -> str:
    """Family name of the first author and year, as ``park2008``; ``park_nd`` without a year."""
    words = (_key_word(author) for author in record.authors if author.family != "others")
    titled = (_letters(word) for word in record.fields.get("title", "").split())
    word = next(filter(None, words), "") or next((word for word in titled if len(word) > 3), "source")
    return word[:30] + (re.sub(r"[^0-9]", "", record.fields.get("year", "")) or "_nd")


def _key_word(author: Author) -> str:
    """The family name; for a long name of a body its capitals, as in who2020."""
    capitals = re.findall(r"\b[A-Z]", author.family)
    if author.given or author.called or len(capitals) < 3:
        return _letters(author.called or author.family)
    return "".join(capitals).lower()


def _letters(text: str) -> str:
    """The letters a to z in ``text``, accents taken off."""
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)))


def free_key(base: str, taken: Iterable[str]) -> str:
    """``base``, or with a letter after it when it is taken. Raises ``EntryError`` after z."""
    taken = {key.lower() for key in taken}
    for letter in ("", *"abcdefghijklmnopqrstuvwxyz"):
        if base + letter not in taken:
            return base + letter
    raise EntryError(f"Every key from {base} to {base}z is taken: give one with --key.")
