"""Add a field to an entry of a .bib file, leaving every other byte alone.

The file is written by hand: its order, its spaces and its line ends are the author's. So it is
not formatted again; the new field is put in behind another one, and the entry is read again
before anything is written.
"""

from __future__ import annotations

from .. import bibtex, bibtex_places


class EntryError(Exception):
    """The field cannot be added. The message is one sentence for a person."""


def add(text: str, key: str, after: str, name: str, value: str) -> str:
    """``text`` with ``name = {value}`` put in on a line of its own after the field ``after``.

    Raises ``EntryError`` unless the entry can be read afterwards and has gained just that field.
    """
    entry = next((place for place in bibtex_places.places(text) if place.key == key), None)
    if entry is None:
        raise EntryError(f'There is no entry "{key}" any more.')
    if not entry.find(after) or entry.find(name):
        raise EntryError(f'The entry "{key}" has no {after} to put {name} behind, or has {name} already.')
    start, stop = entry.find(after)
    if text[start - 1:start] in ("{", '"'):
        stop += 1  # the brace or quote that ends the value
    line = text[text.rfind("\n", 0, start) + 1:start]
    indent = line[:len(line) - len(line.lstrip())]
    newline = "\r\n" if "\r\n" in text[entry.start:entry.end] else "\n"
    field = f",{newline}{indent}{name} = {{{value}}}"
    before, gained = text[entry.start:entry.end], text[entry.start:stop] + field + text[stop:entry.end]
    if _read(gained, key) != {**_read(before, key), name: value}:
        raise EntryError(f'"{value}" cannot be written into the entry "{key}".')
    return text[:stop] + field + text[stop:]


def _read(entry: str, key: str) -> dict[str, str]:
    try:
        (found,) = bibtex.read(entry)
    except (bibtex.BibtexError, ValueError):
        raise EntryError(f'The entry "{key}" cannot be read.') from None
    return found["fields"]
