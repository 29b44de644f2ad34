"""The pages to look at, the ways to look at them, and how to open all that a page can open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the fast tests do without Playwright
    from playwright.sync_api import Page

REPO = Path(__file__).resolve().parents[2]
_SCRIPTS = Path(__file__).parent / "in_page"

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")

# One of each kind of page: start, use, help, tools, cautions, the longest list, about, no page.
KINDS = ("index.html", "uses/hair.html", "get-help.html", "questions-to-ask.html",
         "is-it-for-you.html", "references.html", "about/index.html", "404.html")

# Typed into every field. The privacy test looks for it in what the browser asks for.
TYPED = "zqxprivate words"


def addresses() -> list[str]:
    """Every page of the site, as its address in it: one for each file in docs/, and 404.html."""
    docs = REPO / "docs"
    pages = (path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md"))
    return sorted([*pages, "404.html"])


def in_page(name: str) -> str:
    """The text of a script in support/in_page, which is one function to run inside a page."""
    return (_SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


def set_width(page: Page, width: int, height: int = 900) -> None:
    """Make the window so wide, and wait until the page has taken notice."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def set_wide_letters(page: Page) -> None:
    """Show the page in the widest of the usual fonts; on most devices words take less room."""
    page.add_style_tag(content=':root { --text: "DejaVu Sans", Verdana, sans-serif !important; }')


def open_folds(page: Page) -> None:
    """Open every fold of the text and the contents, and use every tool."""
    page.evaluate(in_page("open_folds"), TYPED)


def open_menu(page: Page) -> None:
    """Open the menu."""
    page.evaluate("() => { document.querySelector('.menu').open = true; window.scrollTo(0, 0); }")


def open_card(page: Page) -> None:
    """Open the first source of the page as a card, if it has one."""
    page.evaluate("() => document.querySelector('sup.cite a')?.click()")


def open_search(page: Page, words: str = "pain") -> None:
    """Type into the search box and wait for the results."""
    page.evaluate("() => window.scrollTo(0, 0)")
    page.locator("#search-box").fill(words)
    page.locator(".md-search__panel a").first.wait_for()


def close_all(page: Page) -> None:
    """Escape closes what lies over the page, one thing a press."""
    for _ in range(3):
        page.keyboard.press("Escape")
