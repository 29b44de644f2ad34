"""Citation markers and the list of sources of one page.

Sources are numbered in the order of their first use on the page (Vancouver). A marker is a
real link to the list; a script opens the same text as a card on press. A place in a source
stands beside the number: 3, p. 180e.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape

from . import cards, vancouver
from .bibliography import Bibliography
from .citations import groups

HEADING = '## Sources { #sources data-search-exclude="" }'
LIST_TAG = '<div class="source-list" data-search-exclude></div>'
_TAG = re.compile(r'<sup class="cite" data-key="([^"]*)" data-place="([^"]*)"></sup>')
_RUN = re.compile(rf"((?:{_TAG.pattern.replace('(', '(?:')})+)([.,;:]?)")

# Two links with nothing between them need room for a finger.
_TOUCHING = '</a><span class="cites">', '</a><span class="cites apart">'


@dataclass
class _Numbers:
    """The number of each source on a page, and the markers that point to it."""

    order: list[str] = field(default_factory=list)
    uses: dict[str, list[str]] = field(default_factory=dict)

    def use(self, key: str) -> tuple[int, str]:
        if key not in self.uses:
            self.order.append(key)
            self.uses[key] = []
        number = self.order.index(key) + 1
        anchor = f"cite-{number}-{len(self.uses[key]) + 1}"
        self.uses[key].append(anchor)
        return number, anchor


def tag(key: str, locator: str) -> str:
    """The empty tag that stands for one citation until the page is numbered."""
    return f'<sup class="cite" data-key="{key}" data-place="{escape(locator)}"></sup>'


def tag_groups(html: str) -> str:
    """Put tags in the place of citation groups in HTML that was made from the data."""
    pieces, last = [], 0
    for group in groups(html):
        pieces.append(html[last:group.start])
        pieces.extend(tag(c.key, unescape(c.locator)) for c in group.citations)
        last = group.end
    return "".join([*pieces, html[last:]])


def place(html: str, bibliography: Bibliography) -> str:
    """Turn the tags of a rendered page into markers and write its list of sources."""
    if '<sup class="cite"' not in html:
        return html
    numbers = _Numbers()
    html = _after_stops(html)
    html = html.replace(*_TOUCHING)
    html = _TAG.sub(lambda tag: _marker(tag, numbers, bibliography), html)
    return html.replace(LIST_TAG, _list(numbers, bibliography))


def _after_stops(html: str) -> str:
    """Each run of tags behind the full stop or comma that follows it, with no gap before it."""
    pieces, last = [], 0
    for run in _RUN.finditer(html):
        pieces += [html[last:run.start()].rstrip(), run[2], f'<span class="cites">{run[1]}</span>']
        last = run.end()
    return "".join([*pieces, html[last:]])


def _marker(tag: re.Match, numbers: _Numbers, bibliography: Bibliography) -> str:
    key, locator = tag[1], unescape(tag[2])
    number, anchor = numbers.use(key)
    name = cards.accessible_name(number, bibliography[key], locator)
    where = f'<span class="cite-place">{escape(locator)}</span>' if locator else ""
    return (f'<sup class="cite" data-search-exclude><a id="{anchor}" href="#source-{number}" '
            f'aria-label="{escape(name)}">{number}{where}</a></sup>')


def _list(numbers: _Numbers, bibliography: Bibliography) -> str:
    items = "".join(_item(i, key, numbers.uses[key], bibliography)
                    for i, key in enumerate(numbers.order, start=1))
    return f'<ol class="source-list" data-search-exclude>{items}</ol>'


def _item(number: int, key: str, anchors: list[str], bibliography: Bibliography) -> str:
    source = bibliography[key]
    year = f' data-year="{escape(source.year)}"' if source.year else ""
    return (f'<li id="source-{number}"{year} tabindex="-1"><div class="source-card">'
            f"{cards.card_html(source)}<p>{vancouver.reference_html(source)}</p></div>"
            f'<p class="source-back">{_back(number, anchors)}</p></li>')


def _back(number: int, anchors: list[str]) -> str:
    if len(anchors) == 1:
        return f'<a href="#{anchors[0]}" aria-label="Back to the text, source {number}">Back to the text</a>'
    links = " ".join(
        f'<a href="#{anchor}" aria-label="Back to the text, source {number}, place {i}">{i}</a>'
        for i, anchor in enumerate(anchors, start=1)
    )
    return f"Back to the text: {links}"


def keys(html: str) -> list[str]:
    """The sources of a page in the order of their numbers, from its HTML before ``place``."""
    return list(dict.fromkeys(tag[1] for tag in _TAG.finditer(html)))


def count(html: str) -> int:
    """How many sources the list of a rendered page has."""
    return html.count('<li id="source-')
