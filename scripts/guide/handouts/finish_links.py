"""Links that are whole, and that say where they lead.

A link that runs over a line end is tagged once for each line; it is made one again. Its
description, which some screen readers speak instead of the words, is a bare address or the name of
an anchor; it becomes the words of the link and where they lead.
"""

from __future__ import annotations

import pikepdf

from .pdf_texts import Texts
from .pdf_tree import Element, page_numbers

_PRINTED = 4  # the flag of an annotation that is printed too; PDF/A asks for it


def mend(pdf: pikepdf.Pdf, document: Element, texts: Texts) -> None:
    """Join, describe and order the links.

    Raises ValueError for a link that has no words, and for one that leads to no place.
    """
    _join(document)
    places = _places(pdf)
    for link in [element for element in document.walk() if element.kind == "Link"]:
        description = _description(link, places, texts)
        for reference in link.references():
            reference.target["/Contents"] = pikepdf.String(description)
            reference.target["/F"] = _PRINTED
            reference.target["/P"] = pdf.pages[reference.page].obj
    _order(pdf, document)


def _join(parent: Element) -> None:
    kids: list = []
    for kid in parent.kids:
        before = kids[-1] if kids else None
        both = isinstance(kid, Element) and isinstance(before, Element) and kid.kind == before.kind == "Link"
        if both and _target(kid) == _target(before):
            before.adopt(before.kids + kid.kids)
        else:
            kids.append(kid)
    parent.adopt(kids)
    for kid in parent.elements:
        _join(kid)


def _target(link: Element) -> tuple[str, str]:
    """What kind of link it is and where it leads: ("to", anchor) or ("uri", address)."""
    for reference in link.references():
        if "/Dest" in reference.target:
            return "to", str(reference.target["/Dest"])
        return "uri", str(reference.target.get("/A", {}).get("/URI", ""))
    return "", ""


def _description(link: Element, places: dict[str, int], texts: Texts) -> str:
    words = texts.of(link).strip() or " ".join(
        str(figure.node.get("/Alt", "")) for figure in link.elements if figure.kind == "Figure").strip()
    kind, target = _target(link)
    if not words:
        raise ValueError(f'A link to "{target}" has no words. Write in the page what it leads to.')
    if not target:
        raise ValueError(f'The link "{words}" leads nowhere: it is tagged, but nothing can be pressed.')
    if kind == "uri":
        address = target.removeprefix("mailto:").removeprefix("tel:")
        return words if address.rstrip("/") == words.rstrip("/") else f"{words}: {address}"
    if target not in places:
        raise ValueError(f'The link "{words}" leads to "{target}", which is not in this sheet.')
    name = " ".join(target.replace("-", " ").replace("_", " ").split())
    return f"{words}: to {name} on page {places[target] + 1}"


def _places(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page, from 0, of every named place."""
    if "/Dests" not in pdf.Root.get("/Names", {}):
        return {}
    numbers = page_numbers(pdf)
    named = pikepdf.NameTree(pdf.Root["/Names"]["/Dests"])
    return {name: numbers[place[0].objgen] for name, place in named.items()}


def _order(pdf: pikepdf.Pdf, document: Element) -> None:
    """Annotations of a page in the order of the tree, which is the order of the Tab key."""
    rank = {reference.target.objgen: number for number, reference in enumerate(
        reference for element in document.walk() for reference in element.references())}
    for page in pdf.pages:
        if "/Annots" in page.obj:
            known = sorted(page.obj["/Annots"], key=lambda annotation: rank.get(annotation.objgen, len(rank)))
            page.obj["/Annots"] = pikepdf.Array(known)
