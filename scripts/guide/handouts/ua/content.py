"""Whether all that is painted is either tagged or an artifact, and the tree and the pages agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf

from ..pdf_content import PageContent, Piece
from ..pdf_tree import Content, Element
from .reading import Reading
from .rules import Fault


def check(read: Reading) -> Iterator[Fault]:
    """Faults of the marks in the pages."""
    owners = {kid: element for element in read.elements() for kid in element.kids if isinstance(kid, Content)}
    for page in read.texts.pages:
        yield from _marks(page)
        for piece in page.pieces:
            if not _is_marked(piece, owners):
                yield Fault("01-005", _what(piece), f"page {page.number + 1}")
    yield from _numbers(read, owners)
    yield from _parents(read, owners)
    yield from _order(read)
    yield from _forms(read)


def _marks(page: PageContent) -> Iterator[Fault]:
    for outer, inner in page.nested:
        if inner == "Artifact" and outer != "Artifact":
            yield Fault("01-003", f"It is in the content with the number {outer}.", f"page {page.number + 1}")
        elif outer == "Artifact" and inner != "Artifact":
            yield Fault("01-004", f"It has the number {inner}.", f"page {page.number + 1}")


def _is_marked(piece: Piece, owners: dict[Content, Element]) -> bool:
    if "Artifact" in piece.marks:
        return True
    return piece.mcid is not None and Content(piece.page, piece.mcid) in owners


def _what(piece: Piece) -> str:
    return f'It is the text "{piece.text}".' if piece.what == "text" else f"It is a {piece.what}."


def _numbers(read: Reading, owners: dict[Content, Element]) -> Iterator[Fault]:
    shown = Counter(Content(page.number, mcid) for page in read.texts.pages for mcid in page.mcids)
    named = Counter(read.contents())
    for content, times in shown.items():
        if times > 1 and content.mcid not in read.texts.pages[content.page].mcids_in_forms:
            yield Fault("own-twice", f"The number is {content.mcid}.", f"page {content.page + 1}")
    for content, times in named.items():
        if content not in shown:
            yield Fault("own-missing", f"The number is {content.mcid}.", read.place(owners[content]))
        elif times > 1:
            yield Fault("own-twice", f"The tree names {content.mcid} twice.", read.place(owners[content]))


def _parents(read: Reading, owners: dict[Content, Element]) -> Iterator[Fault]:
    tree = read.root.get("/StructTreeRoot", pikepdf.Dictionary()).get("/ParentTree")
    known = dict(pikepdf.NumberTree(tree)) if tree is not None else {}
    rows = [known.get(page.obj.get("/StructParents", -1)) for page in read.pdf.pages]
    for content, owner in owners.items():
        row = rows[content.page] if 0 <= content.page < len(rows) else None
        entry = row[content.mcid] if isinstance(row, pikepdf.Array) and content.mcid < len(row) else None
        if not isinstance(entry, pikepdf.Dictionary) or entry.objgen != owner.node.objgen:
            yield Fault("own-parent", f"The number is {content.mcid}.", read.place(owner))
    for number, row in enumerate(rows):
        for mcid, entry in enumerate(row if isinstance(row, pikepdf.Array) else []):
            if isinstance(entry, pikepdf.Dictionary) and Content(number, mcid) not in owners:
                yield Fault("own-parent", f"The number {mcid} is not in the tree.", f"page {number + 1}")


def _order(read: Reading) -> Iterator[Fault]:
    last = 0
    for content in read.contents():
        if content.page < last:
            yield Fault("own-order", f"From page {last + 1} to page {content.page + 1}.")
        last = content.page


def _forms(read: Reading) -> Iterator[Fault]:
    used = Counter(form for page in read.texts.pages for form in page.forms)
    for page in read.texts.pages:
        if page.mcids_in_forms:
            again = any(used[form] > 1 for form in page.forms_with_mcids)
            yield Fault("30-002" if again else "own-form", "", f"page {page.number + 1}")
