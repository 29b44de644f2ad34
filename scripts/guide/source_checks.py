"""Mistakes in the sources of the guide that stop a build before anything is written."""

from __future__ import annotations

from collections.abc import Iterator

from . import citations, number_check
from .library import Library
from .pages import Page, headings
from .problems import Problem

# The parts of a page of a kind, in their order. "Sources" is added by the build.
PARTS = {
    "use": (
        "Key messages", "What the studies found", "What was tested, and on whom",
        "What is not known", "Harms to know about", "Other options", "Questions to take along",
    ),
}


def check(library: Library) -> list[Problem]:
    """Every mistake of the source files, of all pages."""
    phrases, problems = number_check.load_plain(library.project.findings)
    ledger = number_check.Ledger(library, phrases)
    for page in library.pages.values():
        problems.extend(_page_problems(page, library))
        problems.extend(number_check.check_page(page, ledger))
    problems.extend(number_check.check_records(library, ledger))
    problems.extend(number_check.check_diagrams(library, ledger))
    problems.extend(_finding_problems(library))
    return problems


def _page_problems(page: Page, library: Library) -> Iterator[Problem]:
    known = library.bibliography.keys()
    yield from citations.problems(page.shown, page.body, known, page.body_line)
    yield from _unfit_problems(page, library)
    yield from _parts_problems(page)
    yield from _reviewer_problems(page)


def _unfit_problems(page: Page, library: Library) -> Iterator[Problem]:
    """A source that must not be cited as support may only be named on pages about the guide."""
    if page.meta.kind == "about":
        return
    for group in citations.groups(page.body):
        for citation in group.citations:
            source = library.bibliography.sources.get(citation.key)
            if source and source.is_unfit:
                line, column = citations.line_and_column(page.body, citation.start)
                yield Problem(page.shown, line + page.body_line - 1, column, "citation-unfit",
                              f'"{citation.key}" must not be cited as support: {source.unfit}',
                              "Cite another source, or leave the statement out.")


def _parts_problems(page: Page) -> Iterator[Problem]:
    parts = PARTS.get(page.meta.kind)
    if not parts:
        return
    found = list(headings(page.body, 2))
    if tuple(text for _, text in found) != parts:
        line = next((n for (n, text), part in zip(found, parts) if text != part), 1)
        yield Problem(page.shown, line + page.body_line - 1, 1, "page-parts",
                      f'A page of the kind "{page.meta.kind}" does not have these parts.',
                      f"The headings have to be, in this order: {'; '.join(parts)}.")


def _reviewer_problems(page: Page) -> Iterator[Problem]:
    for name in page.meta.reviewed_by:
        yield Problem(page.shown, 1, 1, "reviewer-unsigned",
                      f'"{name}" has not signed anything, so the page cannot say so.',
                      "Leave reviewed_by empty until a real person has signed.")


def _finding_problems(library: Library) -> Iterator[Problem]:
    records = [*library.findings.outcomes.values(), *library.findings.facts.values()]
    for record in records:
        if record.page not in library.pages:
            yield Problem(*record.origin, 1, "finding-page",
                          f'"{record.id}" belongs to {record.page}, which does not exist.',
                          "Correct `page:` at the top of the file.")
        for key in record.keys:
            source = library.bibliography.sources.get(key)
            if source and source.is_unfit:
                yield Problem(*record.origin, 1, "citation-unfit",
                              f'"{record.id}" rests on "{key}": {source.unfit}',
                              "Name another source, or take the record out.")
