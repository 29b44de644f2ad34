"""Whether the cells of a table can be told apart: rows of one length, headers that say for what."""

from __future__ import annotations

from collections.abc import Iterator

from ..pdf_tree import Element, attribute
from .reading import Reading
from .rules import Fault

_SCOPES = ("/Row", "/Column", "/Both")


def check(read: Reading) -> Iterator[Fault]:
    """Faults of tables' cells. What may stand where is a question of the structure."""
    for table in read.elements("Table"):
        rows = [row for row in table.walk() if row.kind == "TR" and _table_of(row) is table]
        cells = [cell for row in rows for cell in row.elements if cell.kind in ("TH", "TD")]
        yield from _headers(read, table, cells)
        yield from _lengths(read, table, rows)


def _table_of(row: Element) -> Element | None:
    above = row.parent
    while above and above.kind != "Table":
        above = above.parent
    return above


def _headers(read: Reading, table: Element, cells: list[Element]) -> Iterator[Fault]:
    known = {str(cell.node["/ID"]) for cell in cells if cell.kind == "TH" and "/ID" in cell.node}
    named = {str(name) for cell in cells for name in attribute(cell, "Table", "Headers") or ()}
    for name in sorted(named - known):
        yield Fault("own-headers", f'It is named "{name}".', read.place(table))
    for cell in cells:
        has_scope = str(attribute(cell, "Table", "Scope")) in _SCOPES
        if cell.kind == "TH" and not has_scope and str(cell.node.get("/ID", "")) not in named:
            yield Fault("15-003", "", read.place(cell))


def _lengths(read: Reading, table: Element, rows: list[Element]) -> Iterator[Fault]:
    taken: set[tuple[int, int]] = set()
    for down, row in enumerate(rows):
        across = 0
        for cell in row.elements:
            while (down, across) in taken:
                across += 1
            wide, high = (int(attribute(cell, "Table", span) or 1) for span in ("ColSpan", "RowSpan"))
            taken.update((down + y, across + x) for y in range(high) for x in range(wide))
    lengths = [sum(place[0] == down for place in taken) for down in range(len(rows))]
    if len(set(lengths)) > 1 or any(place[0] >= len(rows) for place in taken):
        yield Fault("own-rows", f"They have {', '.join(map(str, lengths))} cells.", read.place(table))
