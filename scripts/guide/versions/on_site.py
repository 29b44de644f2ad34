"""The frozen texts below a site: the bytes as they were, and a page around them that says if they are old.

``versions/CODE/text.html`` is the file that was released, byte for byte. ``versions/CODE/index.html`` is
the same words with a banner before them, made anew by every build, since a text can not know what will
replace it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from ..dates import day
from ..library import Library
from . import history
from .history import Entry, Now
from .released import FOLDER, TEXT

LISTING = "versions.json"
_BODY = b"<body>\n"


def addresses(library: Library) -> set[str]:
    """The address of every file that ``files`` makes; known before anything is rendered."""
    return {LISTING} | {f"{FOLDER}/{code}/{name}" for code in library.released.texts for name in (TEXT, "index.html")}


def files(texts: Sequence[Now], library: Library, site_name: str, site_url: str) -> dict[str, bytes]:
    """Every file by its address below the site. The bytes depend on the guide alone, never on the day.

    Raises ``OSError`` if a frozen text is gone; the checks that stop a build tell of that before.
    """
    listing = history.data(texts, library, site_name, site_url)
    made = {LISTING: (json.dumps(listing, ensure_ascii=False, indent=1) + "\n").encode("utf-8")}
    known = _known(texts, library)
    for code in sorted(known):
        frozen = _frozen(library.project.root, code)
        made[f"{FOLDER}/{code}/{TEXT}"] = frozen
        before, found, after = frozen.partition(_BODY)
        made[f"{FOLDER}/{code}/index.html"] = before + found + _banner(code, *known[code]).encode("utf-8") + after
    return made


def _frozen(root: Path, code: str) -> bytes:
    return (root / FOLDER / code / TEXT).read_bytes()


def _known(texts: Iterable[Now], library: Library) -> dict[str, tuple[Now | None, list[Entry]]]:
    """For each released code the text as it stands now, None if the guide has it no more, and its history."""
    found: dict[str, tuple[Now | None, list[Entry]]] = {}
    for now in texts:
        if now.kind != "embed":
            entries = history.of(now, library)
            found |= {entry.code: (now, entries) for entry in entries}
    for release in library.released.releases:
        for names, of in ((release.pages, history.of_page), (release.sheets, history.of_sheet)):
            for name, then in names.items():
                found.setdefault(then.code, (None, of(name, library)))
    return found


def _banner(code: str, now: Now | None, entries: list[Entry]) -> str:
    """What stands before the words: whether they were replaced, by what, and what was said of it."""
    released = next(entry.day for entry in entries if entry.code == code)
    newest = entries[0]
    frozen = f'<a href="{TEXT}">The same without this note, as it was frozen.</a>'
    if now and (now.code or newest.code) == code:  # a sheet that is not made here is the one released last
        return (f'<aside class="newest" aria-label="About this version"><p>Version {code}, released on '
                f"{day(released)}. This is still the text of the guide. {_page(now)} {frozen}</p></aside>\n")
    gone = "" if now else " The guide has no such text any more."
    instead = f' <a href="../{newest.code}/index.html">Released on {day(newest.day)}: {newest.code}.</a>' \
        if newest.code != code else ""
    return (f'<aside class="replaced" aria-label="About this version"><p>'
            f"<strong>This text has been replaced.</strong> It is version {code}, released on {day(released)}.{gone} {_page(now)}{instead}</p>"
            f"{_said(code, entries)}<p>{frozen}</p></aside>\n")


def _page(now: Now | None) -> str:
    if now is None or not now.files:
        return ""
    return f'<a href="../../{escape(now.files[0])}">Read what the guide says today: {escape(now.title)}.</a>'


def _said(code: str, entries: list[Entry]) -> str:
    """What the releases after this one said changed, newest first."""
    later = entries[:next(at for at, entry in enumerate(entries) if entry.code == code)]
    items = "".join(f'<li>{day(note.day)}. {"Harms: " if note.risk else ""}{escape(note.says, quote=False)}</li>'
                    for entry in later for note in entry.notes)
    return f"<p>What changed since:</p><ul>{items}</ul>" if items else ""
