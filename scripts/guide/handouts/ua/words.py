"""The text of a PDF as a screen reader gets it: by the tree, not by the place on the page."""

from __future__ import annotations

from ..pdf_texts import joined
from ..pdf_tree import Content, Element
from .reading import Reading

_INLINE = ("Span", "Link", "Quote", "Note", "Reference", "Code", "Formula", "NonStruct", "Annot", "BibEntry")
_Line = list[list[Content]]  # the parts of a line: what follows a label is one of its own


def text(read: Reading, *, labels: bool) -> str:
    """One line for every block of words, in reading order."""
    lines: list[_Line] = [[[]]]
    for element in read.top:
        _collect(element, lines, labels)
    written = (" ".join(" ".join(joined(read.texts.shown(part)) for part in line).split()) for line in lines)
    return "\n".join(line for line in written if line)


def _collect(element: Element, lines: list[_Line], labels: bool) -> None:
    if element.kind == "Figure" or element.kind == "Lbl" and not labels:
        return
    block = element.kind not in _INLINE
    after_label = len(lines[-1]) > 1 and not lines[-1][-1]
    if block and not after_label:  # a label stands on one line with its item
        lines.append([[]])
    for kid in element.kids:
        if isinstance(kid, Content):
            lines[-1][-1].append(kid)
        elif isinstance(kid, Element):
            _collect(kid, lines, labels)
    if element.kind == "Lbl":
        lines[-1].append([])
    elif block:
        lines.append([[]])
