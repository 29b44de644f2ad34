"""What each code said changed: for readers as a table, for programs as versions.json.

The words are those of changes.yml. A note belongs to the first release after it that gave the page
a new code. Of an embed the code is that of its page, since its words are.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from ..changes import Change
from ..dates import day
from ..library import Library
from .released import FOLDER

MARKER = "<div data-versions></div>"
_NONE = ("<p><strong>No text has been released yet.</strong> So no older text is kept. "
         "The codes below are those of the texts as they stand now.</p>")


@dataclass(frozen=True)
class Entry:
    """One released text: its code, the day, and the notes that told of it, newest first."""

    code: str
    day: dt.date
    notes: tuple[Change, ...]

    @property
    def address(self) -> str:
        """Where the frozen text can be read, below the site."""
        return f"{FOLDER}/{self.code}/index.html"


@dataclass(frozen=True)
class Now:
    """A text as it stands now. ``code`` is empty where this copy of the site does not have it.

    ``kind`` is page, embed or handout; ``name`` the source path of a page, the name of an embed or the
    id of a sheet; ``files`` are addresses of all forms of it, below the site.
    """

    kind: str
    name: str
    title: str
    code: str
    files: tuple[str, ...]
    updated: dt.date | None
    page: str = ""


def of_page(src: str, library: Library) -> list[Entry]:
    """What was released of a page, newest first."""
    return _entries(library, lambda one: one.pages[src].code if src in one.pages else "", {src})


def of_sheet(name: str, library: Library) -> list[Entry]:
    """What was released of a sheet, newest first."""
    pages = {src for one in library.released.releases if name in one.sheets for src in one.sheets[name].pages}
    return _entries(library, lambda one: one.sheets[name].code if name in one.sheets else "", pages)


def of(now: Now, library: Library) -> list[Entry]:
    """What was released of a text, newest first."""
    return of_sheet(now.name, library) if now.kind == "handout" else of_page(now.page or now.name, library)


def _entries(library: Library, code_in, pages: set[str]) -> list[Entry]:
    by_anchor = {change.anchor: change for change in library.changes}
    told: set[str] = set()
    waiting: list[Change] = []
    found: list[Entry] = []
    for one in library.released.releases:
        new = [by_anchor[anchor] for anchor in one.notes if anchor not in told and anchor in by_anchor]
        told |= set(one.notes)
        waiting = [*(note for note in new if not note.pages or pages & set(note.pages)), *waiting]
        if code_in(one):
            found.append(Entry(code_in(one), one.day, tuple(waiting)))
            waiting = []
    return found[::-1]


def data(texts: Iterable[Now], library: Library, site_name: str, site_url: str) -> dict:
    """versions.json. The shape is in api/v1/schema/versions.json."""
    return {"$schema": f"{site_url}api/v1/schema/versions.json", "guide": site_name, "site": site_url,
            "licence": "CC-BY-SA-4.0",
            "released": library.released.day.isoformat() if library.released.day else None,
            "texts": [_text(now, library, site_url) for now in texts]}


def _text(now: Now, library: Library, site_url: str) -> dict:
    return {"kind": now.kind, "name": now.name, "title": now.title, "code": now.code or None,
            "addresses": [site_url + address for address in now.files],
            "updated": now.updated.isoformat() if now.updated else None, "page": now.page or None,
            "history": [_released(entry, library, site_url) for entry in of(now, library)]}


def _released(entry: Entry, library: Library, site_url: str) -> dict:
    folder = f"{site_url}{FOLDER}/{entry.code}/"
    return {"code": entry.code, "day": entry.day.isoformat(), "address": site_url + entry.address,
            "frozen": f"{folder}text.html", "sha256": library.released.texts[entry.code].sha256,
            "says": [{"day": note.day.isoformat(), "risk": note.risk, "says": note.says,
                      "address": f"{site_url}about/changes.html#{note.anchor}"} for note in entry.notes]}


def html(texts: Iterable[Now], library: Library, address: str) -> str:
    """The table of pages and sheets for the page at ``address``."""
    here = posixpath.dirname(address) or "."
    rows = "".join(_row(now, library, here) for now in texts if now.kind != "embed")
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Text", "Code now", "Released"))
    none = "" if library.released.releases else _NONE
    return (f'{none}<section data-search-exclude><table class="stack"><caption>Every text and its codes</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></section>")


def _row(now: Now, library: Library, here: str) -> str:
    name = escape(now.title)
    if now.files:
        name = f'<a href="{posixpath.relpath(now.files[0], here)}">{name}</a>'
    released = of(now, library)
    entries = "".join(_item(entry, here, entry is released[-1], now.kind) for entry in released)
    kind = " (sheet to print)" if now.kind == "handout" else ""
    return (f'<tr><th scope="row">{name}{kind}</th>'
            f'<td data-label="Code now"><code>{now.code or "none here"}</code></td>'
            f'<td data-label="Released">{f"<ul>{entries}</ul>" if entries else "not yet"}</td></tr>')


def _item(entry: Entry, here: str, first: bool, kind: str) -> str:
    silent = ("First released text." if first else "Words were corrected; no fact changed." if kind == "page" else
              "Other words or parts; no fact of its pages changed.")
    says = " ".join(f'{"Harms: " if note.risk else ""}{escape(note.says, quote=False)}' for note in entry.notes)
    return (f'<li>{day(entry.day)}: <a href="{posixpath.relpath(entry.address, here)}"><code>{entry.code}</code></a>. '
            f"{says or silent}</li>")
