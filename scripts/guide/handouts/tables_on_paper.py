"""Tables on paper: what fits into a column stays a table, what does not becomes a list.

A list has one entry for a row, each cell after its heading, as the web page does on a phone.
"""

from __future__ import annotations

from lxml import etree, html

from ..badges import MEANINGS

_MOST_COLUMNS = 2  # in large print too: a third column leaves room for two or three words a line


def fit(nodes: list[html.HtmlElement], short: bool) -> list[html.HtmlElement]:
    """Blocks in order, none wider than a column.

    ``short`` is for a sheet of one page: the matrix of all uses names them by what is known.
    """
    blocks: list[html.HtmlElement] = []
    for node in nodes:
        if node.tag == "table" and short and "matrix" in node.get("class", ""):
            title, listing = _by_answer(node)
            after_heading = bool(blocks) and blocks[-1].tag in ("h2", "h3")  # which says what the title would
            blocks.extend([listing] if after_heading else [title, listing])
        elif node.tag == "table" and _columns(node) > _MOST_COLUMNS:
            blocks.extend(_as_list(node))
        else:
            blocks.append(node)
    return blocks


def _columns(table: html.HtmlElement) -> int:
    return max((len(row) for row in table.iter("tr")), default=0)


def _as_list(table: html.HtmlElement) -> list[html.HtmlElement]:
    """A table as an optional caption and a list with an entry for each row."""
    made = []
    caption = table.find("caption")
    if caption is not None:
        title = html.Element("p", {"class": "caption"})
        etree.SubElement(title, "strong").text = caption.text_content()
        made.append(title)
    listing = html.Element("ul", {"class": "rows"})
    for row in table.iterfind("tbody/tr"):
        entry = etree.SubElement(listing, "li")
        for cell in row:
            entry.append(_entry_part(cell))
    return [*made, listing]


def _by_answer(table: html.HtmlElement) -> list[html.HtmlElement]:
    """The matrix of all uses, sorted: how sure we can be, what studies point to, and of what.

    Where we know a little, the sentence of the row stays with it: it says of what, and how little.
    Where we know next to nothing the uses are named only, after words that say so.
    """
    groups: dict[str, dict[str, tuple]] = {}
    for row in table.iterfind("tbody/tr"):
        name, *cells = row
        answer, certainty = (cell.find(".//span[@class]") for cell in cells[:2])
        sure = groups.setdefault(certainty.text_content(), {"": (certainty, [])})
        said = "" if _level(certainty) == "very low" else cells[2].text_content().strip()
        sure.setdefault(answer.text_content(), (answer, []))[1].append((name.text_content().strip(), said))
    title = html.Element("p", {"class": "caption"})
    etree.SubElement(title, "strong").text = table.findtext("caption")
    listing = html.Element("ul", {"class": "rows"})
    for sure in groups.values():
        entry = etree.SubElement(listing, "li")
        part = etree.SubElement(entry, "p")
        certainty = sure.pop("")[0]
        part.append(certainty)
        certainty.tail = f" ({MEANINGS[_level(certainty)]})"
        for answer, rows in sure.values():
            part = etree.SubElement(entry, "p")
            part.append(answer)
            named = "; ".join(name for name, said in rows if not said)
            answer.tail = f": {named}." if named else ":"
            for name, said in rows:
                if said:
                    part = etree.SubElement(entry, "p", {"class": "known"})
                    etree.SubElement(part, "strong").text = f"{name}."
                    part[0].tail = f" {said}"
    return [title, listing]


def _level(badge: html.HtmlElement) -> str:
    return badge.text_content().partition(":")[2].strip()


def _entry_part(cell: html.HtmlElement) -> html.HtmlElement:
    part = html.Element("p")
    if cell.tag == "th" and cell.find("strong") is None:
        part = html.Element("p", {"class": "row-name"})
    label = cell.get("data-label")
    if label:
        etree.SubElement(part, "span", {"class": "label"}).text = f"{label}: "
    inner = cell[0] if len(cell) == 1 and cell[0].tag == "div" else cell
    if len(part):
        part[-1].tail = inner.text
    else:
        part.text = inner.text
    part.extend(list(inner))
    return part
