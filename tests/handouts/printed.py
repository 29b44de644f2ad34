"""Sheets of the real guide, each laid out and printed once for all tests that look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import weasyprint
from guide import fragments
from guide.handouts import clinic as clinics
from guide.handouts import compose, ua
from guide.handouts.compose import Draft, Form
from guide.handouts.finish import finish
from guide.handouts.jobs import Job
from guide.handouts.press import Press
from guide.handouts.workshop import Workshop

ROOT = Path(__file__).resolve().parents[2]


class _Stop(Exception):
    """The document is laid out; the rest is not wanted yet."""


class _Keeping(Press):
    """Keeps what was laid out last, and stops before it becomes a PDF."""

    def pages(self, document: str, paper: str, size: str) -> weasyprint.Document:
        self.html, self.laid = document, super().pages(document, paper, size)
        return self.laid

    def pdf(self, made: weasyprint.Document) -> bytes:
        raise _Stop


@dataclass(frozen=True, eq=False)
class Printed:
    """One sheet in one form, as the workshop makes it."""

    draft: Draft
    html: str
    laid: weasyprint.Document
    press: Press

    @cached_property
    def pdf(self) -> bytes:
        """The finished bytes."""
        return finish(Press.pdf(self.press, self.laid), title=self.draft.sheet.title, language="en-GB")

    @cached_property
    def text(self) -> str:
        """The words of the PDF in reading order, without the bullets of lists."""
        return ua.text(self.pdf, labels=False)

    @property
    def pages(self) -> list:
        """The boxes of each page."""
        return [page._page_box for page in self.laid.pages]


class Shop:
    """Prints sheets of a rendered guide. ``clinics`` are the examples; a test may add its own."""

    def __init__(self, rendered: fragments.Fragments):
        self.rendered = rendered
        self.workshop = Workshop(ROOT, rendered)
        self.workshop._press = self._press = _Keeping()
        self.sheets = self.workshop.sheets
        self.clinics, problems = clinics.read_all(ROOT / "clinics")
        assert not problems

    @cache  # noqa: B019 (a shop lives as long as the tests)
    def sheet(self, name: str, paper: str = "a4", size: str = "standard", owner: str | None = None) -> Printed:
        """A sheet that is laid out. Raises ``PressError`` as the workshop does."""
        owner = self.clinics[owner] if owner else None
        try:
            self.workshop.make(Job(owner, name, Form(paper, size)), Path("nowhere"), None)
        except _Stop:
            return Printed(self.draft(name, paper, size, owner.country if owner else None),
                           self._press.html, self._press.laid, self._press)
        raise AssertionError("nothing was laid out")

    def draft(self, name: str, paper: str = "a4", size: str = "standard", country: str | None = None) -> Draft:
        """What is on a sheet before a clinic is."""
        return compose.draft(self.sheets[name], Form(paper, size), country, self.workshop.pages,
                             self.rendered.site_url, self.rendered.site_name)


def squeezed(text: str) -> str:
    """A text without its blanks: where a line ends says nothing about words."""
    return "".join(text.split())
