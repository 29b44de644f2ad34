"""One rendered page, cut into its parts and made fit for paper.

A page is its title, its lead (all before the first section), its sections and its sources. On
paper every fold is open, buttons are gone, links say where they lead, and pictures carry their own
colours, since no style sheet reaches into them.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import cached_property
from posixpath import join, normpath
from urllib.parse import quote, urldefrag

from lxml import etree, html

from ..fragments import Fragment
from ..parts import parse, said, sections

_GONE = (".//a[contains(@class,'headerlink')]", ".//button", ".//script", ".//style", ".//form",
         ".//nav", ".//p[@class='source-back']", ".//*[contains(@class,'jumps')]", ".//p[@class='urgent-link']", ".//*[contains(@class,'screen-only')]",
         ".//*[@aria-hidden='true'][not(.//@data-drawing)]")
_VARIABLE = re.compile(r"var\(--[\w-]+,\s*([^()]*(?:\([^()]*\))?)\)")
# What a style sheet of the site says of the drawings that carry no style of their own.
_STYLES = {
    "people": ".yes{fill:#1d2b2a;stroke:#1d2b2a;stroke-width:.8}.no{fill:none;stroke:#43524f;stroke-width:.8}",
    "diagram-matrix": (
        "text{fill:#1d2b2a;font-size:14px;font-family:system-ui}.m-title{font-size:16px;font-weight:700}"
        ".m-head{font-weight:400}.m-label{font-weight:700}.m-apart{font-style:italic}.m-box{fill:none;stroke:#6b7a76}"
        ".m-line{stroke:#43524f;stroke-dasharray:5 4;stroke-width:2}"
        ".m-on{fill:#dcede9;stroke:#0b5d57;stroke-width:2}"),
}
_NUMBER = re.compile(r"\s*(?:\d+|.*)", re.S)  # "999 UK" has a number, "your local number" is one
_FAMILY = re.compile(r"""font-family(="|:)[^;}"]*""")


@dataclass(frozen=True)
class Section:
    """A part of a page: its heading element (None for the lead) and what follows it."""

    name: str
    heading: html.HtmlElement | None
    nodes: tuple[html.HtmlElement, ...]


@dataclass(frozen=True)
class Page:
    """A page for paper. ``sources`` maps the number of a source to what its list says of it."""

    fragment: Fragment
    title: str
    sections: dict[str, Section]
    sources: dict[str, html.HtmlElement]

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Emergency numbers by country, from the page that lists them; empty elsewhere."""
        spans = (span for section in self.sections.values() for node in section.nodes
                 for span in node.iterdescendants("span") if span.get("data-for"))
        return {span.get("data-for"): _NUMBER.match(span.text_content())[0].strip() for span in spans}


def cut(fragment: Fragment, site_url: str) -> Page:
    """Cut a page into parts. Its links become whole addresses under ``site_url``."""
    drawings: list[str] = []
    body = parse(fragment.html, drawings)
    for path in _GONE:
        for node in body.xpath(path):
            node.drop_tree()
    title = body.find("h1")
    text = " ".join(title.text_content().split()) if title is not None else fragment.meta.title
    if title is not None:
        title.drop_tree()
    for wrapper in body.xpath("./div[@data-tool][.//h2] | ./div[contains(@class,'wide')] | .//div[@data-warning-for]"):
        wrapper.drop_tag()
    sources = _cut_sources(body)
    _open_folds(body)
    _part_numbers(body)
    _drop_signposts(body)
    _lead_links(body, fragment.address, site_url)
    _prefix_ids(body, fragment.address)
    for place in body.xpath(".//span[@data-drawing]"):
        _draw(place, etree.fromstring(drawings[int(place.get("data-drawing"))]))
    return Page(fragment, text, _sections(body, fragment.address), sources)


def of_country(nodes: tuple[html.HtmlElement, ...], country: str | None) -> list[html.HtmlElement]:
    """Copies of nodes in which only the emergency number of one country is left; None keeps all."""
    copies = [copy.deepcopy(node) for node in nodes]
    for node in copies:
        for span in node.xpath(".//span[@data-for]"):
            if span.get("data-only-chosen") is not None and country != span.get("data-for") or (
                    country and span.get("data-for") != country):
                span.drop_tree()
        for span in node.xpath(".//span[@data-for][following-sibling::span[@data-for]]"):
            span.tail = ", "
    return copies


def prefix(address: str) -> str:
    """What the ids of a page begin with, where several pages stand in one document."""
    return re.sub(r"[^a-z0-9]+", "-", address.removesuffix(".html").lower()) + "--"


def _sections(body: html.HtmlElement, address: str) -> dict[str, Section]:
    own = prefix(address)
    return {name.removeprefix(own): Section(name.removeprefix(own), heading, tuple(nodes))
            for name, heading, nodes in sections(body)}


