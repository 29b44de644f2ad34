"""What the search may read of a page, and how much of it goes into the index.

Without its tags the cells of a table run together; the stops and spaces that keep them apart are
put in before the tags are taken away.
"""

from __future__ import annotations

import re

from .lay_terms import folded

_LEFT_OUT = re.compile(
    r'<sup class="cite".*?</sup>|<ol class="source-list".*?</ol>|<svg.*?</svg>|<thead.*?</thead>|'
    r'<caption.*?</caption>|<details class="words-fold".*?</details>|'
    r'<section class="use-questions".*?</section>', re.S)
_ROW_END = re.compile(r"(?<![.!?])(?=</t[dh]>\s*</tr>)")
_CELL_END = re.compile(r"(?=</t[dh]>(?!\s*</tr>))")
_PIECE_END = re.compile(r"(?=</(?:span|strong|small|p|div|h[2-6]|dt|dd|li|figcaption|summary)>)")
_BAG = "\x01"  # behind it stand words for finding only, in no order
WHOLE = 220  # characters of a part that are kept as they are written


def searchable(html: str) -> str:
    """The body of a page without citation markers, lists of sources and pictures."""
    html = _LEFT_OUT.sub("", html)
    return _PIECE_END.sub(" ", _CELL_END.sub(" ·", _ROW_END.sub(".", html)))


def shortened(text: str, known: frozenset[str] | set[str]) -> tuple[str, set[str]]:
    """A text whose end is only a bag of the words that ``known`` and its beginning do not hold; and all its words.

    The index is sent to phones: whole sentences at the beginning are for people to read, and the
    rest is there to be found.
    """
    if len(text) <= WHOLE:
        return text, set(folded(text).split())
    cut = max(text.rfind(end, 0, WHOLE) for end in (". ", "? ", "! ")) + 1
    head = text[:cut] if cut > WHOLE // 2 else text[:text.rfind(" ", 0, WHOLE)]
    read, found = set(folded(head).split()), set(folded(text[len(head):]).split())
    bag = {word for word in found - known - read if len(word) > 2 and not word.isdigit()}
    return f"{head}{_BAG}{' '.join(sorted(bag))}", read | found
