"""BibTeX text to plain data. The only module that knows pybtex.

Reading two hundred entries takes pybtex longer than all our checks together, so the result is
kept in .cache/ under a hash of the text.
"""

from __future__ import annotations

from pathlib import Path

from . import kept

_FORM = 1  # raise it when the form of the kept data changes


class BibtexError(Exception):
    """The text is not BibTeX. ``line`` counts from 1; 0 if pybtex does not say."""

    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.line = line


def read(text: str, cache: Path | None = None) -> list[dict]:
    """Entries in the order of the text, each {key, type, authors, fields}.

    ``authors`` is a list of [family, given]; ``given`` is empty for a body. Raises
    ``BibtexError`` at the first mistake.
    """
    digest = kept.digest(str(_FORM), text)
    entries = kept.read(cache, digest)
    if entries is None:
        entries = _parse(text)
        kept.write(cache, digest, entries)
    return entries


def _parse(text: str) -> list[dict]:
    import pybtex.errors
    from pybtex.database.input.bibtex import Parser
    from pybtex.exceptions import PybtexError

    try:
        with pybtex.errors.capture() as captured:
            data = Parser(encoding="utf-8").parse_string(text)
        if captured:
            raise captured[0]
    except PybtexError as error:
        first = str(error).split("\n")[0]
        raise BibtexError(first.partition(": ")[2] or first, getattr(error, "lineno", None) or 0) from None
    return [_entry(key, entry) for key, entry in data.entries.items()]


def _entry(key: str, entry) -> dict:
    return {
        "key": key,
        "type": entry.type,
        "authors": [_name(person) for person in entry.persons.get("author", [])],
        "fields": {name.lower(): " ".join(value.split()) for name, value in entry.fields.items()},
    }


def _name(person) -> list[str]:
    family = " ".join([*person.prelast_names, *person.last_names]).strip("{}")
    return [family, " ".join([*person.first_names, *person.middle_names])]
