"""The structure tree of a sheet, made plain: fewer wrappers, whole lists, pictures with a true box.

What a type may hold is in ISO 32000-1, tables 333 to 340. A list item holds a label and a body, a
list stands in the body of the item it belongs to, and words stand in a paragraph.
"""

from __future__ import annotations

import pikepdf

from . import finish_merge
from .pdf_texts import Texts
from .pdf_tree import HEADINGS, Content, Element, Reference, attribute

_GROUPS = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote")
_INLINE = ("Span", "Link", "Quote", "Note", "Reference", "Code", "Formula")
_CAPTIONED = ("Table", "L", "TOC")
_KEPT_EMPTY = ("TD", "TH", "Figure")
_PLAIN = {"/Type", "/S", "/P", "/K", "/Pg"}
_PIXEL = 0.75  # points; WeasyPrint writes the box of a picture in CSS pixels, from the top


def mend(document: Element, texts: Texts) -> set[Content]:
    """Put the tree in order. Returns what repeats a table's head: it has to become an artifact."""
    _unwrap(document)
    _lists(document, texts)
    repeated = finish_merge.merge(document, texts)
    _lists(document, texts)  # a list that began a page has found its item
    repeated |= finish_merge.merge(document, texts)
    _captions(document)
    _prune(document, texts)
    _paragraphs(document)
    return repeated


def _unwrap(element: Element) -> None:
    """Lift what stands in a nameless wrapper to where the wrapper stood."""
    kids: list = []
    for kid in element.kids:
        if isinstance(kid, Element):
            _unwrap(kid)
        kids.extend(kid.kids if isinstance(kid, Element) and _is_wrapper(kid, element) else [kid])
    element.adopt(kids)


def _is_wrapper(kid: Element, parent: Element) -> bool:
    """Whether an element says nothing: it is nameless, or the type of its parent once more.

    WeasyPrint tags the lines of an element that also holds blocks as one more element of its type.
    """
    again = kid.kind == parent.kind and kid.kind in ("Part", "P", "Link", "Caption", *HEADINGS)
    return again or kid.kind in ("Span", "NonStruct") and set(kid.node) <= _PLAIN


def _lists(element: Element, texts: Texts) -> None:
    for kid in element.elements:
        _lists(kid, texts)
    if element.kind == "L":
        _nest(element)
        for item in element.elements:
            if item.kind == "LI":
                _body(item, texts)


def _nest(parent: Element) -> None:
    """A list directly in a list belongs to the item before it."""
    kids: list = []
    for kid in parent.kids:
        if isinstance(kid, Element) and kid.kind == "L" and kids and kids[-1].kind == "LI":
            kids[-1].adopt([*kids[-1].kids, kid])
        else:
            kids.append(kid)
    parent.adopt(kids)


def _body(item: Element, texts: Texts) -> None:
    """Everything of an item but its label stands in one body."""
    labels = [kid for kid in item.elements if kid.kind == "Lbl"]
    rest = [kid for kid in item.kids if kid not in labels]
    bodies = [kid for kid in rest if isinstance(kid, Element) and kid.kind == "LBody"]
    body = bodies[0] if bodies else _new("LBody", item)
    loose = [kid for kid in rest if isinstance(kid, Element) and kid.kind == "L"]
    inner = [inner for kid in rest if kid not in loose for inner in (kid.kids if kid in bodies else [kid])]
    for nested in loose:
        top = _height(nested, texts)
        later = (place for place, kid in enumerate(inner) if _height(kid, texts) > top)
        inner.insert(next(later, len(inner)), nested)
    body.adopt(inner)
    item.adopt([*labels, body] if body.kids else labels)


def _height(kid: Element | Content | Reference, texts: Texts) -> tuple[int, float]:
    """Where something begins: its page and how far down. What shows nothing comes first."""
    contents = [kid] if isinstance(kid, Content) else kid.contents() if isinstance(kid, Element) else []
    first = next(iter(texts.shown(list(contents))), None)
    return (first.page, -first.y) if first else (-1, 0.0)


def _captions(document: Element) -> None:
    """The words under a picture are read after it, not hidden behind its description."""
    for element in document.walk():
        if element.kind == "Caption" and element.parent and element.parent.kind not in _CAPTIONED:
            element.kind = "P"


def _prune(element: Element, texts: Texts) -> None:
    """Leave out elements with nothing in them, and blanks that stand between paragraphs."""
    for kid in element.elements:
        _prune(kid, texts)
    loose = element.kind in (*_GROUPS, "L", "LI", "Table", "TR", "THead", "TBody")
    kids = [kid for kid in element.kids if not isinstance(kid, Element) or kid.kids or kid.kind in _KEPT_EMPTY]
    element.adopt([kid for place, kid in enumerate(kids)
                   if not (loose and _is_blank(kid, texts)) or _between_words(kids, place, texts)])


def _is_blank(kid: Element | Content | Reference, texts: Texts) -> bool:
    return isinstance(kid, Content) and not texts.paints(kid)


def _between_words(kids: list, place: int, texts: Texts) -> bool:
    """Whether a blank stands in a line of words that has no paragraph yet, as in a cell of a table."""
    sides = (next((kid for kid in side if not _is_blank(kid, texts)), None)
             for side in (kids[:place][::-1], kids[place + 1:]))
    return all(isinstance(kid, Content) or isinstance(kid, Element) and kid.kind in _INLINE for kid in sides)


def _paragraphs(element: Element) -> None:
    """Words that stand loose between paragraphs get a paragraph of their own."""
    kids: list = []
    made: Element | None = None
    for kid in element.kids:
        if element.kind not in _GROUPS or isinstance(kid, Element) and kid.kind not in _INLINE:
            made = None
            kids.append(kid)
            continue
        if made is None:
            made = _new("P", element)
            kids.append(made)
        made.adopt([*made.kids, kid])
    element.adopt(kids)
    for kid in element.elements:
        _paragraphs(kid)


def _new(kind: str, parent: Element) -> Element:
    return Element(pikepdf.Dictionary(), kind, parent)


def mend_figures(pdf: pikepdf.Pdf, document: Element) -> None:
    """Give every picture its box in points from the bottom of its page.

    Raises ValueError for a picture without a description: none is made up.
    """
    for figure in document.walk():
        if figure.kind != "Figure":
            continue
        page = next((content.page for content in figure.contents()), 0)
        if not str(figure.node.get("/Alt", "")).strip():
            raise ValueError(f"A picture on page {page + 1} has no description. Give the <img> an alt text, "
                             "or the inline <svg> a <title>; hide decoration in a CSS background.")
        box = attribute(figure, "Layout", "BBox")
        if box is not None:
            left, top, right, bottom = (float(number) * _PIXEL for number in box)
            height = float(pdf.pages[page].mediabox[3])
            figure.node["/A"] = pikepdf.Dictionary(O=pikepdf.Name.Layout, Placement=pikepdf.Name.Block, BBox=[
                round(number, 3) for number in (left, height - bottom, right, height - top)])
            if figure.parent.kind not in _GROUPS:
                del figure.node["/A"]["/Placement"]
