"""The questions of every page about a use, folded up one page at a time.

A reader who goes to a clinic takes one list along. The general questions stand on one page,
those about a treatment on the page of that treatment; here they come together without being
written twice.
"""

from __future__ import annotations

from html import escape

from . import lists
from .library import Library
from .pages import Page
from .prose import plain
from .summary import link

PART = "Questions to take along"


def folds_html(library: Library, src: str) -> str:
    """A fold for each page of the kind "use", in the order of the navigation, as seen from ``src``.

    Empty if no such page has questions. The session keeps the whole element from the search,
    which knows the questions from their own pages; so no section may stand inside.
    """
    folds = "".join(_fold(page, src) for page in _use_pages(library) if questions(page))
    return f'<section class="use-questions" data-search-exclude>{folds}</section>' if folds else ""


def questions(page: Page) -> list[str]:
    """The questions of a page as a reader sees them, without citations and links."""
    parts = [(offset, text) for offset, level, text in page.headings if level <= 2]
    ends = [*(offset for offset, _ in parts[1:]), len(page.body)]
    return [plain(item.words)
            for (start, text), end in zip(parts, ends) if text == PART
            for item in lists.items(page) if start < item.offset < end]


def _use_pages(library: Library) -> list[Page]:
    uses = [page for page in library.pages.values() if page.kind == "use"]
    places = {entry.src: number for number, entry in enumerate(library.site.entries or ())}
    return sorted(uses, key=lambda page: places.get(page.src, len(places)))


def _fold(page: Page, src: str) -> str:
    items = "".join(f"<li>{escape(words)}</li>" for words in questions(page))
    title = escape(page.meta.title)
    return (f'<details class="use-fold"><summary>{title}</summary><ol>{items}</ol>'
            f'<p><a href="{link(page.src, src)}">{title}: the whole page</a></p></details>')
