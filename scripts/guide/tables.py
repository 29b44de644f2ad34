"""Tables written in Markdown, made readable for everyone.

Python-Markdown gives plain cells. Here the first cell of a row becomes its header, columns
get a scope, and each cell carries its column's name so that a phone can stack the rows. A stacked
row is no row to some browsers, which then read a heap of loose words: roles keep the table.
"""

from __future__ import annotations

import re

_TABLE = re.compile(r"<table>.*?</table>", re.S)
_HEAD = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.S)
_ROW = re.compile(r"<tr>\s*<td(?: [^>]*)?>(.*?)</td>(.*?)</tr>", re.S)
_CELL = re.compile(r"<td(?: [^>]*)?>(.*?)</td>", re.S)
_TAGS = re.compile(r"<[^>]+>")
_STACKED = re.compile(r'<table class="stack\b.*?</table>', re.S)
_PART = re.compile(r"<(table|thead|tbody|tr|td|th)\b(?![^>]* role=)([^>]*)>")
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def improve(html: str) -> str:
    """Every plain table of a page with scopes, row headers and cell labels."""
    return _TABLE.sub(lambda match: _improve_table(match.group()), html)


def _improve_table(table: str) -> str:
    heads = [_TAGS.sub("", head).strip() for head in _HEAD.findall(table)]
    table = _HEAD.sub(r'<th scope="col">\1</th>', table)
    table = _ROW.sub(lambda row: _improve_row(row, heads), table)
    return table.replace("<table>", '<table class="stack">', 1)


def _improve_row(row: re.Match, heads: list[str]) -> str:
    labels = iter(heads[1:])
    cells = _CELL.sub(
        lambda cell: f'<td data-label="{next(labels, "")}"><div>{cell[1]}</div></td>', row[2])
    return f'<tr><th scope="row">{row[1]}</th>{cells}</tr>'


def with_roles(html: str) -> str:
    """The parts of every table that a phone stacks, each saying in its role what it is."""
    return _STACKED.sub(lambda table: _PART.sub(_with_role, table.group()), html)


def _with_role(part: re.Match) -> str:
    name, attributes = part[1], part[2]
    role = _ROLES.get(name) or ("rowheader" if 'scope="row"' in attributes else "columnheader")
    return f'<{name}{attributes} role="{role}">'
