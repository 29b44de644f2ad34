"""A sheet and a clinic as one HTML document, ready to be set.

What the guide says is taken from the rendered pages as it is. What a clinic says is text: it is
escaped, stands in places made for it, and takes the place of nothing.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
from lxml import etree, html
from markupsafe import Markup

from .. import reviewers, version
from ..dates import day
from ..parts import text_of
from . import qr, sheet_words, sources_on_paper, spaces, tables_on_paper
from .clinic import Clinic
from .pieces import Page, of_country, prefix
from .sheets import Sheet, Take

ACCENT = "#0b5d57"  # the guide's own colour, where no clinic gives one
HELP = "get-help.md"
SOURCES = "sources"  # the place of the sources of a booklet; places within chapters begin with their page
_LOGO_WIDTH, _LOGO_HEIGHT = 45.0, 10.0  # mm at most
_LEVELS = {"h2": "h3", "h3": "h4", "h4": "h5"}
_COUNTRY_NAMES = {"uk": "UK", "us": "US", "eu": "EU"}


@dataclass(frozen=True)
class Form:
    """How a sheet is printed: ``paper`` is a4 or letter, ``size`` is standard or large."""

    paper: str
    size: str


@dataclass(frozen=True)
class Draft:
    """All of a sheet that is the same for every clinic of a country. ``chapters`` are ids and titles."""

    sheet: Sheet
    form: Form
    chapters: tuple[tuple[str, str], ...]
    body: Markup
    sources: Markup
    forms: Markup
    facts: Mapping[str, object]


def draft(sheet: Sheet, form: Form, country: str | None, pages: Mapping[str, Page], site_url: str,
          site_name: str) -> Draft:
    """Everything but the clinic. ``country`` is uk, us, eu, other, or None for all numbers."""
    chapters = [_nodes(take, pages[take.src], country, sheet) for take in sheet.takes]
    # Only the booklet gives references in full; in large print they would be a third of it.
    short = not sheet.booklet or form.size == "large"
    sources = [sources_on_paper.cited(nodes, pages[take.src], sheet, short)
               for nodes, take in zip(chapters, sheet.takes, strict=True)]
    lists = [node for own in sources for node in own]
    titles = [(prefix(pages[take.src].fragment.address), pages[take.src].title) for take in sheet.takes]
    forms: list[html.HtmlElement] = []
    if sheet.booklet:
        blocks = [_chapter(nodes, sheet) for nodes in chapters]
        if lists:
            lists = [_chapter([_chapter_title(SOURCES, "Sources"), *lists], sheet, "chapter all-sources")]
            titles.append((SOURCES, "Sources"))
    else:
        blocks, forms = _part_forms([node for nodes in chapters for node in nodes])
        blocks = _fitted(blocks, sheet)
    return Draft(sheet, form, tuple(titles), _markup(blocks), _markup(lists), _markup(forms),
                 _facts(sheet, country, pages, site_url, site_name))


def _part_forms(nodes: list[html.HtmlElement]) -> tuple[list, list]:
    """Blocks to read, and sections to fill in, which get the whole width at the end."""
    sections: list[list[html.HtmlElement]] = [[]]
    for node in nodes:
        if node.tag in ("h2", "h3"):
            sections.append([])
        sections[-1].append(node)
    forms = [section for section in sections if any("worksheet" in node.get("class", "") for node in section)]
    return ([node for section in sections if section not in forms for node in section],
            [node for section in forms for node in section])


def _fitted(nodes: list[html.HtmlElement], sheet: Sheet) -> list[html.HtmlElement]:
    return tables_on_paper.fit(nodes, short=sheet.most_pages == 1)


def _chapter(nodes: list[html.HtmlElement], sheet: Sheet, kind: str = "chapter") -> html.HtmlElement:
    """A chapter of a booklet: its title over the whole width, the words in columns, forms below."""
    box = html.Element("div", {"class": kind})
    if nodes and nodes[0].get("class") == "chapter-title":
        box.append(nodes[0])
    blocks, forms = _part_forms(nodes[len(box):])
    etree.SubElement(box, "div", {"class": "flow"}).extend(_fitted(blocks, sheet))
    if forms:
        etree.SubElement(box, "div", {"class": "forms"}).extend(forms)
    return box


def _chapter_title(name: str, words: str) -> html.HtmlElement:
    title = html.Element("h2", {"class": "chapter-title", "id": name})
    title.text = words
    return title


def _facts(sheet: Sheet, country: str | None, pages: Mapping[str, Page], site_url: str, site_name: str) -> dict:
    """What stands around the words: dates, codes, addresses and numbers."""
    metas = [pages[take.src].fragment.meta for take in sheet.takes]
    digest = sheet_words.digest(sheet, pages)
    address = site_url + pages[sheet.main].fragment.address.removesuffix("index.html")
    numbers = pages[HELP].numbers if HELP in pages else {}
    taken = [take.src for take in sheet.takes]
    return {
        "site_name": site_name, "digest": digest[:16], "version": version.code(sheet.id, digest),
        "address": address.partition("://")[2].removesuffix("/"), "qr": qr.image(address),
        "description": metas[0].description, "country_name": _COUNTRY_NAMES.get(country or "", ""), "updated": day(max(meta.updated for meta in metas)),
        "review_due": day(min(meta.review_due for meta in metas)),
        "review_state": reviewers.said(meta.reviewed_by for meta in metas),
        "numbers": _numbers(numbers, country) if sheet.booklet or HELP not in taken else "",
        "help_place": prefix(pages[HELP].fragment.address) if HELP in taken else "",
        "help_address": (site_url + pages[HELP].fragment.address).partition("://")[2] if HELP in pages else "",
        "left_out": _left_out(sheet, pages),
    }


def document(made: Draft, clinic: Clinic | None = None, tight: bool = False) -> str:
    """The whole HTML of a sheet. ``tight`` leaves less air between lines, where a page is not enough.

    A booklet has no such document: see booklet.py.
    """
    return filled("sheet", made, clinic, tight=tight)


def filled(template: str, made: Draft, clinic: Clinic | None = None, **more: object) -> str:
    """One of the templates with a draft and a clinic in their places, and what else it asks for."""
    return _template(template).render(
        made.facts, sheet=made.sheet, form=made.form, chapters=made.chapters, body=made.body,
        sources=made.sources, forms=made.forms, clinic=clinic, accent=clinic.colour if clinic and clinic.colour else ACCENT,
        clinic_phones=_phones(clinic), clinic_line=_line(clinic), logo_size=_logo_size(clinic), **more)


def words(made: Draft) -> str:
    """The words of the guide on a sheet, in order, with single spaces; what its PDF has to say."""
    node = html.fragment_fromstring(str(made.body) + str(made.sources) + str(made.forms), create_parent="div")
    return text_of(node)


def _nodes(take: Take, page: Page, country: str | None, sheet: Sheet) -> list[html.HtmlElement]:
    """The blocks of one page on this sheet, headings among them."""
    nodes: list[html.HtmlElement] = []
    many = len(sheet.takes) > 1
    if many and page.title != sheet.title:
        nodes.append(_chapter_title(prefix(page.fragment.address), page.title))
    for name in take.sections:
        section = page.sections[name]
        found = [copy.deepcopy(section.heading)] if section.heading is not None else []
        found += of_country(section.nodes, country)
        if many and page.title != sheet.title:
            _lower(found)
        nodes += found
    return nodes


def _lower(nodes: list[html.HtmlElement]) -> None:
    """Headings one level down, under the title of a chapter."""
    for node in nodes:
        for heading in node.xpath("descendant-or-self::*[self::h2 or self::h3 or self::h4]"):
            heading.tag = _LEVELS[heading.tag]


def _left_out(sheet: Sheet, pages: Mapping[str, Page]) -> list[str]:
    return [pages[take.src].sections[name].heading.text_content() for take in sheet.takes for name in take.left_out
            if take.src == sheet.main and pages[take.src].sections[name].heading is not None]


def _numbers(numbers: Mapping[str, str], country: str | None) -> str:
    if country:
        return numbers.get(country, "")
    return ", ".join(f"{numbers[key]} {name}" for key, name in _COUNTRY_NAMES.items() if key in numbers)


def _logo_size(clinic: Clinic | None) -> tuple[float, float]:
    """Width and height on paper, in mm: as large as fits into the head."""
    if clinic is None or clinic.logo is None:
        return 0, 0
    height = min(_LOGO_HEIGHT, _LOGO_WIDTH / clinic.logo.ratio)
    return round(height * clinic.logo.ratio, 2), round(height, 2)


def _phones(clinic: Clinic | None) -> list[tuple[str, str]]:
    if clinic is None:
        return []
    found = [("The clinic", clinic.phone), ("After-care", clinic.aftercare_phone),
             ("Out of hours", clinic.out_of_hours_phone)]
    return [(label, number) for label, number in found if number]


def _line(clinic: Clinic | None) -> str:
    """Who handed the sheet over, in one line."""
    if clinic is None:
        return ""
    parts = [clinic.name, *clinic.address, clinic.website]
    who = clinic.practitioner
    if who:
        parts.append(f"{who.name}, {who.register} {who.number}")
    return ", ".join(part.strip() for part in parts if part.strip()) + "."


def _markup(nodes: Iterable[html.HtmlElement]) -> Markup:
    """HTML that the guide itself rendered: the only thing that the template does not escape."""
    nodes = [spaces.settle(node) for node in nodes]
    return Markup("\n".join(html.tostring(node, encoding="unicode") for node in nodes))  # noqa: S704


@cache
def _template(name: str) -> jinja2.Template:
    loader = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    made = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    return made.get_template(f"{name}.html")
