"""The attributes that a screen reader asks a table and a list for.

WeasyPrint names the header cells of every data cell, but by numbers that no table of names leads
to. The direction of each header cell says the same and is understood everywhere.
"""

from __future__ import annotations

import re

import pikepdf

from .pdf_texts import Texts
from .pdf_tree import Element, attribute, forget

_BULLETS = {"\u2022": "Disc", "\u25e6": "Circle", "\u25aa": "Square", "\u25a0": "Square"}
_NUMBERS = (("Decimal", r"\d+"), ("LowerRoman", r"[ivxlc]+"), ("UpperRoman", r"[IVXLC]+"),
            ("LowerAlpha", r"[a-z]"), ("UpperAlpha", r"[A-Z]"))


def mend(document: Element, texts: Texts) -> None:
    """Give header cells their direction and lists the kind of their labels."""
    for element in document.walk():
        if element.kind == "Table":
            _directions(element)
        elif element.kind == "L":
            element.node["/A"] = pikepdf.Dictionary(
                O=pikepdf.Name.List, ListNumbering=pikepdf.Name(f"/{_numbering(element, texts)}"))


def _directions(table: Element) -> None:
    for row in (element for element in table.walk() if element.kind == "TR"):
        cells = [cell for cell in row.elements if cell.kind in ("TH", "TD")]
        across = row.parent.kind == "THead" or all(cell.kind == "TH" for cell in cells)
        for cell in cells:
            spans = {key: value for key in ("/ColSpan", "/RowSpan")
                     if (value := attribute(cell, "Table", key[1:])) is not None}
            if cell.kind == "TH":
                spans["/Scope"] = pikepdf.Name.Column if across else pikepdf.Name.Row
            forget(cell.node, "/A", "/ID")
            if spans:
                cell.node["/A"] = pikepdf.Dictionary({"/O": pikepdf.Name.Table, **spans})


def _numbering(element: Element, texts: Texts) -> str:
    """The name of the numbering, from the labels themselves (ISO 32000-1, table 347)."""
    labels = [texts.of(label).strip().rstrip(".)") for item in element.elements for label in item.elements
              if label.kind == "Lbl"]
    if not labels or not labels[0]:
        return "None"
    # "c" is a Roman number too, so letters that begin with another than i are letters.
    if labels[0] in ("a", "A"):
        return "LowerAlpha" if labels[0] == "a" else "UpperAlpha"
    return next((name for name, form in _NUMBERS if all(re.fullmatch(form, label) for label in labels)),
                _BULLETS.get(labels[0], "None"))
