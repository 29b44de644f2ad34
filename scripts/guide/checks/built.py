"""The pages of the built site, each parsed once.

Pages are read when their turn comes and forgotten afterwards, so that a big site fits into
memory. Only their anchors are kept, since links from other pages lead to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from .. import asked_for, built_html, code_in_markdown, links_inside
from ..library import Library
from ..pages import Page
from ..paths import read_text
from ..site_files import SiteFiles
from ..versions.released import FOLDER

Place = tuple[str, int, int]
_TOLD_ONLY = ("ping", "attributionsrc")  # sent to, and never shown


@dataclass(frozen=True, eq=False)
class BuiltPage:
    """A page of the site. ``address`` is its path below the site; ``page`` its source, if it has one.

    ``site`` is the folder of the site, ``others`` all of its pages by address, and ``files``
    everything else in it.
    """

    address: str
    page: Page | None
    site: Path
    others: Mapping[str, BuiltPage] = field(default_factory=dict)
    files: SiteFiles = SiteFiles(Path())

    @cached_property
    def html(self) -> str:
        return read_text(self.site / self.address)

    @cached_property
    def parsed(self) -> built_html.Parsed:
        return built_html.parse(self.html)

    @cached_property
    def asked(self) -> tuple[asked_for.Asked, ...]:
        """Every address that the page names."""
        return tuple(asked_for.addresses(self.parsed))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every place of the page that a link can lead to."""
        return frozenset(name for tag in self.parsed.tags for name in (
            tag.attributes.get("id"), tag.name == "a" and tag.attributes.get("name")) if name)

    def forget(self) -> None:
        """Let go of everything but the anchors."""
        self.anchors  # noqa: B018 (worked out while the page is still at hand)
        for name in ("html", "parsed", "asked"):
            self.__dict__.pop(name, None)

    def in_html(self, line: int, column: int, *words: str) -> Place:
        """A place in the built file: (path, line, column), of the words if they follow in that line."""
        written = self.html.split("\n")[line - 1]
        found = [at for word in words for form in (word, escape(word, quote=False))  # & is &amp; there
                 if form and (at := written.find(form, column - 1)) >= 0]
        return f"{self.site.name}/{self.address}", line, min(found) + 1 if found else column

    def finder(self) -> Finder:
        """What finds where the mistakes of one rule were written."""
        return Finder(self)

    def inside(self, library: Library) -> links_inside.Inside:
        """What links of this page can lead to. Raises ``Unreadable`` when they lead to a bad page.

        A page that has to open from a folder may not name the root of a host.
        """
        has_host = library.site.directory_urls or self.page is None
        root = urlsplit(library.site.site_url).path.rstrip("/") + "/" if has_host else ""
        return links_inside.Inside(_Anchors(self.others), self.files.addresses, root,
                                   library.site.directory_urls)

    def sheets(self, library: Library) -> list[str]:
        """The addresses of every stylesheet of the site that the page asks for, in order."""
        inside, found = self.inside(library), []
        waiting = [(self.address, one.address) for one in self.asked if one.how == "asks"]
        while waiting:
            goal = inside.local(*waiting.pop(0))
            if goal and goal.endswith(".css") and goal in self.files.addresses and goal not in found:
                found.append(goal)
                waiting += [(goal, asking.address) for asking in self.files.in_sheet(goal)]
        return found

    def dead_links(self, library: Library) -> Iterator[tuple[Place, links_inside.Dead]]:
        """Every target that leads nowhere, with its place in the source, or else in the built file."""
        inside = self.inside(library)
        asked: dict[str, asked_for.Asked] = {}
        for one in self.asked:
            if one.attribute not in _TOLD_ONLY:
                asked.setdefault(one.address, one)
        for dead in links_inside.dead(self.address, asked, inside):
            offsets = self.page and links_inside.places(self.page, self.address, dead.target,
                                                        library.site, inside)
            for offset in offsets or ():
                yield (self.page.shown, *self.page.place(offset)), dead
            if not offsets:
                tag = asked[dead.target].tag
                yield self.in_html(tag.line, tag.column, dead.target), dead


class _Anchors(Mapping[str, frozenset[str]]):
    """The anchors of every page, worked out when they are asked for."""

    def __init__(self, pages: Mapping[str, BuiltPage]):
        self._pages = pages

    def __getitem__(self, address: str) -> frozenset[str]:
        return self._pages[address].anchors

    def __contains__(self, address: object) -> bool:
        return address in self._pages

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


@dataclass(frozen=True)
class Finder:
    """Finds where what stands in a built page was written. It never gives a place twice, so
    that a mistake made twice is found twice."""

    page: BuiltPage
    _asked: Counter[str] = field(default_factory=Counter)

    def place(self, line: int, column: int, *words: str) -> Place:
        """Where a mistake has to be corrected: (path, line, column).

        In the source page, where it holds the first of some words that it does hold, outside
        code rather than in it; in the built file if there is no source that holds any.
        """
        return self._in_source([("", word) for word in words]) or self.page.in_html(line, column, *words)

    def seen(self, words: built_html.Words, start: int, end: int) -> Place:
        """The same for a piece of what readers see. What they see before it helps to tell which."""
        shown = words.text[start:end]
        before = words.text[max(0, start - 20):start].rpartition("\n")[2]
        leads = [(lead, shown) for lead in (before, before[-5:], "")]
        return (self._in_source([*leads, *(("", word) for word in shown.split()[:1])])
                or self.page.in_html(*words.place(start), shown))

    def _in_source(self, wanted: list[tuple[str, str]]) -> Place | None:
        """The place of the first word that the source holds behind its lead."""
        source = self.page.page
        for text in (code_in_markdown.mask(source.body), source.body) if source else ():
            for lead, word in wanted:
                if word and lead + word in text:
                    offset = _occurrence(text, lead + word, self._asked[lead + word])
                    self._asked[lead + word] += 1
                    return (source.shown, *source.place(offset + len(lead)))
        return None


def _occurrence(text: str, word: str, number: int) -> int:
    """Where the text holds a word for the given time, counted from 0, or for the last time."""
    offset = text.find(word)
    while number and (later := text.find(word, offset + 1)) >= 0:
        offset, number = later, number - 1
    return offset


def read(site: Path, library: Library) -> Iterator[BuiltPage]:
    """Every HTML page of a built site, in the order of the addresses.

    A frozen text is a file and no page here: it can not be mended, so the rules of today leave it alone.
    Raises ``Unreadable`` when a page cannot be read.
    """
    sources = {library.site.address(src): page for src, page in library.pages.items()}
    addresses = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    frozen = tuple(f"{FOLDER}/{code}/" for code in library.released.texts)
    files = SiteFiles(site, frozenset(
        name for name in addresses if not name.endswith(".html") or name.startswith(frozen)))
    pages: dict[str, BuiltPage] = {}
    for address in addresses:
        if address not in files.addresses:
            pages[address] = BuiltPage(address, sources.get(address), site, pages, files)
    for page in pages.values():
        yield page
        page.forget()
