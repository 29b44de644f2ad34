"""The one file that is kept for a code: a page or a sheet as it was, with all its words and sources.

It is as plain as can be, so that it opens in fifty years: one HTML file with a style sheet in it, no
script, no font, nothing to load. It says by itself that it is old; who replaced it, it can not know.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import jinja2
from lxml import html
from markupsafe import Markup

from .. import reviewers, version
from ..dates import day
from ..embeds import body, drawings, embed, pack
from ..embeds.body import Body
from ..fragments import Fragments
from ..handouts import pieces, sheet_words, sheets
from ..handouts.sheets import Sheet

_HERE = Path(__file__).parent
_LOWER = {"h2": "h3", "h3": "h4", "h4": "h5"}


@dataclass(frozen=True)
class Candidate:
    """A text that a release may freeze. ``name`` is the source path of a page or the id of a sheet.

    ``words`` is the hash that the code was made from; ``pages`` are the source paths it was made of.
    """

    kind: str
    name: str
    title: str
    code: str
    words: str
    pages: tuple[str, ...]
    bodies: tuple[tuple[Body, tuple[str, ...]], ...]

    def document(self, help_page: Body | None, site_name: str, released: dt.date) -> str:
        """The whole HTML of the frozen text. Its bytes depend on the words, the site and the day of release."""
        sheet, many = drawings.Sheet(), len(self.bodies) > 1
        chapters = [_chapter(page, names, sheet, number if many else 0)
                    for number, (page, names) in enumerate(self.bodies, start=1)]
        style = pack.style(sheet.text + (_HERE / "frozen.css").read_text(encoding="utf-8"))
        main = self.bodies[0][0]
        return _template().render(
            {**embed.state(main), **_dates([page for page, _ in self.bodies])}, code=self.code, title=self.title,
            site_name=site_name, released=day(released), chapters=chapters, style=Markup(style),  # noqa: S704
            policy=pack.policy(style), **embed.urgent(main, help_page))


def bodies(rendered: Fragments) -> dict[str, Body]:
    """Every page in parts, without what a build makes anew for the place it stands in."""
    return {src: body.cut(replace(page, html=version.without_made(page.html)), rendered.site_url)
            for src, page in rendered.pages.items()}


def candidates(root: Path, rendered: Fragments, pages: Mapping[str, Body]) -> list[Candidate]:
    """Every page and every sheet of a guide. Raises ``ProblemsFound`` if handouts.yml is wrong."""
    found = [_page(src, page) for src, page in pages.items()]
    if (root / sheets.FILE).is_file():
        cut = {src: pieces.cut(page, rendered.site_url) for src, page in rendered.pages.items()}
        found += [_sheet(sheet, cut, pages) for sheet in sheets.must_load(root, cut)]
    return found


def _page(src: str, page: Body) -> Candidate:
    digest = version.page_digest(page.fragment.html)
    return Candidate("page", src, page.title, page.code, digest, (src,), ((page, tuple(page.sections)),))


def _sheet(sheet: Sheet, cut: Mapping[str, pieces.Page], pages: Mapping[str, Body]) -> Candidate:
    digest = sheet_words.digest(sheet, cut)
    taken = tuple((pages[take.src], tuple(name for name in take.sections if name in pages[take.src].sections))
                  for take in sheet.takes)
    return Candidate("sheet", sheet.id, sheet.title, version.code(sheet.id, digest), digest,
                     tuple(dict.fromkeys(take.src for take in sheet.takes)), taken)


def _chapter(page: Body, names: Sequence[str], sheet: drawings.Sheet, number: int) -> dict[str, object]:
    """The words and sources of a page. Of several each has a number, which keeps its places apart."""
    nodes = body.taken(page, names)
    cited = body.cited(page, nodes)
    sources = [_source(page, name) for name in cited]
    if number:
        _lower(nodes)
        _apart([*nodes, *sources], f"c{number}-")
    drawn = {at: sheet.take(page.drawings[at]) for at in body.drawn(nodes)}
    return {"title": page.title if number else "", "html": Markup(body.written(nodes, drawn)),  # noqa: S704
            "sources": Markup(body.written(sources, {}))}  # noqa: S704


def _source(page: Body, number: str) -> html.HtmlElement:
    item = copy.deepcopy(page.sources[number])
    item.set("id", f"s-{number}")
    return item


def _lower(nodes: Iterable[html.HtmlElement]) -> None:
    for node in nodes:
        for heading in node.iter(*_LOWER):
            heading.tag = _LOWER[heading.tag]


def _apart(nodes: Iterable[html.HtmlElement], prefix: str) -> None:
    for root in nodes:
        for node in root.iter():
            if node.get("id"):
                node.set("id", prefix + node.get("id"))
            if node.get("href", "").startswith("#"):
                node.set("href", f"#{prefix}{node.get('href')[1:]}")


def _dates(pages: Sequence[Body]) -> dict[str, str]:
    """Of several pages the newest update, the nearest check, and a review only if all were reviewed."""
    metas = [page.fragment.meta for page in pages]
    return {"updated": day(max(meta.updated for meta in metas)),
            "review_state": reviewers.said(meta.reviewed_by for meta in metas),
            "review_due": day(min(meta.review_due for meta in metas))}


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(_HERE / "templates")
    made = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    return made.get_template("frozen.html")
