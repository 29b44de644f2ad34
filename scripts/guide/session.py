"""One build: the sources are read and checked once, then each page is taken through.

``scripts/mkdocs_hooks.py`` calls this from MkDocs' events. Nothing here imports MkDocs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from pathlib import Path

from . import (
    all_sources,
    badges,
    changes,
    citations,
    clinic_page,
    directives,
    exports,
    feeds,
    fragments,
    lead,
    library,
    links_inside,
    markers,
    printed_sheets,
    robots,
    structured,
    summary,
    tables,
    terms,
    version,
    whole_files,
)
from .api import write as api
from .api.documents import Guide
from .checks import ignores, runner, settings
from .checks.options import Options
from .embeds import choice
from .embeds import write as embeds
from .embeds.embed import Embed
from .problems import Problem, ProblemsFound
from .search import index, lay_terms
from .versions import history, now, on_site

# A title shows on hover only; a screen reader would say "number sign".
_PERMALINK = 'title="Link to this part">#</a>', 'aria-label="Link to this part">#</a>'

_JUDGING = "about/evidence.md"


class Session:
    """What one build knows. ``rendered`` holds the body of each page, by source path."""

    def __init__(self, root: Path):
        try:
            wishes = settings.load(root)
        except settings.SettingsError as error:
            raise ProblemsFound([Problem("pyproject.toml", 0, 0, "settings", str(error))]) from None
        # The last day there is: whether a build works must not depend on the day.
        self.options = Options(dt.date.max, wishes)
        self.library, problems = library.load(wishes.project(root))
        self.project = self.library.project
        self.rendered: dict[str, str] = {}
        self.cited: dict[str, list[str]] = {}  # the sources of each page in the order of their numbers
        self._codes: dict[str, str] = {}
        self._embeds: list[Embed] | None = None
        self._sheets: tuple[printed_sheets.Sheet, ...] = ()
        if not self.library.pages and not problems:
            problems = [Problem("docs", 0, 0, "no-pages", "There is no page in docs/.")]
        self.stop_on(problems)

    @staticmethod
    def stop_on(problems: list[Problem]) -> None:
        """Raise ``ProblemsFound`` if there is any."""
        if problems:
            raise ProblemsFound(problems)

    def check_sources(self) -> None:
        """Every rule that stops a build, then the directives of every page."""
        self.stop_on(runner.blocking(self.library, self.options))
        self._expanded, problems = {}, []
        for page in self.library.pages.values():
            expanded = self._expanded[page.src] = directives.expand(page, self.library)
            problems.extend(expanded.problems)
        self.stop_on(problems)

    def extra_files(self) -> dict[str, str]:
        """Files that pages ask for when a reader needs them: address below the site, text."""
        asked = any(" data-rest=" in html for expanded in self._expanded.values() for html in expanded.late)
        return {all_sources.address(self.library): self.library.once(all_sources.file)} if asked else {}

    def markdown(self, src: str) -> str:
        """The Markdown of a page as the citation plugin may see it."""
        expanded = self._expanded[src]
        text = terms.anchor(citations.hide(ignores.remove(expanded.body)))
        if any(map(any, map(citations.groups, (text, *expanded.late)))):
            text += f"\n\n{markers.HEADING}\n\n{markers.LIST_TAG}\n"
        return text

    def content(self, src: str, html: str) -> str:
        """The finished body of a page."""
        html = self._expanded[src].fill(tables.improve(citations.unhide(html)))
        self.cited[src] = markers.keys(html)
        html = markers.place(html, self.library.bibliography)
        html = tables.with_roles(self._explained(html, src)).replace(*_PERMALINK)
        self.rendered[src] = html
        return html

    def _explained(self, html: str, src: str) -> str:
        """What "certainty" means, right after an answer that uses the word."""
        answer, rest = lead.split(html)
        if 'class="badge certainty' not in answer:
            return html
        more = summary.link(_JUDGING, src) if _JUDGING in self.library.pages else ""
        return answer + badges.certainty_fold(more) + rest

    def list_sheets(self, site_name: str, site_url: str, addresses: dict[str, str]) -> dict[str, bytes]:
        """Put the list of sheets in its place, when all pages that sheets are made from are rendered.

        Returns the files that it leads to, by their addresses below the site.
        """
        places = [src for src, html in self.rendered.items() if printed_sheets.MARKER in html]
        if not places:
            return {}
        offer = printed_sheets.find(self.project.root, self._fragments(site_name, site_url, addresses))
        self._sheets = offer.sheets
        for src in places:
            listed = version.made(printed_sheets.html(offer, addresses[src]))
            self.rendered[src] = self.rendered[src].replace(printed_sheets.MARKER, listed)
        return offer.files

    def list_embeds(self, site_name: str, site_url: str, addresses: dict[str, str]) -> None:
        """Put the builder and the ready snippets in their places, when all pages are rendered."""
        places = [src for src, html in self.rendered.items() if directives.wants_embeds(html)]
        if not places:
            return
        found = self._found(self._fragments(site_name, site_url, addresses))
        for src in places:
            self.rendered[src] = clinic_page.fill(self.rendered[src], found, site_name, site_url)

    def code(self, src: str) -> str:
        """The version code of a rendered page, worked out once."""
        if src not in self._codes:
            self._codes[src] = version.page_code(src, self.rendered[src])
        return self._codes[src]

    def structured(self, src: str, address: str, subject: str) -> str:
        """What search engines are told of a page, for a block of data in its head."""
        return structured.json_ld(self.library.pages[src].meta, src, address, subject, self.library.reviewers.values())

    def _texts(self, rendered: fragments.Fragments) -> list[history.Now]:
        return now.texts(rendered, {src: self.code(src) for src in rendered.pages}, self._found(rendered),
                         self._sheets, self.library)

    def list_versions(self, site_name: str, site_url: str, addresses: dict[str, str]) -> None:
        """Put the table of versions in its place, when all pages are rendered."""
        places = [src for src, html in self.rendered.items() if history.MARKER in html]
        if not places:
            return
        texts = self._texts(self._fragments(site_name, site_url, addresses))
        for src in places:
            listed = version.made(history.html(texts, self.library, addresses[src]))
            self.rendered[src] = self.rendered[src].replace(history.MARKER, listed)

    def write_versions(self, site: Path, site_name: str, site_url: str, addresses: dict[str, str]) -> None:
        """The frozen texts, versions.json, and robots.txt."""
        texts = self._texts(self._fragments(site_name, site_url, addresses))
        whole_files.below(site, on_site.files(texts, self.library, site_name, site_url).items())
        whole_files.below(site, [("robots.txt", robots.text(site_url))])

    def write_data(self, site: Path, site_name: str, site_url: str, addresses: dict[str, str]) -> None:
        """The guide as data for other programs."""
        rendered = self._fragments(site_name, site_url, addresses)
        bodies = {one.page.fragment.src: one.page for one in self._found(rendered)}
        codes = {src: self.code(src) for src in rendered.pages}
        whole_files.below(site, api.files(Guide(self.library, rendered, codes, self.cited, bodies)))

    def check_links(self, addresses: dict[str, str], assets: set[str]) -> None:
        """Every internal link and anchor of the rendered pages."""
        downloads = {f"downloads/{name}" for name in exports.FILES}
        downloads |= set(changes.FEEDS) if self.library.changes else set()
        downloads |= on_site.addresses(self.library) | api.addresses(self.library)
        said = links_inside.read(self.rendered)
        problems = list(links_inside.check(self.library.pages, said, self.library.site, addresses, assets | downloads))
        problems += lay_terms.dead_targets(self.library.lay_terms, links_inside.ids(said))
        self.stop_on(problems)

    def search_files(self, scripts: Mapping[str, str], left_out: Collection[str] = ()) -> dict[str, str]:
        """The files of the search by address, in the order of loading, when all pages are rendered whole.

        ``scripts``: their texts by name; without any, in a theme of its own, there is the index alone.
        ``left_out`` are the source paths of pages that answer no question. Raises ``ProblemsFound`` where
        only some scripts are there.
        """
        self.stop_on([Problem("mkdocs.yml", 0, 0, "search-scripts", f'extra: on_demand: has no "{name}".',
                              "List the scripts of the search as in the mkdocs.yml of this guide.")
                      for name in index.SCRIPTS if scripts and name not in scripts])
        return index.files(self.library, self.rendered, scripts, left_out)

    def write_embeds(self, site: Path, site_name: str, site_url: str, addresses: dict[str, str]) -> None:
        """The embeds of the pages, what hosts ask for beside them, and what tells a clinic of changes."""
        if not self.library.changes and not self._has_embeds():
            return
        rendered = self._fragments(site_name, site_url, addresses)
        found = self._found(rendered)
        whole_files.below(site, embeds.files(found, site_name, site_url).items())
        feeds.write(site, self.library.changes, rendered, embeds.codes(found))

    def _has_embeds(self) -> bool:
        """Whether there is a page to embed, or a choice of embeds, which may be wrong."""
        return (self.project.root / choice.FILE).is_file() or any(
            page.meta and page.meta.embed for page in self.library.pages.values())

    def _found(self, rendered: fragments.Fragments) -> list[Embed]:
        """The embeds, taken from the pages once for all that asks for them."""
        if self._embeds is None:
            self._embeds = embeds.find(self.project.root, rendered)
        return self._embeds

    def write_fragments(self, file: Path, site_name: str, site_url: str, addresses: dict[str, str]) -> None:
        """The bodies of all pages, for what is made from them outside the site."""
        fragments.write(file, self._fragments(site_name, site_url, addresses))

    def _fragments(self, site_name: str, site_url: str, addresses: dict[str, str]) -> fragments.Fragments:
        """The bodies of all pages, in the order of the menu."""
        places = {entry.src: number for number, entry in enumerate(self.library.site.entries or ())}
        pages = {src: fragments.Fragment(src, addresses[src], self.library.pages[src].meta, self.rendered[src])
                 for src in sorted(self.rendered, key=lambda src: places.get(src, len(places)))}
        return fragments.Fragments(site_name, site_url, pages)

    def write_downloads(self, site: Path) -> None:
        exports.write_all(self.library.bibliography, self.project.bibliography,
                          site / "downloads")
