"""Every address that leads out of the guide, with all its places.

Pages are rendered with the extensions of mkdocs.yml, since only a real Markdown reader knows
what is a link and what is code. Lines are then looked up in the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from urllib.parse import quote, unquote

import markdown
import yaml

from .. import bibliography, pages
from ..bibliography import Bibliography, Source
from ..citations import mask_code
from ..pages import Page
from ..paths import Project, Unreadable, read_text

DOI_HOSTS = ("doi.org", "dx.doi.org", "www.doi.org")

_ALWAYS_ON = ("toc", "tables", "fenced_code")  # MkDocs adds these by itself


class CollectError(Exception):
    """The links could not be gathered. The message is one sentence for a person."""


@dataclass(frozen=True, order=True)
class Place:
    """Where a link stands. ``line`` is 0 where it could not be found, ``key`` empty in a page."""

    file: str
    line: int
    key: str = ""

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return f"{self.file}{line} {self.key}".rstrip()


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says that matters here."""

    site_url: str
    extensions: tuple[str, ...]
    extension_options: dict[str, dict]


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml whatever tags it has; only MkDocs knows what they mean."""


_Lenient.add_multi_constructor("", lambda _loader, _tag, _node: None)


def settings(project: Project) -> Settings:
    """Read mkdocs.yml. Raises ``CollectError`` when it cannot be read or has no site_url."""
    path = project.root / "mkdocs.yml"
    try:
        config = yaml.load(read_text(path), Loader=_Lenient)
    except Unreadable as error:
        raise CollectError(str(error)) from None
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
        raise CollectError(f"{project.show(path)}:{line}: This is not proper YAML.") from None
    if not isinstance(config, dict) or not config.get("site_url"):
        raise CollectError(f"{project.show(path)} has no site_url. Hosts must be able to see who asks.")
    listed = [item if isinstance(item, dict) else {item: {}}
              for item in config.get("markdown_extensions") or ()]
    options = {name: {key: value for key, value in (given or {}).items() if value is not None}
               for item in listed for name, given in item.items()}
    return Settings(str(config["site_url"]), tuple(dict.fromkeys((*_ALWAYS_ON, *options))), options)


def read_bibliography(project: Project) -> Bibliography:
    """The sources. Raises ``CollectError`` when there are none to be had."""
    try:
        bib, problems = bibliography.load(project.bibliography)
    except Unreadable as error:
        raise CollectError(str(error)) from None
    if problems and not bib.sources:
        raise CollectError(str(problems[0]))
    return bib


def collect(project: Project, bib: Bibliography, config: Settings) -> dict[str, tuple[Place, ...]]:
    """Places by address, both sorted. Raises ``CollectError``."""
    places: dict[str, set[Place]] = defaultdict(set)
    for address, place in (*_source_links(project, bib), *_page_links(project, config)):
        places[address].add(place)
    return {address: tuple(sorted(places[address])) for address in sorted(places)}


def addresses(source: Source) -> dict[str, str]:
    """The addresses of a source by field: its url, and its DOI unless the url is just that."""
    found = {"url": source.url} if _leads_out(source.url) else {}
    if source.doi and not _same_doi(source.url, source.doi):
        found["doi"] = "https://doi.org/" + quote(source.doi, safe="/:;()[]+,@!$&'*=~")
    return found


def _same_doi(url: str, doi: str) -> bool:
    # The letters of a DOI count the same in both cases (DOI Handbook, 2.2.2).
    host, _, path = url.partition("://")[2].partition("/")
    return host.lower() in DOI_HOSTS and unquote(path).lower() == doi.lower()


def _source_links(project: Project, bib: Bibliography) -> Iterator[tuple[str, Place]]:
    shown = project.show(project.bibliography)
    for source in bib.sources.values():
        for field, address in addresses(source).items():
            yield address, Place(shown, bib.place(source.key, field)[1], source.key)


def _page_links(project: Project, config: Settings) -> Iterator[tuple[str, Place]]:
    try:
        found, _ = pages.load(project)
    except Unreadable as error:
        raise CollectError(str(error)) from None
    try:
        reader = markdown.Markdown(extensions=list(config.extensions),
                                   extension_configs=config.extension_options)
    except Exception as error:  # an extension may raise anything at all
        raise CollectError(f"mkdocs.yml: the Markdown extensions cannot be used: {error}") from None
    for page in found.values():
        links = _Links()
        links.feed(reader.reset().convert(page.body))
        links.close()
        for address in links.found:
            for line in _lines(page, address):
                yield address, Place(page.shown, line)


class _Links(HTMLParser):
    """Gathers every href that leads out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "href" and _leads_out((value or "").strip()):
                self.found.add(value.strip())


def _leads_out(address: str) -> bool:
    return address.lower().startswith(("http:", "https:"))


def _lines(page: Page, address: str) -> list[int]:
    """Every line of the file that holds the address as a link would; [0] when there is none."""
    spellings = {address, escape(address, quote=False), escape(address)}
    pattern = "(?:" + "|".join(map(re.escape, sorted(spellings))) + r")(?=[\s<>)\]\"']|\Z)"
    body = mask_code(page.body)
    return sorted({body.count("\n", 0, match.start()) + page.body_line
                   for match in re.finditer(pattern, body)}) or [0]
