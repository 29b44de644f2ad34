"""Use the reader's tools as a reader does, and read what they put on paper."""

from __future__ import annotations

import io
import re
import unicodedata

from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}
TYPED = '<img src=x onerror="window.broken=1">'  # test data: has to stay text
STORED = "() => [localStorage.length, sessionStorage.length, document.cookie, JSON.stringify(history.state)]"
_NUMBER = re.compile(r"^\d+ / \d+\s*|\s*\d+ / \d+$")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def paper(page) -> str:
    """The words of what Chromium would print now: no page numbers, joined letters taken apart."""
    parts = (_NUMBER.sub("", part.extract_text().strip()) for part in _read(page).pages)
    return " ".join(unicodedata.normalize("NFKC", " ".join(parts)).split())


def sheets(page) -> int:
    """How many sheets of paper Chromium would print now."""
    return len(_read(page).pages)


def _read(page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format="A4")))


def press_print(page, name: str) -> str:
    """Press a button that prints; the words on the paper. Then the reader is back at the page."""
    page.evaluate("() => { window.asked = 0; window.print = () => { window.asked += 1; }; }")
    page.get_by_role("button", name=name, exact=True).click()
    assert page.evaluate("window.asked") == 1, "nothing was printed"
    words = paper(page)
    page.mouse.move(40, 200)
    page.mouse.move(42, 202)
    return words


def faults(page) -> list[str]:
    """What axe finds at A and AA, and a page that scrolls sideways.

    The window is made as tall as the page: what a bar covers halfway is no small target.
    """
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    found = Axe().run(page, options={"runOnly": _RULES}).response["violations"]
    told = [f"{fault['id']}: {fault['nodes'][0]['html'][:150]}" for fault in found]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        told.append("scrolls sideways")
    return told


def smallest(locator) -> tuple[float, float]:
    """The smallest width and height among the elements that are shown."""
    boxes = [box for box in (one.bounding_box() for one in locator.all()) if box and box["height"]]
    return min(box["width"] for box in boxes), min(box["height"] for box in boxes)
