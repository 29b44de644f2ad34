"""Ask the Wayback Machine for a copy of each source, and write down what it says.

A page can be gone tomorrow; an archived copy shows what was read. The copy nearest to the day
we read the source is asked for. An answer is written down only when it is understood: an
address of the archive, or that it has none. Everything else leaves the source to be asked again.
The archive's interface: https://archive.org/help/wayback_api.php
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from ..archived import NONE_FOUND, NOT_LOOKED_FOR, state
from ..bibliography import Bibliography, Source
from . import entries
from .check import NoNetwork
from .collect import addresses

API = "https://archive.org/wayback/available"

_COPY = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]*/[!-~]+\Z")
_SILENCES, _MISSES = 3, 10  # in a row: no answer at all, or none that can be written down


@dataclass(frozen=True)
class Api:
    """How the archive is asked: where, as whom, how patiently, and the pause between two (seconds)."""

    useragent: str
    address: str = API
    pause: float = 2.0
    timeout: float = 30.0
    sleep: Callable[[float], None] = time.sleep


@dataclass
class Found:
    """What came of looking, as keys of sources.

    ``unwritten`` has a sentence for each answer that could not be written down, and ``stopped``
    says why not all were asked, if so.
    """

    archived: list[str] = field(default_factory=list)
    none: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)
    stopped: str = ""

    def __str__(self) -> str:
        text = (f"Archived copies: {len(self.archived)} found and written down, "
                f"{len(self.none)} not in the archive, {len(self.unanswered)} not answered.")
        return "\n".join([text, *self.unwritten, *([self.stopped] if self.stopped else [])])


class _Unanswered(Exception):
    """Nothing can be written down. ``heard``: the archive did answer; ``busy``: it wants a rest."""

    def __init__(self, *, heard: bool, busy: bool = False):
        super().__init__()
        self.heard, self.busy = heard, busy


def find(path: Path, bib: Bibliography, today: dt.date, api: Api,
         tell: Callable[[int, int], None] = lambda done, of: None) -> Found:
    """Ask for every source that has an address and no field ``archived``, and write the field.

    Each answer is written at once, so that a stopped run goes on where it was. Raises
    ``NoNetwork`` when the archive could not be reached at all; the file is then untouched.
    """
    found, silent, missed = Found(), 0, 0
    todo = list(_wanted(bib))
    for count, (source, name, address) in enumerate(todo, start=1):
        if count > 1:
            api.sleep(api.pause)
        try:
            copy = _look_up(api, address, source.fields.get("checked", ""))
        except _Unanswered as error:
            found.unanswered.append(source.key)
            silent, missed = 0 if error.heard else silent + 1, missed + 1
            if error.busy or silent == _SILENCES or missed == _MISSES:
                found.stopped = _why(error, len(todo) - count)
                break
        else:
            silent, missed = 0, 0
            _note(found, path, source.key, name, copy, today)
        tell(count, len(todo))
    if silent and silent == count:
        raise NoNetwork
    return found


def _note(found: Found, path: Path, key: str, after: str, copy: str, today: dt.date) -> None:
    try:
        _write(path, key, after, copy or f"{NONE_FOUND}, {today.isoformat()}")
    except entries.EntryError as error:
        found.unwritten.append(f"{path.name}: {error}")
    else:
        (found.archived if copy else found.none).append(key)


def _wanted(bib: Bibliography) -> Iterator[tuple[Source, str, str]]:
    """(source, field, address) of each source to be looked for: by its url, else by its DOI."""
    for source in bib.sources.values():
        for name, address in list(addresses(source).items())[:1]:
            if state(source) == NOT_LOOKED_FOR:
                yield source, name, address


def _why(error: _Unanswered, left: int) -> str:
    what = "could not be reached any more"
    if error.heard:
        what = "asked for a rest" if error.busy else "gave no proper answer many times"
    return f"The archive {what}, so {left} were not asked. Run this again later to go on."


def _look_up(api: Api, address: str, read_on: str) -> str:
    """The address of a copy, or an empty string when the archive says that it has none."""
    query = {"url": address}
    if re.fullmatch(r"\d{4}-\d\d-\d\d", read_on):
        # Without a date the archive sometimes forgets the copies it has.
        query["timestamp"] = read_on.replace("-", "")
    request = Request(f"{api.address}?{urlencode(query)}", headers={"User-Agent": api.useragent})
    try:
        with urlopen(request, timeout=api.timeout) as response:
            body = response.read()
    except HTTPError as error:
        error.close()
        raise _Unanswered(heard=True, busy=error.code in (429, 503)) from None
    except (OSError, HTTPException):
        raise _Unanswered(heard=False) from None
    return _read(body)


def _read(body: bytes) -> str:
    try:
        closest = json.loads(body)["archived_snapshots"].get("closest")
        if closest is None:
            return ""
        status, copy = str(closest["status"]), closest["url"]
        if closest["available"] is not True or not status.startswith("2"):
            return ""  # an archived error page is no copy of the source
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _Unanswered(heard=True) from None
    if not isinstance(copy, str) or not _COPY.match(copy):
        raise _Unanswered(heard=True)
    # Braces and backslashes would mean something else in a .bib file.
    for sign in "{}\\":
        copy = copy.replace(sign, f"%{ord(sign):02X}")
    return "https://" + copy.partition("://")[2]


def _write(path: Path, key: str, after: str, value: str) -> None:
    """Write the field into the file as it is now: somebody may have edited it since it was read."""
    path = path.resolve()
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.write(entries.add(text, key, after, "archived", value))
        shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
