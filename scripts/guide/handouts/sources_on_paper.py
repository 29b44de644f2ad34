"""The sources of a sheet: those that it cites, with the numbers that they have on the web page."""

from __future__ import annotations

import copy

from lxml import etree, html

from .pieces import Page, prefix
from .sheets import Sheet

_NUMBERED = ("doi:", "PubMed")


def cited(nodes: list[html.HtmlElement], page: Page, sheet: Sheet, short: bool) -> list[html.HtmlElement]:
    """The sources that are cited in a chapter, with the numbers of the web page.

    ``short`` names a paper that has a number to find it by with its first author and year.
    """
    start = f"#{prefix(page.fragment.address)}source-"
    links = (link.get("href", "") for node in nodes for link in node.iter("a"))
    cited = {link.removeprefix(start) for link in links if link.startswith(start)}
    if not cited:
        return []
    part = html.Element("div", {"class": "sources"})
    title = etree.SubElement(part, "h3" if sheet.booklet else "h2")
    title.text = f"Sources: {page.title}" if len(sheet.takes) > 1 else "Sources"
    if sheet.booklet:  # all lists stand in a chapter of that name
        title.text = page.title
    if short and sheet.most_pages != 1:
        told = etree.SubElement(part, "p", {"class": "numbering"})
        told.text = "Numbered as on the web page, which has them in full."
    # A sheet of one page has no room for lines that are half empty: the entries follow each other.
    outer, inner = ("p", "span") if sheet.most_pages == 1 else ("ul", "li")
    listing = etree.SubElement(part, outer)
    for number, item in page.sources.items():
        if number in cited:
            entry = etree.SubElement(listing, inner, {"id": start[1:] + number})
            entry.tail = " "
            etree.SubElement(entry, "strong").text = f"{number}. "
            _reference(entry, item, short, kinds=sheet.most_pages != 1)
    return [part]


def _reference(entry: html.HtmlElement, item: html.HtmlElement, short: bool, kinds: bool) -> None:
    """The kind of study, where there is room, and the reference; warnings about a source stay with it."""
    paragraphs = item.xpath(".//p")
    kind = paragraphs[0].find("strong")
    if kinds:
        etree.SubElement(entry, "em").text = f"{kind.text_content().rstrip('.')}. " if kind is not None else ""
    for paragraph in [*item.xpath(".//p[@class='source-unfit']"), paragraphs[-1]]:
        span = copy.deepcopy(paragraph)
        if short and paragraph is paragraphs[-1]:
            _shorten(span, item.get("data-year", ""))
        span.tag = "span"
        span.tail = " "
        for link in list(span.iter("a")):
            link.attrib.pop("rel", None)
        entry.append(span)


def _shorten(paragraph: html.HtmlElement, year: str) -> None:
    """First author, year and number; what has no number to find it by keeps its title."""
    text, links = paragraph.text_content().strip(), list(paragraph.iter("a"))
    numbered = [link for link in links if link.text_content().startswith(_NUMBERED)]
    if not links or "[Internet]" in text:  # a web page is found by its title
        return
    first, _, rest = text.partition(". ")
    authors, title = first.split(", "), "" if numbered else rest.partition(". ")[0] + ". "
    for child in list(paragraph):
        child.drop_tree()
    link = (numbered or links)[0]
    link.tail = "."
    names = f"{authors[0]} et al." if len(authors) > 1 else "" if authors[0].startswith("[") else f"{authors[0]}."
    paragraph.text = f"{names} {title}{year + '. ' if year else ''}".lstrip()
    paragraph.append(link)
