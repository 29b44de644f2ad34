"""references.bib as bytes: what is in it, and one more entry in its place.

The new entry goes before the first one whose key sorts after its own. Every other byte stays. Before the
file is replaced the new text is read again: all old entries must be there as before, and the new one must
say what was meant.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import bibliography, bibtex
from ..bibliography import Bibliography, Source
from ..identifiers import IdentifierError, isbn13, isbn_fault, parse
from ..paths import Unreadable
from .entry import Entry

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_PMC = re.compile(r"/articles/(PMC[0-9]+)", re.I)


class BibfileError(Exception):
    """Nothing can be added to the file. The message says why, with the place."""


@dataclass(frozen=True)
class Bibfile:
    """One reading of the file. ``data`` is all of it, ``sources`` what is in it."""

    path: Path
    shown: str
    data: bytes
    sources: Bibliography

    @property
    def text(self) -> str:
        return self.data.decode("utf-8")


def load(path: Path, shown: str = "references.bib") -> Bibfile:
    """Read the file. Raises ``BibfileError`` with the place when it cannot be understood."""
    try:
        data = path.read_bytes() if path.is_file() else b""
        sources, problems = bibliography.load(path, shown)
    except (Unreadable, OSError) as error:
        raise BibfileError(str(error)) from None
    if problems and not sources.sources:
        raise BibfileError(str(problems[0]))
    return Bibfile(path, shown, data, sources)


def same_source(file: Bibfile, names: Iterable[tuple[str, str]]) -> tuple[Source, str] | None:
    """The first entry with one of these (kind, value), and the kind; None when there is none."""
    wanted = {(kind, _same(kind, value)): kind for kind, value in names if value}
    for source in file.sources.sources.values():
        for name in _names(source):
            if name in wanted:
                return source, wanted[name]
    return None


def _names(source: Source) -> Iterator[tuple[str, str]]:
    """Everything an entry is known by. Some name their DOI or PubMed number only in the address."""
    for kind in ("doi", "pmid", "pmcid", "isbn", "title"):
        value = source.fields.get(kind)
        if value:
            yield kind, _same(kind, value)
    try:
        named = parse(source.url)
        yield named.kind, _same(named.kind, named.value)
    except IdentifierError:
        pmc = _PMC.search(source.url)
        if pmc:
            yield "pmcid", pmc[1].lower()


def _same(kind: str, value: str) -> str:
    """A form in which two ways to write the same thing are equal."""
    if kind == "isbn" and not isbn_fault(value):
        return isbn13(value)
    if kind == "title":  # as the checks compare titles, except where they have no plain letters
        return re.sub(r"[^a-z0-9]", "", value.lower()) or value.lower()
    return value.lower()


def with_entry(file: Bibfile, entry: Entry) -> tuple[bytes, int]:
    """The file with the entry in it, and the line of the entry. Raises ``BibfileError``."""
    lines = _LINE.findall(file.text)
    place = _place(lines, file, entry.key)
    before, after = "".join(lines[:place]), "".join(lines[place:])
    end = "\r\n" if "\r\n" in file.text else "\n"
    if before and not before.endswith(("\n", "\r")):
        before += end
    if before and lines[place - 1].strip():
        before += end
    text = before + entry.text.replace("\n", end) + (end if after else "") + after
    _verify(file, text, entry)
    return text.encode("utf-8"), len(_LINE.findall(before)) + 1


def _place(lines: list[str], file: Bibfile, key: str) -> int:
    """The number of lines that stay above the new entry."""
    later = next((source.line for source in file.sources.sources.values()
                  if source.key > key and _begins(source, lines)), 0)
    if not later:
        return len(lines)
    place = later - 1
    while place and lines[place - 1].lstrip().startswith("%"):  # a remark stays with its entry
        place -= 1
    return place or later - 1


def _begins(source: Source, lines: list[str]) -> bool:
    """Whether the entry begins at the start of its line: only there is its line known."""
    return bool(re.match(rf"[ \t]*@\w+\s*\{{\s*{re.escape(source.key)}[\s,}}]", lines[source.line - 1]))


def _verify(file: Bibfile, text: str, entry: Entry) -> None:
    try:
        old, new = bibtex.read(file.text), bibtex.read(text)
    except bibtex.BibtexError as error:
        raise BibfileError(f"The entry would spoil {file.shown} ({error}): add it by hand.") from None
    added = [read for read in new if read["key"] == entry.key]
    kept = [read for read in new if read["key"] != entry.key]
    said = [(read["fields"], read["authors"]) for read in added]
    if kept != old or said != [(entry.fields, entry.authors)]:
        raise BibfileError(f"{file.shown} would not read back as it was written: add the entry by hand.")


def write(file: Bibfile, data: bytes) -> None:
    """Replace the file in one step. Raises ``BibfileError``; the file is then as it was."""
    target = file.path.resolve()  # a link stays a link
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        shutil.copymode(target, part)
        if target.read_bytes() != file.data:
            raise BibfileError(f"{file.shown} was changed by someone else meanwhile: run this again.")
        os.replace(part, target)
    except OSError as error:
        raise BibfileError(f"{file.shown} cannot be written: {error.strerror or error}.") from None
    finally:
        part.unlink(missing_ok=True)