def _cut_sources(body: html.HtmlElement) -> dict[str, html.HtmlElement]:
    found: dict[str, html.HtmlElement] = {}
    for heading in body.xpath("./h2[@id='sources']"):
        for item in body.xpath(".//ol[contains(@class,'source-list')]/li"):
            found[item.get("id").removeprefix("source-")] = item
        for node in [*heading.itersiblings()]:
            node.drop_tree()
        heading.drop_tree()
    return found


def _open_folds(body: html.HtmlElement) -> None:
    for fold in list(body.iter("details")):
        fold.tag, fold.attrib["class"] = "div", f"fold {fold.get('class', '')}".strip()
    for summary in list(body.iter("summary")):
        summary.tag, summary.attrib["class"] = "p", "fold-title"


def _part_numbers(body: html.HtmlElement) -> None:
    """Numbers of sources side by side get a comma: 7 and 8 must not be read as 78."""
    for mark in body.xpath(".//sup[contains(@class,'cite')]"):
        if mark.getprevious() is not None and not (mark.getprevious().tail or "").strip():
            mark.text = ", "
    for marks in body.xpath(".//span[@class='cites']"):
        _hold_word(marks)


def _hold_word(marks: html.HtmlElement) -> None:
    """Keep the numbers on the line of the word that they belong to."""
    before, parent = marks.getprevious(), marks.getparent()
    text = (before.tail if before is not None else parent.text) or ""
    start, space, word = text.rpartition(" ")
    if not word:
        return
    held = html.Element("span", {"class": "held"})
    held.text, held.tail, marks.tail = word, marks.tail, None
    if before is not None:
        before.tail = start + space
    else:
        parent.text = start + space
    parent.replace(marks, held)
    held.append(marks)


def _drop_signposts(body: html.HtmlElement) -> None:
    """Links that are a sentence of their own, such as "All side effects", only serve who can press them."""
    for link in body.xpath(".//p/a[not(starts-with(@href,'#source-'))] | .//li/a"):
        before = link.getprevious().tail if link.getprevious() is not None else link.getparent().text
        ends = (link.tail or "").strip(" \n·") == ""
        if ends and (not (before or "").strip() or before.strip()[-1] in ".·?!") and not link.xpath("following-sibling::*[not(self::a)]"):
            link.tail = ""
            link.drop_tree()
    for paragraph in body.xpath(".//p[not(normalize-space())][not(.//img)][not(.//svg)]"):
        paragraph.drop_tree()


def _lead_links(body: html.HtmlElement, address: str, site_url: str) -> None:
    for link in list(body.iter("a")):
        target = link.get("href", "")
        if target.startswith("#source-"):
            link.set("href", f"#{prefix(address)}{target[1:]}")
        elif target.startswith(("http:", "https:")):
            continue
        elif target.startswith("#") or not target or ":" in target:
            link.drop_tag()  # a place on the same page, or a number to ring
        else:
            path, place = urldefrag(target)
            inside = normpath(join(address.rpartition("/")[0], path))
            link.set("href", f"{site_url}{inside}" + (f"#{place}" if place else ""))


def _prefix_ids(body: html.HtmlElement, address: str) -> None:
    for node in body.xpath(".//*[@id]"):
        node.set("id", prefix(address) + node.get("id"))


def _draw(place: html.HtmlElement, svg: etree._Element) -> None:
    """A drawing as an image with its words as the alternative text; a mere shape as a span."""
    shape = svg.get("class", "").partition(" ")[0]
    if svg.get("aria-hidden") == "true":
        span = html.Element("span", {"class": f"drawn drawn-{shape}", "style": f"background-image:url({_data(svg)})"})
        span.tail = place.tail
        place.getparent().replace(place, span)
        return
    image = html.Element("img", {"alt": said(svg), "src": _data(svg), "class": f"picture picture-{shape}"})
    image.tail = place.tail
    place.getparent().replace(place, image)


def _data(svg: etree._Element) -> str:
    text = etree.tostring(svg, encoding="unicode").replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    style = "".join(_STYLES.get(name, "") for name in svg.get("class", "").split())
    if style:
        text = text.replace(">", f"><style>{style}</style>", 1)
    if "width=" not in text.partition(">")[0]:  # without a size of its own a drawing is cut off
        _, _, width, height = svg.get("viewBox").split()
        text = text.replace("<svg", f'<svg width="{width}" height="{height}"', 1)
    text = _VARIABLE.sub(r"\1", text).replace("currentColor", "#1d2b2a")
    text = _FAMILY.sub(r"font-family\1'Atkinson Hyperlegible Next'", text)
    return "data:image/svg+xml," + quote(text)
