"""Where the answer of a page ends, and where its sources begin.

The dates and the contents stand right after the answer. The way on to the next page stands
before the sources: on a phone their list is longer than the text.
"""

from __future__ import annotations

import re

_BOX = re.compile(r'<div class="(?:answer|answer-apart|key-message|emergency)\b[^>]*>')
_DIV = re.compile(r"<(/?)div\b[^>]*>")
_SECTION = re.compile(r"<h2\b")
_SOURCES = '<h2 id="sources"'


def split(html: str) -> tuple[str, str]:
    """The body of a page as (lead, rest): ``lead + rest == html``.

    The lead is all up to the end of the first run of answer boxes. A page without one is cut
    before its first section; a page without sections is all lead.
    """
    section = _SECTION.search(html)
    limit = section.start() if section else len(html)
    box = _BOX.search(html, 0, limit)
    if not box:
        return html[:limit], html[limit:]
    end = _end_of_div(html, box.start())
    while (after := _BOX.match(html, _skip_space(html, end))) is not None:
        end = _end_of_div(html, after.start())
    return html[:end], html[end:]


def cut_sources(html: str) -> tuple[str, str]:
    """A body or the rest of one as (text, sources): ``text + sources == html``."""
    text, heading, sources = html.partition(_SOURCES)
    return text, heading + sources


def _end_of_div(html: str, start: int) -> int:
    depth = 0
    for tag in _DIV.finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)


def _skip_space(html: str, position: int) -> int:
    while position < len(html) and html[position].isspace():
        position += 1
    return position
