"""One run: an identifier in, an entry in references.bib out, or one sentence about why not."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..citations import KEY
from ..identifiers import Identifier, IdentifierError, parse
from ..paths import Project
from . import bibfile, entry
from .bibfile import Bibfile, BibfileError
from .entry import Entry, EntryError
from .record import Record
from .registries import Registries, RegistryError

DONE, NOT_ADDED, CALLED_WRONGLY = 0, 1, 2

_SHOWN = {"doi": "DOI", "pmid": "PubMed number", "pmcid": "PubMed Central number", "isbn": "ISBN"}


@dataclass(frozen=True)
class Order:
    """What was asked for. ``key`` is empty when one is to be made."""

    identifier: str
    root: Path
    key: str = ""
    dry_run: bool = False


class _BadKey(Exception):
    """The key asked for cannot be used."""


class _Known(Exception):
    """The source is in the file already."""


def run(order: Order, registries: Registries) -> int:
    """Add one source. Returns the exit code: 0 added or shown, 1 not added, 2 called wrongly.

    Whatever is not 0 has told why on stderr, and has left the file as it was.
    """
    try:
        wanted = parse(order.identifier)
        project = Project(order.root)
        file = bibfile.load(project.bibliography, project.show(project.bibliography))
        _check_key(file, order.key)
        _refuse_known(file, [(wanted.kind, wanted.value)])
        record = _ask(registries, wanted)
        _refuse_known(file, record.fields.items())
        _add(order, file, record)
    except (IdentifierError, _BadKey) as refusal:
        return _refused(refusal, CALLED_WRONGLY)
    except (_Known, BibfileError, EntryError, RegistryError) as refusal:
        return _refused(refusal, NOT_ADDED)
    return DONE


def _refused(why: Exception, code: int) -> int:
    print(f"{why}\nNothing was written.", file=sys.stderr)
    return code


def _check_key(file: Bibfile, key: str) -> None:
    if key and not KEY.match(key):
        raise _BadKey(f'"{key}" is not a good key: use small letters, digits, - and _; begin with a letter.')
    taken = next((source for source in file.sources.sources.values() if source.key.lower() == key), None)
    if taken:
        raise _BadKey(f'The key "{key}" is taken: see {file.shown}:{taken.line}.')


def _refuse_known(file: Bibfile, names: Iterable[tuple[str, str]]) -> None:
    found = bibfile.same_source(file, names)
    if found:
        source, kind = found
        shown = _SHOWN.get(kind, kind)
        raise _Known(f"{file.shown}:{source.line}: {source.key} has this {shown} already.")


def _ask(registries: Registries, wanted: Identifier) -> Record:
    if sys.stderr.isatty():
        print(f"Looking up {wanted} ...", file=sys.stderr)
    return registries.record(wanted)


def _add(order: Order, file: Bibfile, record: Record) -> None:
    key = order.key or entry.free_key(entry.base_key(record), file.sources.keys())
    new = entry.make(record, key)
    data, line = bibfile.with_entry(file, new)
    if order.dry_run:
        _show(new.text)
    else:
        bibfile.write(file, data)
    _warn(record, new)
    place = f"{file.shown}:{line}"
    print(f"{key} would go to {place}. Nothing was written." if order.dry_run else f"{key} is in {place}.")
    print(f"Fill in by hand: {', '.join(new.to_fill)}.")
    print(f"Cite it as [@{key}].")


def _show(text: str) -> None:
    """Print text that may hold any letter, whatever the locale."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    print(text)


def _warn(record: Record, new: Entry) -> None:
    """Retractions and corrections first, and so that no one overlooks them."""
    if record.notices:
        print("WARNING: retracted, corrected or changed since it came out, or itself a notice of that.",
              file=sys.stderr)
    for sentence in record.notices:
        print(f"WARNING: {sentence}", file=sys.stderr)
    for sentence in new.notes:
        print(f"Note: {sentence}", file=sys.stderr)
