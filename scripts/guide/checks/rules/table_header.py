"""A table whose columns or rows have no header: an empty one, no <th>, no scope, or no rows.

Why: a screen reader says the header of a column before each cell. Without one, 246 is a number
    of nobody knows what. The first corner counts too: on a phone and in a screen reader it
    names what the rows are.
Bad:
    |          | How many |
    |----------|----------|
    | Pain     | 246      |
Good:
    | Harm     | How many |
    |----------|----------|
    | Pain     | 246      |
Fix: write a word into each cell of the first line. In HTML use <th scope="col"> and
    <th scope="row">. A table that is none (role="presentation") needs nothing.
"""

from __future__ import annotations

from ... import code_in_markdown, html_in_markdown, tables_in_markdown
from ..rule import Rule

RULE = Rule("table-header", "access", settings={"corner_may_be_empty": False})
_SCOPES = ("col", "row", "colgroup", "rowgroup")


def check(page, library, options):
    corner_may_be_empty = options.of(RULE)["corner_may_be_empty"]
    for table in tables_in_markdown.tables(page.body):
        for number, cell in enumerate(table.header, start=1):
            if not html_in_markdown.spoken(cell.text) and not (number == 1 and corner_may_be_empty):
                yield RULE.at(page, cell.offset, f"The header of column {number} is empty.",
                              "Write what the column holds.")
        if not table.rows:
            yield RULE.at(page, table.offset, "This table has headers and no rows.",
                          "Add rows, or remove it.")
    elements = html_in_markdown.elements(code_in_markdown.mask(page.body))
    for table in (element for element in elements if element.name == "table" and not element.decorative):
        yield from _html(page, table, [e for e in elements if _table_of(e) is table])


def _table_of(element):
    """The innermost table that an element stands in."""
    while element := element.parent:
        if element.name == "table":
            return element
    return None


def _html(page, table, inside):
    heads = [e for e in inside if e.name == "th" or e.get("role") in ("columnheader", "rowheader")]
    by_id = any(e.get("headers") for e in inside)
    if not any(e.name == "td" for e in inside):
        yield RULE.at(page, table.start, "This <table> has no rows with cells.", "Add rows, or remove it.")
    elif not heads:
        yield RULE.at(page, table.start, "This <table> has no <th>.",
                      'Make its first cells <th scope="col">, or those of each row <th scope="row">.')
    for head in heads:
        words = head.get("aria-label") or html_in_markdown.spoken(page.body[head.end:head.close])
        if not words:
            yield RULE.at(page, head.start, "This header is empty.", "Write what the column or row holds.")
        if head.name == "th" and (head.get("scope") or "").lower() not in _SCOPES and not by_id:
            yield RULE.at(page, head.start, f'The <th> "{words}" has no scope.',
                          'Write scope="col" or scope="row".')
