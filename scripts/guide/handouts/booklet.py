"""A booklet for a clinic: its own first pages, and chapters that are the same for all clinics.

Laying the chapters out takes half a minute, the first pages a moment. So the chapters are made
once for a paper, a size and a country, and joined to the first pages of each clinic. The numbers
at the foot run through both parts: the chapters are set behind as many empty pages as the first
part has, which are thrown away.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .. import whole_files
from . import compose
from .clinic import Clinic
from .finish import finish
from .join import join
from .press import Press, PressError

_KEPT = 16  # bodies at a time, of about a megabyte each: two papers and sizes for four countries
_NOT_YET = 100  # a number as wide as the true ones, for the first pages while the chapters are not laid out


@dataclass(frozen=True)
class Body:
    """The chapters, finished. ``begins`` is the page of each in the booklet, ``pages`` counts all."""

    begins: tuple[int, ...]
    pages: int
    data: bytes


class Binder:
    """Makes booklets. ``folder`` is where several processes share bodies; None keeps them in this one."""

    def __init__(self, press: Press, folder: Path | None = None):
        self._press, self._folder = press, folder
        self._body = lru_cache(_KEPT)(self._found_or_made)

    def basis(self, draft: compose.Draft, clinic: Clinic | None) -> str:
        """All that a booklet is made from, as one text. Nothing is laid out for it."""
        return _front(draft, clinic, _unknown(draft)) + _body(draft, 0)

    def make(self, draft: compose.Draft, clinic: Clinic | None) -> tuple[bytes, int]:
        """The finished PDF and its number of pages. Raises ``PressError`` if it cannot be laid out."""
        form, title = draft.form, draft.sheet.title
        length = len(self._press.pages(_front(draft, clinic, _unknown(draft)), form.paper, form.size).pages)
        chapters = tuple(name for name, _ in draft.chapters)
        body = self._body(_body(draft, length), form, title, chapters, length)
        laid = self._press.pages(_front(draft, clinic, body), form.paper, form.size)
        if len(laid.pages) != length:
            raise PressError("The page numbers of the contents need a page more. Shorten the clinic's note.")
        front = finish(self._press.pdf(laid), title=title, language="en-GB")
        return join(front, body.data), body.pages

    def _found_or_made(self, html: str, form: compose.Form, title: str, chapters: Sequence[str],
                       front: int) -> Body:
        key = hashlib.sha256(f"{self._press.fingerprint} {form} {html}".encode()).hexdigest()
        file = self._folder / f"{key}.body" if self._folder else None
        body = _read(file) if file else None
        if body is None:
            body = self._lay(html, form, title, chapters, front)
            if file:
                _write(file, body)
        return body

    def _lay(self, html: str, form: compose.Form, title: str, chapters: Sequence[str], front: int) -> Body:
        laid = self._press.pages(html, form.paper, form.size)
        found = {name: number for number, page in enumerate(laid.pages, 1) for name in page.anchors}
        data = finish(self._press.pdf(laid.copy(laid.pages[front:])), title=title, language="en-GB")
        return Body(tuple(found[name] for name in chapters), len(laid.pages), data)


def _unknown(draft: compose.Draft) -> Body:
    return Body((_NOT_YET,) * len(draft.chapters), _NOT_YET, b"")


def _front(draft: compose.Draft, clinic: Clinic | None, body: Body) -> str:
    return compose.filled("booklet_front", draft, clinic, begins=body.begins, pages=body.pages)


def _body(draft: compose.Draft, front: int) -> str:
    return compose.filled("booklet_body", draft, front=front)


def _read(file: Path) -> Body | None:
    """What ``_write`` wrote, or None if it is not there."""
    try:
        head, _, data = file.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    begins, pages = json.loads(head)
    return Body(tuple(begins), pages, data)


def _write(file: Path, body: Body) -> None:
    whole_files.put(file, json.dumps([body.begins, body.pages]).encode("ascii") + b"\n" + body.data)
