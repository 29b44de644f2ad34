"""Links and other things laid over a page: whether they are in the tree and say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from ..pdf_tree import Element
from .reading import Reading
from .rules import Fault

_KNOWN = frozenset("""
    Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp
    Caret Ink Popup FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D
    Redact""".split())
_HIDDEN = 2


@dataclass
class _Placed:
    """One annotation, its page from 1 and the element that holds it."""

    node: pikepdf.Dictionary
    page: int
    owner: Element | None

    @property
    def kind(self) -> str:
        return str(self.node.get("/Subtype", "/")).removeprefix("/")

    @property
    def says(self) -> bool:
        return bool(str(self.node.get("/Contents", "")).strip())

    @property
    def owner_says(self) -> bool:
        return self.owner is not None and bool(str(self.owner.node.get("/Alt", "")).strip())

    def inside(self, kind: str) -> bool:
        return self.owner is not None and (self.owner.kind == kind or self.owner.within(kind))


def check(read: Reading) -> Iterator[Fault]:
    """Faults of annotations. Hidden ones and pop-ups are let pass (ISO 14289-1, 7.18.1)."""
    owners = {reference.target.objgen: element for element in read.elements()
              for reference in element.references() if isinstance(reference.target, pikepdf.Dictionary)}
    tree = read.root.get("/StructTreeRoot", pikepdf.Dictionary()).get("/ParentTree")
    parents = dict(pikepdf.NumberTree(tree)) if tree is not None else {}
    for number, page in enumerate(read.pdf.pages, start=1):
        annotations = list(page.obj.get("/Annots", []))
        yield from _tab_order(page, number, bool(annotations))
        for node in annotations:
            placed = _Placed(node, number, owners.get(node.objgen))
            if not int(node.get("/F", 0)) & _HIDDEN and placed.kind != "Popup":
                for fault in (*_faults(placed, read), *_numbered(placed, parents)):
                    yield Fault(fault, _what(placed), f"page {number}")


def _what(placed: _Placed) -> str:
    words = str(placed.node.get("/Contents", "")).strip()
    return f'It is a {placed.kind}, "{words}".' if words else f"It is a {placed.kind}."


def _tab_order(page: pikepdf.Page, number: int, needed: bool) -> Iterator[Fault]:
    order = page.obj.get("/Tabs")
    if needed and order != "/S":
        yield Fault("28-008" if order is None else "28-009", "", f"page {number}")


def _faults(placed: _Placed, read: Reading) -> Iterator[str]:
    """The numbers of the faults of one annotation."""
    if placed.kind not in _KNOWN:
        yield "28-006"
    elif placed.kind == "TrapNet":
        yield "28-007"
    elif placed.kind == "PrinterMark":
        if placed.owner:
            yield "28-017"
    elif placed.kind == "Link":
        yield from _link(placed, read)
    elif placed.kind == "Widget":
        yield from _field(placed)
    else:
        if placed.owner is None or placed.owner.kind != "Annot":
            yield "28-002"
        if not placed.says and not placed.owner_says:
            yield "28-004"


def _link(placed: _Placed, read: Reading) -> Iterator[str]:
    if not placed.inside("Link"):
        yield "28-011"
    if not placed.says:
        yield "28-012"
    if not _leads_somewhere(placed.node, read):
        yield "own-target"


def _field(placed: _Placed) -> Iterator[str]:
    if not placed.inside("Form"):
        yield "28-010"
    if not str(placed.node.get("/TU", "")).strip() and not placed.owner_says:
        yield "28-005"


def _leads_somewhere(node: pikepdf.Dictionary, read: Reading) -> bool:
    action = node.get("/A", pikepdf.Dictionary())
    place = node.get("/Dest", action.get("/D"))
    if place is None:
        return bool(str(action.get("/URI", "")).strip())
    if isinstance(place, pikepdf.String):
        names = read.root.get("/Names", {}).get("/Dests")
        return names is not None and str(place) in pikepdf.NameTree(names)
    return isinstance(place, pikepdf.Array) and len(place) > 0


def _numbered(placed: _Placed, parents: dict[int, pikepdf.Object]) -> Iterator[str]:
    """Whether the annotation's own number leads to the element that holds it."""
    number = placed.node.get("/StructParent")
    if placed.owner is not None:
        found = parents.get(number) if number is not None else None
        if not isinstance(found, pikepdf.Dictionary) or found.objgen != placed.owner.node.objgen:
            yield "own-object"
