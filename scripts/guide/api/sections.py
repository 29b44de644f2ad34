"""The sections of a page for other programs: as HTML and as plain text.

A section that is shown alone could lose what makes it honest. So each carries its licence, the
review state, the version and what the page says is not known, and names the sections that have to
be shown with it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from ..embeds import embed, plain
from ..embeds.body import Body
from ..parts import LEAD, LOCKED, text_of

LICENCE = "CC-BY-SA-4.0"  # its SPDX name
_DOUBTS = ("what-is-not-known", "what-we-do-not-know")
_MARK = re.compile(r"\s*<sup>(?:, )?<a href=\"[^\"]*#source-(\d+)\"[^>]*>\d+([^<]*)</a></sup>")
_CELL = re.compile(r"</t[hd]>\s*(?=<t[hd]\b)")
_ITEM = re.compile(r"<li\b[^>]*>")
_BLOCK = re.compile(r"</?(?:p|ul|ol|li|tr|table|thead|tbody|caption|h[1-6]|pre|blockquote|hr|details)\b[^>]*>")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def of(page: Body, keys: Sequence[str]) -> list[dict]:
    """Every section of a page in order. ``keys`` are its sources in the order of their numbers."""
    parts = dict(plain.sections(page))
    texts = {name: text(part) for name, part in parts.items()}
    state = embed.state(page)
    doubts = next((texts[name] for name in _DOUBTS if name in texts), None)
    return [{
        "id": name, "title": _title(page, name), "html": part, "text": texts[name],
        "address": page.full + ("" if name == LEAD else f"#{name}"),
        "sources": _sources(part, keys), "licence": LICENCE, "version": state["code"],
        "updated": page.fragment.meta.updated.isoformat(), "review_state": state["review_state"],
        "doubts": doubts, "show_with": [other for other in LOCKED if other in parts and other != name],
    } for name, part in parts.items()]


def text(part: str) -> str:
    """HTML as plain text: a line for each block, "- " before items, " | " between cells, " / " for a break in one,
    [3] for source 3."""
    part = _MARK.sub(lambda mark: f" [{mark[1]}{', ' + mark[2].strip() if mark[2].strip() else ''}]", part)
    part = " ".join(part.split())
    part = _BLOCK.sub("\n", _ITEM.sub("\n- ", _CELL.sub(" | ", part.replace("<br>", " / "))))
    lines = (" ".join(html.unescape(_TAG.sub("", line)).split()) for line in part.split("\n"))
    return re.sub(r"(?m)^-\n", "- ", "\n".join(line for line in lines if line))


def _title(page: Body, name: str) -> str:
    heading = page.sections[name].heading
    return page.title if heading is None else text_of(heading)


def _sources(part: str, keys: Sequence[str]) -> list[dict]:
    """The number and the key of each source that a section cites."""
    numbers = dict.fromkeys(int(mark[1]) for mark in _MARK.finditer(part))
    return [{"number": number, "key": keys[number - 1]} for number in sorted(numbers) if number <= len(keys)]
