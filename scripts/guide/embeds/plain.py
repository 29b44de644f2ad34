"""The same words as plain HTML, to paste where a website strips frames.

Only elements and attributes that WordPress keeps from an author without special rights are used:
no class, style, id, script or drawing. What a drawing shows is said in words. A pasted copy does
not change when the guide does, and says so.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml import etree, html

from . import body
from .body import Body
from .embed import Embed, state

_KEPT = {"a": ("href",), "th": ("scope", "colspan", "rowspan"), "td": ("colspan", "rowspan"), "ol": ("start",)}
_TOUCHING = etree.XPath(".//sup[preceding-sibling::*[1][self::sup]]")  # read once, not for each element
_CERTAINTY = etree.XPath(".//span[contains(@class,'certainty')]/span[not(*)]")
_NEXT_NUMBER = etree.XPath(".//span[@data-for][preceding-sibling::span[@data-for]]")
_WIDE = 4  # columns; so many words side by side make the page of a phone scroll
_UNWRAPPED = ("div", "span", "section", "figure", "aside", "dl", "tspan")
_AS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "figcaption": "p", "dt": "p", "dd": "p", "summary": "p", "details": "div"}


def document(embed: Embed, site_name: str) -> str:
    """HTML to paste into a page of a website, below a heading of the second level."""
    page, facts = embed.page, state(embed.page)
    nodes = body.taken(page, embed.sections)
    numbers = body.cited(page, nodes)
    body.without_pictures(nodes, page.drawings)
    for node in nodes:
        _part(node)
        for table in list(node.iter("table")):
            _unfold(table)
    holder = html.Element("div")
    etree.SubElement(holder, "h1").text = embed.title
    holder.append(_line(f"{facts['review_state']} Last updated {facts['updated']}. Version {facts['code']}. "
                        "This is a copy: it does not change when the guide does. Read the newest text: ", facts["full"]))
    holder.extend(nodes)
    if numbers:
        etree.SubElement(holder, "h2").text = "Sources"
        holder.extend(_source(page, number) for number in numbers)
    holder.append(_line(f"From {site_name}. {facts['licence']}. Next check {facts['review_due']}. It cannot replace a "
                        "talk with a doctor. The full page: ", facts["full"]))
    _plain(holder, page.full)
    return "\n".join(html.tostring(node, encoding="unicode").strip() for node in holder) + "\n"


def _line(words: str, address: str) -> html.HtmlElement:
    line = html.Element("p")
    line.text = words
    etree.SubElement(line, "a", href=address).text = address
    return line


def _source(page: Body, number: str) -> html.HtmlElement:
    item = copy.deepcopy(page.sources[number])
    line = html.Element("p")
    line.text = f"{number}. "
    for paragraph in item.iter("p"):
        paragraph = copy.deepcopy(paragraph)
        paragraph.tag, paragraph.tail = "span", " "
        line.append(paragraph)
    return line


def _part(node: html.HtmlElement) -> None:
    """Signs between what only a style sheet keeps apart: 7 and 8 must not be read as 78."""
    for mark in _TOUCHING(node):
        if not (mark.getprevious().tail or "").strip():
            mark.text = ", "
    for badge in _CERTAINTY(node):
        badge.text = f"({badge.text})"
    for number in _NEXT_NUMBER(node):
        number.getprevious().tail = ", "
        if number.get("data-only-chosen") is not None:
            number.text = f"elsewhere {number.text}"


def _unfold(table: html.HtmlElement) -> None:
    """A wide table as lists, a row each: on a phone no style sheet of ours makes it narrow."""
    heads = [head.text_content().strip() for head in table.xpath("./thead/tr/th")]
    rows = table.xpath("./tbody/tr")
    if len(heads) < _WIDE or any(len(row) != len(heads) for row in rows):
        return  # narrow, or with cells over several columns, which have no head of their own
    box = html.Element("div")
    for caption in table.xpath("./caption"):
        etree.SubElement(etree.SubElement(box, "p"), "strong").text = caption.text_content()
    for row in rows:
        first, *cells = row
        listing = etree.SubElement(box, "ul")
        for head, cell in zip(heads, [first, *cells], strict=True):
            entry = etree.SubElement(listing, "li")
            etree.SubElement(entry, "strong").text = f"{head}:"
            entry[0].tail = " " + (cell.text or "")
            entry.extend(list(cell))
    box.tail = table.tail
    if table.getparent() is None:
        table.clear()
        table.tag = "div"
        table.extend(list(box))
    else:
        table.getparent().replace(table, box)


def sections(page: Body) -> Iterator[tuple[str, str]]:
    """The name of each section and its HTML without the heading: no class, style, id, script or drawing.

    For programs: headings and tables stay what they are, links lead to the page at its address.
    """
    shapes = {tag: other for tag, other in _AS.items() if tag not in ("h1", "h2", "h3", "h4")}
    for name in page.sections:
        nodes = [copy.deepcopy(node) for node in page.sections[name].nodes]
        body.without_pictures(nodes, page.drawings)
        holder = html.Element("div")
        for node in nodes:
            _part(node)
        holder.extend(nodes)
        _plain(holder, page.full, shapes)
        yield name, ((holder.text or "") + "\n".join(html.tostring(node, encoding="unicode").strip()
                                                     for node in holder)).strip()


def _plain(holder: html.HtmlElement, full: str, shapes: Mapping[str, str] = MappingProxyType(_AS)) -> None:
    for node in list(holder.iterdescendants()):
        if not isinstance(node.tag, str):
            node.drop_tree()
            continue
        node.tag = shapes.get(node.tag, node.tag)
        if node.tag == "a" and node.get("href", "").startswith("#s-"):
            node.set("href", f"{full}#source-{node.get('href').removeprefix('#s-')}")
        elif node.tag == "a" and node.get("href", "").startswith("#"):
            node.set("href", full + node.get("href"))
        for name in list(node.attrib):
            if name not in _KEPT.get(node.tag, ()):
                del node.attrib[name]
    for node in list(holder.iterdescendants(*_UNWRAPPED)):
        node.drop_tag()
