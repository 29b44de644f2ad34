"""A rendered page as an embed needs it: in parts, slim, with whole addresses.

Every word and every source stays. What goes is what only the site's own page can use: buttons,
links back from a source, the places that its scripts look for, and the styles within drawings.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import join, normpath
from urllib.parse import urldefrag

from lxml import etree, html

from .. import version
from ..fragments import Fragment
from ..parts import parse, said, sections

_GONE = etree.XPath(".//a[contains(@class,'headerlink')] | .//button | .//script | .//style | .//form | "
                    ".//p[@class='source-back'] | .//p[@class='urgent-link']")  # read once, not for each page
_WRAPPERS = etree.XPath(".//div[@data-tool][.//h2] | ./div[contains(@class,'wide')] | .//span[@class='cites'] | "
                        ".//div[@data-warning-for] | .//td/div[not(@class)]")
_PLACES = etree.XPath("./span[@class='cite-place']")
_CARDS = etree.XPath("./div[@class='source-card']")
_KEPT = {"id", "class", "href", "rel", "target", "lang", "dir", "title", "alt", "role", "scope", "aria-label",
         "colspan", "rowspan", "start", "value", "data-label", "data-for", "data-only-chosen", "data-drawing",
         "tabindex", "open", "cite", "datetime", "aria-hidden", "aria-labelledby"}
_MARK = re.compile(r"Source \d+")
_SOURCE = "source-"
_DRAWING = re.compile(r'<span data-drawing="(\d+)"></span>')


@dataclass(frozen=True)
class Section:
    """A part of a page: its heading (None for the lead) and the elements that follow it."""

    heading: html.HtmlElement | None
    nodes: tuple[html.HtmlElement, ...]


@dataclass(frozen=True)
class Body:
    """A page. ``sections`` are in order, ``sources`` by their number, ``drawings`` by their place."""

    fragment: Fragment
    title: str
    sections: Mapping[str, Section]
    sources: Mapping[str, html.HtmlElement]
    drawings: tuple[str, ...]
    full: str
    known: str = ""  # its version code, where it was worked out before

    @cached_property
    def code(self) -> str:
        """The version code of the page: a function of its words, drawings and sources alone."""
        return self.known or version.page_code(self.fragment.src, self.fragment.html)


def cut(fragment: Fragment, site_url: str, code: str = "") -> Body:
    """A page in parts. ``site_url`` ends in a slash; links become addresses under it.

    ``code`` is the version code of the page, if it is known.
    """
    drawings: list[str] = []
    body = parse(fragment.html, drawings)
    for node in _GONE(body):
        node.drop_tree()
    title = body.find("h1")
    words = " ".join(title.text_content().split()) if title is not None else fragment.meta.title
    if title is not None:
        title.drop_tree()
    sources = _cut_sources(body)
    _slim(body)
    for item in sources.values():
        _slim(item)
    full = site_url + fragment.address.removesuffix("index.html")
    _lead_links(body, fragment.address, site_url)
    parts = {name: Section(heading, tuple(nodes)) for name, heading, nodes in sections(body)}
    return Body(fragment, words, parts, sources, tuple(drawings), full, code)


def taken(body: Body, names: Iterable[str]) -> list[html.HtmlElement]:
    """Copies of the elements of some sections, in the page's order. Links to the others lead to the page."""
    nodes = [copy.deepcopy(node) for name in names for node in _all(body.sections[name])]
    there = {node.get("id") for root in nodes for node in root.iter() if node.get("id")}
    wanted = set()
    for root in nodes:
        for link in root.iter("a"):
            place = link.get("href", "").removeprefix("#")
            if link.get("href", "").startswith("#") and not place.startswith("s-"):
                wanted.add(place)
                if place not in there:
                    _outside(link, f"{body.full}#{place}")
    for root in nodes:
        for node in root.iter():
            if node.get("id") and node.get("id") in wanted:
                node.set("tabindex", "-1")  # else a press on a link to it does not scroll the page around the frame
            elif node.get("id"):
                del node.attrib["id"]
    return nodes


