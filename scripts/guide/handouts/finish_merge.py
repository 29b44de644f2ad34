"""What a page break or the end of a column cut in two is made one again.

WeasyPrint writes the tags of each page and column on their own, so a list, a section or a table that
goes on in the next is two of them, and a screen reader would count the wrong number of items. The PDF does
not say what belongs together; only what can be told from the words is joined.
"""

from __future__ import annotations

from .pdf_texts import Texts
from .pdf_tree import HEADINGS, Content, Element

_GROUPS = ("Part", "Art", "Sect", "Div", "BlockQuote")


def merge(parent: Element, texts: Texts) -> set[Content]:
    """Join what a page break cut, in all that is below ``parent``.

    Returns the content that only repeats a table's head on its next page: it is no longer in the tree.
    """
    repeated: set[Content] = set()
    kids: list = []
    for kid in parent.kids:
        before = kids[-1] if kids else None
        if isinstance(kid, Element) and isinstance(before, Element) and _goes_on(before, kid, texts):
            repeated.update(_without_head(kid))
            before.adopt(before.kids + kid.kids)
        else:
            kids.append(kid)
    parent.adopt(kids)
    for element in parent.elements:
        repeated |= merge(element, texts)
    return repeated


def _goes_on(before: Element, after: Element, texts: Texts) -> bool:
    if before.kind != after.kind or not _on_next(before, after, texts):
        return False
    if before.kind in _GROUPS:
        return before.kind == "Part" or _first_block(after).kind not in HEADINGS
    if before.kind == "L":
        return _list_goes_on(before, after, texts)
    if before.kind == "LI":
        return not _has_label(after) and (_has_label(before) or _begins_small(after, texts))
    if before.kind == "Table":
        return _table_goes_on(before, after, texts)
    if before.kind == "P":
        return _begins_small(after, texts)
    return before.kind in ("LBody", "TBody")


def _begins_small(element: Element, texts: Texts) -> bool:
    return texts.of(element).lstrip()[:1].islower()


def _on_next(before: Element, after: Element, texts: Texts) -> bool:
    """Whether the second begins where a page or a column begins, right after the first."""
    ends, begins = list(before.contents()), list(after.contents())
    if not (ends and begins):
        return False
    page = max(content.page for content in ends)
    return begins[0].page == page + 1 or begins[0].page == page and _in_next_column(ends, begins, texts)


def _in_next_column(ends: list[Content], begins: list[Content], texts: Texts) -> bool:
    last, first = texts.shown(ends)[-1:], texts.shown(begins)[:1]
    return bool(last and first) and first[0].y > last[0].y + last[0].size and first[0].x > last[0].end


def _first_block(element: Element) -> Element:
    return _first_block(element.elements[0]) if element.kind in _GROUPS and element.elements else element


def _has_label(item: Element) -> bool:
    return any(kid.kind == "Lbl" for kid in item.elements)


def _list_goes_on(before: Element, after: Element, texts: Texts) -> bool:
    labels = [next((texts.of(kid).strip() for kid in part.elements if kid.kind == "Lbl"), "")
              for part in (before.elements[-1], after.elements[0])]
    numbers = [label.rstrip(".)") for label in labels]
    if all(number.isdecimal() for number in numbers):
        return int(numbers[1]) == int(numbers[0]) + 1
    return not labels[1] or labels[0] == labels[1]


def _table_goes_on(before: Element, after: Element, texts: Texts) -> bool:
    heads = [[texts.of(kid) for kid in part.elements if kid.kind == "THead"] for part in (before, after)]
    others = {kid.kind for kid in before.elements + after.elements} - {"THead", "TBody", "Caption"}
    captioned = any(kid.kind == "Caption" for kid in after.elements)
    return heads[0] == heads[1] and bool(heads[0]) and not others and not captioned


def _without_head(part: Element) -> set[Content]:
    if part.kind != "Table":
        return set()
    heads = [kid for kid in part.elements if kid.kind == "THead"]
    part.adopt([kid for kid in part.kids if kid not in heads])
    return {content for head in heads for content in head.contents()}
