"""The hashes of what stands inside the pages of a built site, for a policy without unsafe-inline.

A Content-Security-Policy (https://www.w3.org/TR/CSP3/#match-element-to-source-list) lets a <style> or a
<script> through by the SHA-256 of its text. It has no such way for ``style`` attributes and handlers
such as ``onclick``, so these are refused here. Embeds and released texts have policies of their own and are left out.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from ..paths import read_text
from ..problems import Problem, ProblemsFound
from .answer import Hashes

RULE = "inline-code"
MOST = 8  # hashes of a kind; every page sends them all
_DATA = ("application/json", "application/ld+json", "text/plain")  # no browser runs these


class _Page(HTMLParser):
    """The texts of styles and scripts of one page, and what no hash can allow."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: dict[str, dict[str, None]] = {"style": {}, "script": {}}
        self.refused: list[tuple[int, str]] = []
        self._open = ""
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.refused += [
            (self.getpos()[0], f'<{tag} {name}="...">')
            for name in values
            if name == "style" or name.startswith("on")
        ]
        self.refused += [
            (self.getpos()[0], f'<{tag} {name}="javascript:...">')
            for name, value in attrs
            if (value or "").strip().lower().startswith("javascript:")
        ]
        if tag == "style" or tag == "script" and "src" not in values and values.get("type") not in _DATA:
            self._open, self._parts = tag, []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        self._parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag and tag == self._open:
            self.texts[tag]["".join(self._parts)] = None
            self._open = ""


def pages(site: Path) -> Iterator[Path]:
    """Every page of a site that brings no policy of its own, in a fixed order."""
    own = {site / "embed", site / "versions"}
    yield from sorted(file for file in site.rglob("*.html") if own.isdisjoint(file.parents))


def hashes(site: Path) -> Hashes:
    """The hashes of all pages. Raises ``ProblemsFound`` for what no policy can allow, or ``Unreadable``."""
    problems, texts = [], {"style": {}, "script": {}}
    for file in pages(site):
        page = _Page()
        page.feed(read_text(file))
        shown = file.relative_to(site).as_posix()
        problems += [
            Problem(
                shown,
                line,
                0,
                RULE,
                f"{what} is refused by a strict policy.",
                "Use a class, or an attribute of SVG, or a file.",
            )
            for line, what in page.refused
        ]
        for tag, found in page.texts.items():
            texts[tag].update(dict.fromkeys(found, shown) | texts[tag])
    problems += [
        Problem(
            list(found.values())[-1],
            0,
            0,
            RULE,
            f"There are {len(found)} different <{tag}> in the pages; {MOST} is the most.",
            "Put them into a file.",
        )
        for tag, found in texts.items()
        if len(found) > MOST
    ]
    if problems:
        raise ProblemsFound(problems)
    return Hashes(*(tuple(sorted(map(source, texts[tag]))) for tag in ("style", "script")))


def source(text: str) -> str:
    """The text of an element as a source in a Content-Security-Policy."""
    digest = hashlib.sha256(text.replace("\r\n", "\n").encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
