"""Use the builder of the page for clinics, and read the snippet that it writes."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

SITE = "https://mesotherapy-guide.example/"
NAME, NUMBER = "O'Neil & Daughters (test)", "+44 20 7946 0000"  # made up
WAYS = ("Frame.", "Frame that grows.", "Address only.", "Plain HTML.")


def measured(shown) -> None:
    """Wait until the heights of the embed are known."""
    expect(shown.get_by_role("status").filter(has_text="Measured:")).to_be_visible()


def snippet(shown) -> str:
    """The snippet as it stands now."""
    return shown.get_by_label("Your snippet").input_value()


def choose(shown, title: str, way: str = WAYS[0]) -> None:
    """Choose a page or part, and a way."""
    shown.get_by_label("Page or part").select_option(title)
    shown.get_by_role("radio", name=way).check()


def holds(shown, words: str) -> None:
    """Wait until the snippet holds some words."""
    expect(shown.get_by_label("Your snippet")).to_have_value(re.compile(re.escape(words)))


def address(text: str) -> tuple[str, dict[str, str]]:
    """The address of the frame in a snippet, and its options."""
    parts = urlsplit(html.unescape(re.search('src="([^"]*)"', text)[1]))
    options = {key: value for key, [value] in parse_qs(parts.query).items()}
    return f"{parts.scheme}://{parts.netloc}{parts.path}", options


def inside(shown):
    """The document in the preview."""
    return shown.frame_locator(".builder-frame iframe")
