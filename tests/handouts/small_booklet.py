"""A booklet of test data: three chapters over a few pages, and clinics that are not there."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import warnings
from collections.abc import Iterator
from pathlib import Path

from guide.fragments import Fragment, Fragments
from guide.frontmatter import FrontMatter
from guide.handouts.clinic import Clinic
from guide.handouts.compose import Form
from guide.handouts.jobs import Job
from guide.handouts.workshop import Workshop

PAGES = ("index.md", "get-help.md", "last.md")
TITLES = ("First test page", "Get test help", "Last test page")
WORDS = "These are words of test data that say nothing at all, and there are many of them. " * 8
SOURCE = ('<h2 id="sources">Sources</h2><ol class="source-list"><li id="source-1">'
          '<p><strong>Test data.</strong></p><p>Nobody. A test. '
          '<a href="https://a.example/">doi:10.0000/test</a>.</p></li></ol>')
HELP = '<p>Ring <span data-for="uk">999 UK</span><span data-for="us">911 US</span> in this test.</p>'
END = "<p>The end of the test data.</p>"
SHEETS = "sheets:\n  - id: booklet\n    title: A test booklet\n    booklet: true\n    take: all\n"

PLAIN = Clinic("plain", "Test Clinic", "020 7946 0000", "uk", colour="#0000aa")
OTHER = Clinic("other", "Another Test Clinic", "020 7946 0001", "uk", colour="#aa0000",
               note=("A test note.",))
WORDY = Clinic("wordy", "Wordy Test Clinic", "020 7946 0002", "uk", note=tuple(
    f"Line {number} of a test note that is as long as no note may be." for number in range(60)))


def rendered(end: str = END) -> Fragments:
    """The pages, ``end`` as HTML at the end of the last."""
    pages = {}
    for src, title, extra in zip(PAGES, TITLES, ("", HELP, end), strict=True):
        cited = f'<p>{WORDS}<sup class="cite"><a href="#source-1">1</a></sup></p>'
        body = f"<h1>{title}</h1><p>{WORDS}</p>" + f"<h2 id='part'>A part</h2>{cited * 12}{extra}{SOURCE}"
        meta = FrontMatter(title, "Test data.", "background", dt.date(2020, 3, 4), dt.date(2021, 3, 4), (),
                           dt.date(2020, 3, 4), True, False)
        pages[src] = Fragment(src, src.replace(".md", ".html"), meta, body)
    return Fragments("Test data", "https://guide.example/", pages)


def workshop(folder: Path, shared: Path | None = None, end: str = END) -> Workshop:
    """A workshop for the booklet alone."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "handouts.yml").write_text(SHEETS, encoding="utf-8")
    return Workshop(folder, rendered(end), shared)


def job(clinic: Clinic | None) -> Job:
    """The booklet of a clinic on A4 in standard print."""
    return Job(clinic, "booklet", Form("a4", "standard"))


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """WeasyPrint leaves the file of the colour profile open."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()
