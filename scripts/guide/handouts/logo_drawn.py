"""How much a drawing draws, with everything that it repeats by reference.

Ten parts that each use the one before ten times are a small file and ten thousand million
shapes. The shapes are counted without drawing them.
"""

from __future__ import annotations

from lxml import etree

from .logo_css import urls
from .refusal import Refused

_MOST_DRAWN = 10_000
_DEEPEST = 64  # elements inside each other, references followed
_PICTURE_COST = 100  # a picture is more work than a shape
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_RULE = "clinic-logo"
_FIX = "Export the logo as plain shapes, or save it as PNG."


def refuse_bombs(root: etree._Element) -> None:
    """Raise ``Refused`` for a drawing too large, too deep, or with a part that refers to itself."""
    by_id: dict[str, etree._Element] = {}
    for element in root.iter():
        if element.get("id"):
            by_id.setdefault(element.get("id"), element)  # the first of two equal ids counts
    drawn, _ = _measure(root, by_id, {}, ())
    if drawn > _MOST_DRAWN:
        raise Refused(_RULE, f"The logo draws more than {_MOST_DRAWN} shapes.", _FIX)


def _measure(element: etree._Element, by_id: dict, known: dict, above: tuple) -> tuple[int, int]:
    """(shapes drawn, depth) of an element with all it refers to."""
    line = element.sourceline or 0
    if element in above:
        raise Refused(_RULE, "A part of the logo refers to itself.", _FIX, line)
    if element not in known:
        drawn = _PICTURE_COST if etree.QName(element).localname == "image" else 1
        depth = 0
        for part in [*element, *_references(element, by_id)]:
            _refuse_depth(len(above) + 1, line)
            below, deep = _measure(part, by_id, known, (*above, element))
            drawn, depth = min(drawn + below, _MOST_DRAWN + 1), max(depth, deep + 1)
        known[element] = drawn, depth
    _refuse_depth(len(above) + known[element][1], line)
    return known[element]


def _refuse_depth(depth: int, line: int) -> None:
    if depth > _DEEPEST:
        raise Refused(_RULE, f"More than {_DEEPEST} parts of the logo stand inside each other.", _FIX, line)


def _references(element: etree._Element, by_id: dict) -> list[etree._Element]:
    named = [element.get(href, "").removeprefix("#") for href in _HREFS]
    named += [found for name, value in element.attrib.items() if name not in _HREFS for found in urls(value)]
    return [by_id[name] for name in named if name in by_id]
