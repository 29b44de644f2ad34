"""axe-core inside a page, with a list of the results that it leaves to people."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from axe_playwright_python.sync_playwright import Axe

from support.views import in_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LIST = Path(__file__).parents[1] / "browser" / "axe-incomplete.yml"
KEYS = {"rule", "says", "selector", "page", "reason"}


@dataclass
class Found:
    """What axe says of one page in all its views; ``seen`` are numbers in the list."""

    faults: list[str] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)


def reviewed() -> list[dict[str, str]]:
    """The undecided results that somebody has looked at."""
    return yaml.safe_load(LIST.read_text(encoding="utf-8"))


def prepare(page: Page) -> None:
    """Put axe into the page, once."""
    page.evaluate(Axe().axe_script)


def look(page: Page, known: list[dict[str, str]], found: Found, view: str, *,
         part: str = "", colours: bool = True) -> None:
    """Run every rule on the page as it stands and add what comes of it to ``found``.

    ``part`` is a selector of all that axe shall look at. Without ``colours`` axe leaves out its
    rule on contrast, which takes longer than all others together.
    """
    options = {"runOnly": TAGS, "rules": {"color-contrast": {"enabled": colours}}}
    result = page.evaluate(in_page("axe_run"), [part, options, known])
    found.faults += [f"{view}: {fault}" for fault in (*result["violations"], *result["unknown"])]
    found.seen |= set(result["seen"])
