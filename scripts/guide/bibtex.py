"""BibTeX text to plain data. The only module that knows pybtex.

Reading two hundred entries takes pybtex longer than all our checks together, so the result is
kept in .cache/ under a hash of the text. The kept copy is plain JSON: if it is missing, old or
broken the text is simply read again.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

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
    digest = hashlib.sha256(f"{_FORM}\n{text}".encode()).hexdigest()
    kept = _kept(cache, digest)
    if kept is None:
        kept = _parse(text)
        _keep(cache, digest, kept)
    return kept


def _kept(cache: Path | None, digest: str) -> list[dict] | None:
    try:
        data = json.loads(cache.read_text(encoding="utf-8")) if cache else {}
        return data["entries"] if data["digest"] == digest else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(cache: Path | None, digest: str, entries: list[dict]) -> None:
    """Keep the result if we can; a folder that cannot be written to is no mistake."""
    if not cache:
        return
    try:
        cache.parent.mkdir(exist_ok=True)
        ignore = cache.parent / ".gitignore"
        if not ignore.exists():  # a guide that is only looked at must not find our cache in a commit
            ignore.write_text("*\n", encoding="utf-8")
        part = cache.with_name(f"{cache.name}.{os.getpid()}")
        part.write_text(json.dumps({"digest": digest, "entries": entries}), encoding="utf-8")
        part.replace(cache)
    except OSError:
        return


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