def cited(body: Body, nodes: Iterable[html.HtmlElement]) -> list[str]:
    """The numbers of the sources that elements cite, in the order of the page's list."""
    found = {link.get("href", "").removeprefix("#s-") for node in nodes for link in node.iter("a")
             if link.get("href", "").startswith("#s-")}
    return [number for number in body.sources if number in found]


def written(nodes: Iterable[html.HtmlElement], drawings: Mapping[int, str]) -> str:
    """Elements as HTML, each drawing in its place."""
    text = "\n".join(html.tostring(node, encoding="unicode", with_tail=False).strip() for node in nodes)
    return _DRAWING.sub(lambda place: drawings[int(place[1])], text)


def drawn(nodes: Iterable[html.HtmlElement]) -> list[int]:
    """The places in ``drawings`` that elements name."""
    return [int(place.get("data-drawing")) for node in nodes for place in node.iter("span")
            if place.get("data-drawing")]


def without_pictures(nodes: Iterable[html.HtmlElement], drawings: Mapping[int, str] | tuple[str, ...]) -> None:
    """Put what each drawing says in words in its place; mere shapes go, since words stand beside them."""
    for node in nodes:
        for place in list(node.iter("span")):
            if place.get("data-drawing"):
                svg = etree.fromstring(drawings[int(place.get("data-drawing"))])
                if svg.get("aria-hidden") == "true":
                    place.drop_tag()
                else:
                    place.tag, place.text = "p", f"(Picture: {said(svg)})"


def _all(section: Section) -> list[html.HtmlElement]:
    return [*([section.heading] if section.heading is not None else []), *section.nodes]


def _cut_sources(body: html.HtmlElement) -> dict[str, html.HtmlElement]:
    found: dict[str, html.HtmlElement] = {}
    for heading in body.xpath("./h2[@id='sources']"):
        for item in body.xpath(".//ol[contains(@class,'source-list')]/li"):
            number = item.get("id").removeprefix(_SOURCE)
            for box in _CARDS(item):
                box.drop_tag()
            found[number] = item
            item.attrib.clear()
            item.set("value", number)
        for node in [*heading.itersiblings()]:
            node.drop_tree()
        heading.drop_tree()
    return found


def _slim(body: html.HtmlElement) -> None:
    for wrapper in _WRAPPERS(body):
        wrapper.drop_tag()
    for node in body.iter():
        if not isinstance(node.tag, str):
            continue
        for name in node.attrib:
            if name not in _KEPT:
                del node.attrib[name]
        if node.tag == "a":
            _slim_link(node)


def _slim_link(link: html.HtmlElement) -> None:
    mark = _MARK.match(link.get("aria-label", ""))
    if mark and link.get("href", "").startswith(f"#{_SOURCE}"):
        places = [place.text_content() for place in _PLACES(link)]
        link.set("aria-label", ", ".join([mark[0], *places]))
        link.set("href", "#s-" + link.get("href").removeprefix(f"#{_SOURCE}"))
        link.attrib.pop("id", None)
    elif link.get("href", "").startswith(("http:", "https:")):
        _outside(link, link.get("href"))


def _outside(link: html.HtmlElement, address: str) -> None:
    """A link that leaves the embed opens a page of its own: in the frame it would take the place of the text."""
    link.set("href", address)
    link.set("target", "_blank")
    link.set("rel", "noopener")


def _lead_links(body: html.HtmlElement, address: str, site_url: str) -> None:
    for link in body.iter("a"):
        target = link.get("href", "")
        if target and not target.startswith("#") and ":" not in target.split("/")[0]:
            path, place = urldefrag(target)
            inside = normpath(join(address.rpartition("/")[0], path))
            _outside(link, site_url + inside + (f"#{place}" if place else ""))
