"""Spaces where lines can be broken well.

WeasyPrint 70 measures a run of text with the space at its end. A run that only fits without that
space is broken after its first word. So no run ends in a space here: it stands on its own before
the next element, or at the start of what follows.
"""

from __future__ import annotations

from lxml import html

_INLINE = frozenset(("a", "strong", "em", "b", "i", "span", "sup", "sub", "code", "abbr", "img", "br"))


def settle(node: html.HtmlElement) -> html.HtmlElement:
    """Move the spaces of an element and all within it; returns the same element."""
    for element in [node, *node.iterdescendants()]:
        if isinstance(element.tag, str):
            _settle_children(element)
    return node


def _settle_children(parent: html.HtmlElement) -> None:
    for child in list(parent):
        if not isinstance(child.tag, str) or child.tag not in _INLINE:
            continue
        index = parent.index(child)
        before = parent[index - 1].tail if index else parent.text
        if before and before != before.rstrip():
            _set_before(parent, index, before.rstrip())
            if index or before.strip():
                gap = html.Element("span", {"class": "gap"})
                gap.text = " "
                parent.insert(index, gap)
        _space_after(child)
    last = parent[-1].tail if len(parent) else parent.text
    if last and last != last.rstrip() and parent.tag not in _INLINE:
        _set_before(parent, len(parent), last.rstrip())


def _space_after(child: html.HtmlElement) -> None:
    """A space at the end inside an element goes behind it."""
    if child.get("class") == "gap":
        return
    last = child[-1].tail if len(child) else child.text
    if last and last != last.rstrip() and last.strip():
        _set_before(child, len(child), last.rstrip())
        if not (child.tail or "").startswith(" "):
            child.tail = " " + (child.tail or "")


def _set_before(parent: html.HtmlElement, index: int, text: str) -> None:
    if index:
        parent[index - 1].tail = text
    else:
        parent.text = text
