"""One embed: a page, or a part of it, as a file that loads nothing.

What stands around the words is the same everywhere: the number of an ambulance, the review state,
the dates, the version, a link to the full page, and what the host may and may not change.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import jinja2
from lxml import etree, html
from markupsafe import Markup

from .. import reviewers
from ..dates import day
from ..parts import LEAD
from . import body, drawings, pack
from .body import Body
from .choice import Part

ROOT = "embed/v1"
HELP = "get-help.md"
LICENCE = "Licence CC BY-SA 4.0"
_SIGNS = ("harm", "use", "step")  # kinds of pages that tell, folded, when to call an ambulance


@dataclass(frozen=True)
class Embed:
    """One embed. ``name`` is its address below ``embed/v1/`` without the ending."""

    name: str
    title: str
    page: Body
    sections: tuple[str, ...]
    part: bool
    code: str

    @property
    def address(self) -> str:
        """The address of the file below the site."""
        return f"{ROOT}/{self.name}.html"


def name_of(src: str) -> str:
    """The name of the embed of a page: "uses/hair.md" becomes "uses/hair"."""
    return PurePosixPath(src).with_suffix("").as_posix()


def whole(page: Body) -> Embed:
    """The embed of a whole page."""
    name = name_of(page.fragment.src)
    return Embed(name, page.title, page, tuple(page.sections), False, page.code)


def part(page: Body, chosen: Part) -> Embed:
    """The embed of some sections of a page."""
    return Embed(f"{name_of(chosen.src)}/{chosen.id}", chosen.title, page, chosen.sections, True, page.code)


def state(page: Body) -> dict[str, str]:
    """What has to stand wherever the words of a page stand: dates, version, review."""
    meta = page.fragment.meta
    return {"updated": day(meta.updated), "review_due": day(meta.review_due), "code": page.code,
            "review_state": reviewers.said([meta.reviewed_by]), "full": page.full, "licence": LICENCE,
            "address": page.full.partition("://")[2].removesuffix("/")}


def document(embed: Embed, help_page: Body | None, site_name: str, host: str) -> str:
    """The whole HTML of an embed that is served below ``host``.

    ``help_page`` is the page of the emergency numbers, if there is one.
    """
    sheet, page = drawings.Sheet(), embed.page
    nodes = body.taken(page, embed.sections)
    numbers = body.cited(page, nodes)
    drawn = {at: sheet.take(page.drawings[at]) for at in body.drawn(nodes)}
    ends = next((at for at, node in enumerate(nodes) if node.tag == "h2"), len(nodes))
    style, script = pack.style(sheet.text), pack.script()
    return _template().render(
        state(page), name=embed.name, title=embed.title, page_title=page.title, part=embed.part,
        site_name=site_name, oembed=f"{host}{ROOT}/oembed/{embed.name}.json",
        lead=Markup(body.written(nodes[:ends], drawn)), rest=Markup(body.written(nodes[ends:], drawn)),  # noqa: S704
        sources=Markup(body.written([_source(page, number) for number in numbers], {})),  # noqa: S704
        count=len(numbers), style=Markup(style), script=Markup(script),  # noqa: S704 (files of ours)
        policy=pack.policy(style, script), **urgent(page, help_page))


def _source(page: Body, number: str) -> html.HtmlElement:
    """A source folded under the kind of study: sixty of them open would make a frame higher than hosts let it be.

    A link to the words within opens both folds, without a script.
    """
    item = copy.deepcopy(page.sources[number])
    paragraphs = item.xpath("./p[not(@class='source-unfit')]")
    fold = html.Element("details")
    summary = etree.SubElement(fold, "summary")
    within = etree.SubElement(fold, "div", id=f"s-{number}", tabindex="-1")
    kind = paragraphs[0].find("strong")
    if kind is not None and not (paragraphs[0].text or "").strip():
        summary.text = kind.text_content()
        kind.drop_tree()
    else:
        summary.text = f"Source {number}"
    within.extend(paragraphs)
    item.append(fold)  # what warns of a source stands before its fold
    return item


def urgent(page: Body, help_page: Body | None) -> Mapping[str, object]:
    """The numbers of an ambulance, and on pages about harms the signs; the page that has both needs neither."""
    if help_page is None or page is help_page:
        return {"numbers": "", "signs": "", "help": ""}
    lead = [copy.deepcopy(node) for node in help_page.sections[LEAD].nodes]
    boxes = [box for node in lead for box in node.xpath("descendant-or-self::*[@id='ambulance']")]
    spans = [span for box in boxes for span in box.xpath(".//span[@data-for]")]
    lists = [found for box in boxes for found in box.xpath(".//ul")] if page.fragment.meta.kind in _SIGNS else []
    for found in lists:
        etree.strip_elements(found, "sup", with_tail=False)  # numbers of another page's sources
    return {"numbers": Markup(body.written(spans, {})), "signs": Markup(body.written(lists, {})),  # noqa: S704
            "help": help_page.full}


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    made = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    return made.get_template("embed.html")
