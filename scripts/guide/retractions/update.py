"""A whole update of retractions.json, all or nothing.

The table of Retraction Watch first, then Crossref about every DOI of ours, then the file. Whatever goes
wrong before the last step leaves the file as it was. What Crossref has answered is kept until a run ends
well, so that one that was stopped need not ask again.

The day of the data is the day the server says the table was last changed. Where it does not say, it is the
day of the newest notice in the table. It is never the day of the run: the data may be older than that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .. import bibliography
from ..paths import Project
from ..problems import ProblemsFound
from . import crossref, snapshot, table
from .kept import Kept
from .matching import doi_of, identifiers_of
from .snapshot import Snapshot
from .trouble import CannotStart, Refused
from .web import Web

TABLE = "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"


@dataclass(frozen=True)
class Options:
    """What the person asked for. ``date`` is the day ``file`` was downloaded, and goes with it."""

    root: Path
    mailto: str
    file: Path | None = None
    date: dt.date | None = None
    sha256: str = ""
    dry_run: bool = False


@dataclass(frozen=True)
class World:
    """All that is outside and that a test replaces."""

    today: dt.date
    sleep: Callable[[float], None] = time.sleep
    table_url: str = TABLE
    crossref_api: str = crossref.API
    fewest_rows: int = table.FEWEST_ROWS


@dataclass(frozen=True)
class Result:
    """``strangers``: DOIs that Crossref does not know; ``nameless``: sources that cannot be looked up."""

    snapshot: Snapshot
    changed: bool
    nameless: int
    strangers: tuple[str, ...]


def update(options: Options, world: World) -> Result:
    """Do it, with options that make sense together.

    Raises ``CannotStart`` or ``Unreadable`` before it begins, and ``Refused`` or ``OSError`` later.
    """
    sources = _sources(options.root)
    wanted = frozenset(name for source in sources for name in identifiers_of(source))
    before = _before(options.root)
    with Web(options.mailto, world.sleep) as web:
        found, sha256, day = _read_table(web, options, world, wanted, before)
        kept = Kept(_cache(options.root) / "retractions", day, world.today)
        answers = _ask_crossref(web, world, wanted, kept)
    notices = found.notices.union(*(answer.notices for answer in answers.values()))
    new = Snapshot(day, world.table_url, sha256, found.rows, wanted, tuple(sorted(notices)))
    changed = new != before
    if not options.dry_run:
        _write(options.root / snapshot.NAME, snapshot.render(new))
        kept.clear()
    strangers = tuple(sorted(doi for doi, answer in answers.items() if not answer.known))
    return Result(new, changed, sum(not identifiers_of(source) for source in sources), strangers)


def _sources(root: Path) -> list[bibliography.Source]:
    """All sources. Raises ``CannotStart`` for a list that has mistakes, since it might lack some."""
    found, problems = bibliography.load(Project(root).bibliography)
    if problems:
        raise CannotStart("\n".join(map(str, problems)))
    wrong = [source.key for source in found.sources.values() if source.doi and not doi_of(source.doi)]
    if wrong:
        raise CannotStart(f"references.bib: the doi of {', '.join(wrong)} is not a DOI.")
    return list(found.sources.values())


def _before(root: Path) -> Snapshot | None:
    """The last snapshot; None as well when it is broken, so that this run can put it right."""
    try:
        return snapshot.load(root)
    except ProblemsFound as error:
        print(*error.problems, f"{snapshot.NAME} is broken, and is not compared with.",
              sep="\n", file=sys.stderr)
        return None


def _read_table(web: Web, options: Options, world: World, wanted: frozenset[str],
                before: Snapshot | None) -> tuple[table.Table, str, dt.date]:
    """(the table, its SHA-256, the day of the data)"""
    with _opened(options) as stream:
        if options.file:
            sha256, modified = hashlib.file_digest(stream, "sha256").hexdigest(), options.date
        else:
            progress("The table of Retraction Watch")
            got = web.download(world.table_url, stream)
            sha256, modified = got.sha256, got.modified
        if options.sha256 and options.sha256.lower() != sha256:
            raise Refused(f"The table is not the one that was meant: its SHA-256 is {sha256}.")
        stream.seek(0)
        until = options.date or world.today
        found = table.read(stream, wanted, until)
    table.check(found, until, world.fewest_rows, before.rows if before else 0)
    # A server whose clock is ahead must not make the data look newer than it is.
    day = modified if modified and modified <= world.today else found.newest
    if before and day < before.data_date:
        raise Refused(f"The table is of {day.isoformat()}, older than the {before.data_date.isoformat()} "
                      "of the last time.")
    return found, sha256, day


@contextmanager
def _opened(options: Options):
    """The file that was given, or one to download into that is gone afterwards whatever happens."""
    if options.file:
        with options.file.open("rb") as stream:
            yield stream
    else:
        folder = _cache(options.root)
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as stream:
            yield stream


def _ask_crossref(web: Web, world: World, wanted: Iterable[str], kept: Kept) -> dict[str, crossref.Answer]:
    dois = sorted(name.removeprefix("doi:") for name in wanted if name.startswith("doi:"))
    answers = {}
    for number, doi in enumerate(dois, start=1):
        progress(f"Crossref: {number} of {len(dois)}")
        answer = kept.get(doi)
        if answer is None:
            answer = crossref.look_up(web, doi, world.crossref_api)
            kept.put(doi, answer)
        answers[doi] = answer
    progress("")
    if dois and not any(answer.known for answer in answers.values()):
        raise Refused("Crossref knows none of the DOIs: it must have been asked in the wrong way.")
    return answers


def progress(text: str) -> None:
    """Show how far it is, in the place of what stood there; on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(text.encode("utf-8"))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _cache(root: Path) -> Path:
    return root / ".cache"
