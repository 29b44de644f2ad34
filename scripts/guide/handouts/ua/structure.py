"""Headings, lists, pictures, notes: whether each element is one that a reader can use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf

from ..pdf_tree import HEADINGS, Element, attribute
from .reading import Reading
from .rules import Fault

# Checkpoint, type, the types it may stand in, the types it may hold (None: any). Tables 333, 336
# to 338 of ISO 32000-1; a list may stand in a list there, and a table's rows are checked apart.
_SYNTAX = (
    ("09-005", "L", None, ("Caption", "LI", "L")),
    ("09-005", "LI", ("L",), ("Lbl", "LBody")),
    ("09-005", "LBody", ("LI",), None),
    ("09-004", "Table", None, ("Caption", "THead", "TBody", "TFoot", "TR")),
    ("09-004", "THead", ("Table",), ("TR",)),
    ("09-004", "TBody", ("Table",), ("TR",)),
    ("09-004", "TFoot", ("Table",), ("TR",)),
    ("09-004", "TR", ("Table", "THead", "TBody", "TFoot"), ("TH", "TD")),
    ("09-004", "TH", ("TR",), None),
    ("09-004", "TD", ("TR",), None),
    ("09-006", "TOC", None, ("Caption", "TOCI", "TOC")),
    ("09-006", "TOCI", ("TOC",), ("Lbl", "Reference", "NonStruct", "P", "TOC")),
    ("09-007", "Ruby", None, ("RB", "RT", "RP")),
    ("09-007", "RB", ("Ruby",), None),
    ("09-007", "RT", ("Ruby",), None),
    ("09-007", "RP", ("Ruby",), None),
    ("09-008", "Warichu", None, ("WT", "WP")),
    ("09-008", "WT", ("Warichu",), None),
    ("09-008", "WP", ("Warichu",), None),
)
_ORDERED = ("Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha")
_MAY_BE_EMPTY = ("TD", "TH")


def check(read: Reading) -> Iterator[Fault]:
    """Faults of the structure, tables' cells apart."""
    yield from _headings(read)
    yield from _nesting(read)
    yield from _numbering(read)
    yield from _described(read)
    yield from _notes(read)
    for element in read.elements():
        if not element.kids and element.kind not in _MAY_BE_EMPTY:
            yield Fault("own-empty", "", read.place(element))


def _headings(read: Reading) -> Iterator[Fault]:
    levels = [(HEADINGS.index(element.kind) + 1, element) for element in read.elements(*HEADINGS)]
    if levels and levels[0][0] != 1:
        yield Fault("14-002", f"It is of level {levels[0][0]}.", read.place(levels[0][1]))
    for (before, _), (level, element) in zip(levels, levels[1:]):
        if level > before + 1:
            yield Fault("14-003", f"It goes from {before} to {level}.", read.place(element))
    if levels and read.elements("H"):
        yield Fault("14-007")
    for element in read.elements():
        if sum(kid.kind == "H" for kid in element.elements) > 1:
            yield Fault("14-006", "", read.place(element))


def _nesting(read: Reading) -> Iterator[Fault]:
    for number, kind, parents, kids in _SYNTAX:
        for element in read.elements(kind):
            above = element.parent.kind if element.parent else "the top"
            if parents and above not in parents:
                yield Fault(number, f"{kind} stands in {above}.", read.place(element))
            if kids:
                yield from _held(read, number, element, kids)
    for label in read.elements("Lbl"):
        if label.parent is None or label.parent.kind not in ("LI", "Note", "TOCI", "BibEntry", "Reference"):
            yield Fault("09-005", "Lbl stands outside an item.", read.place(label))


def _held(read: Reading, number: str, element: Element, kids: tuple[str, ...]) -> Iterator[Fault]:
    for kid in element.kids:
        held = kid.kind if isinstance(kid, Element) else "loose content"
        if held not in kids:
            yield Fault(number, f"{element.kind} holds {held}.", read.place(element))
    captions = [place for place, kid in enumerate(element.elements) if kid.kind == "Caption"]
    if captions and captions not in ([0], [len(element.elements) - 1]):
        yield Fault(number, f"{element.kind} has a caption that is not its first or last part.",
                    read.place(element))


def _numbering(read: Reading) -> Iterator[Fault]:
    for found in read.elements("L"):
        labels = [label for item in found.elements for label in item.elements if label.kind == "Lbl"]
        named = str(attribute(found, "List", "ListNumbering") or "").removeprefix("/")
        first = read.texts.of(labels[0]).strip() if labels else ""
        if labels and (not named or first[:1].isdecimal() and named not in _ORDERED):
            yield Fault("own-numbering", f'The first label is "{first}".', read.place(found))


def _described(read: Reading) -> Iterator[Fault]:
    for figure in read.elements("Figure"):
        if not _says(figure, "/Alt") and not _says(figure, "/ActualText"):
            yield Fault("13-004", "", read.place(figure))
        page = next((content.page for content in figure.contents()), None)
        if page is not None and not _is_on(attribute(figure, "Layout", "BBox"), read.pdf.pages[page]):
            yield Fault("own-box", "", read.place(figure))
    for formula in read.elements("Formula"):
        if not _says(formula, "/Alt"):
            yield Fault("17-002", "", read.place(formula))


def _says(element: Element, key: str) -> bool:
    return bool(str(element.node.get(key, "")).strip())


def _is_on(box: pikepdf.Object | None, page: pikepdf.Page) -> bool:
    """Whether a box is one, and lies on the page."""
    if not isinstance(box, pikepdf.Array) or len(box) != 4:
        return False
    left, bottom, right, top = map(float, box)
    west, south, east, north = map(float, page.mediabox)
    return west - 1 <= left < right <= east + 1 and south - 1 <= bottom < top <= north + 1


def _notes(read: Reading) -> Iterator[Fault]:
    notes = read.elements("Note")
    for note in notes:
        if not _says(note, "/ID"):
            yield Fault("19-003", "", read.place(note))
    for name, times in Counter(str(note.node["/ID"]) for note in notes if "/ID" in note.node).items():
        if times > 1:
            yield Fault("19-004", f'It is "{name}".')
