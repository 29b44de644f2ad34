"""Links that stay inside the guide: which of them lead nowhere, and where they are written.

Used twice: by a build, on the bodies of the pages it makes, and by the checks, on whole pages
of a built site. MkDocs knows about dead links too, but only warns, and says nothing at all
when it is quiet.
"""

from __future__ import annotations

import posixpath
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from . import code_in_markdown, html_in_markdown, remembered
from .links_in_markdown import links
from .navigation import Site
from .pages import Page
from .problems import Problem, did_you_mean

_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(r"\s([a-zA-Z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ID_IN_MARKDOWN = r"(?:\{{[^{{}}\n]*#{0}(?=[\s}}])|\bid\s*=\s*[\"']?{0}(?=[\s\"'>/]))"

Said = dict[str, list[str]]  # the values of the attributes id, name, href and src of one page


@dataclass(frozen=True)
class Inside:
    """What there is to link to. All addresses are paths below the site.

    ``ids``: the ids of each page; ``assets``: every other file. ``root``: the path of the site
    on its host, where links may start with it. ``folders``: a link may name a folder, whose
    index.html is meant.
    """

    ids: Mapping[str, Collection[str]]
    assets: Collection[str]
    root: str = ""
    folders: bool = False

    def goal(self, address: str, path: str) -> str:
        """The address that the path of a link on the page at ``address`` leads to."""
        path = unquote(path)
        if self.root and path.startswith(self.root):
            address, path = "", path.removeprefix(self.root) or "index.html"
        if not path:
            return address
        goal = posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
        index = posixpath.normpath(posixpath.join(goal, "index.html"))
        return index if self.folders and goal not in self.assets and index in self.ids else goal

    def local(self, address: str, target: str) -> str | None:
        """The address that a whole target leads to; None if it leaves the site."""
        try:
            parts = urlsplit(target)
        except ValueError:
            return None
        return None if parts.scheme or parts.netloc else self.goal(address, parts.path)


@dataclass(frozen=True)
class Dead:
    """A target that leads nowhere. ``rule`` is link-dead or anchor-dead."""

    rule: str
    target: str
    message: str
    fix: str


def dead(address: str, targets: Iterable[str], inside: Inside) -> Iterator[Dead]:
    """The targets on the page at ``address`` that lead nowhere, each once."""
    for target in dict.fromkeys(targets):
        try:
            parts = urlsplit(target)
        except ValueError:
            yield Dead("link-dead", target, f'The link "{target}" is no address.', "Correct it.")
            continue
        if not parts.scheme and not parts.netloc:
            yield from _dead(target, inside.goal(address, parts.path), parts.fragment, inside)


def _dead(target: str, goal: str, fragment: str, inside: Inside) -> Iterator[Dead]:
    fragment = unquote(fragment.partition(":~:")[0])  # behind it stands a text to look for
    if goal not in inside.ids and goal not in inside.assets:
        hint = did_you_mean(goal, _names(goal, inside))
        if target.startswith("/"):
            hint = f"It starts at the root of the host. Write it relative to the page. {hint}".strip()
        yield Dead("link-dead", target, f'The link "{target}" leads to nothing.',
                   hint or "Correct or remove it.")
    elif fragment not in ("", "top") and goal in inside.ids and fragment not in inside.ids[goal]:
        yield Dead("anchor-dead", target, f'"{goal}" has no heading or place "{fragment}".',
                   did_you_mean(fragment, inside.ids[goal]))


def _names(goal: str, inside: Inside) -> list[str]:
    """What may have been meant, as an author writes it: the name of a source for a source."""
    if not goal.endswith(".md"):
        return [*inside.ids, *inside.assets]
    names = [name.removesuffix("/index.html") if inside.folders else name for name in inside.ids]
    return [f"{name.removesuffix('.html')}.md" for name in names]


def repeated(ids: Iterable[str]) -> list[str]:
    """The ids that stand more than once on a page."""
    return sorted(name for name, count in Counter(ids).items() if count > 1)


def check(pages: Mapping[str, Page], said: Mapping[str, Said], site: Site,
          addresses: Mapping[str, str], assets: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the links and ids of the bodies that a build has made.

    ``said``: what ``read`` found in them; ``addresses``: source path to address
    ("uses/hair.html"); ``assets``: addresses of everything else the site holds.
    """
    inside = Inside({addresses[src]: found for src, found in ids(said).items()}, assets)
    for src, found in said.items():
        page, address = pages[src], addresses[src]
        for name in repeated(found["id"]):
            offset = next(iter(id_places(page, name)), 0)
            yield Problem(page.shown, *page.place(offset), "id-repeated", *repeated_words(name))
        for fault in dead(address, [*found["href"], *found["src"]], inside):
            for offset in places(page, address, fault.target, site, inside) or [0]:
                yield Problem(page.shown, *page.place(offset), fault.rule, fault.message, fault.fix)


def read(rendered: Mapping[str, str]) -> dict[str, Said]:
    """The ids and targets in the bodies of some pages, by source path."""
    return {src: _said(html) for src, html in rendered.items()}


def ids(said: Mapping[str, Said]) -> dict[str, set[str]]:
    """The ids and names on each page, by source path."""
    return {src: {*found["id"], *found["name"]} for src, found in said.items()}


@remembered.by_text
def _said(html: str) -> Said:
    """The values of each attribute that matters here. Several times faster than a parser."""
    found: Said = {"id": [], "name": [], "href": [], "src": []}
    for tag in _TAG.findall(html):
        for name, *values in _ATTRIBUTE.findall(tag):
            if (name := name.lower()) in found:
                found[name].append(sys.intern(unescape("".join(values))))  # most pages have the same ones
    return found


def repeated_words(name: str) -> tuple[str, str]:
    """What is wrong, and what to do."""
    return f'The id "{name}" stands twice on the page.', "Give one heading another id."


def id_places(page: Page, name: str) -> list[int]:
    """Where the body gives an id, from the second time on; the first time if there is one only."""
    pattern = re.compile(_ID_IN_MARKDOWN.format(re.escape(name)))
    found = [match.end() - len(name) for match in pattern.finditer(code_in_markdown.mask(page.body))]
    return found[1:] or found


def places(page: Page, address: str, target: str, site: Site, inside: Inside) -> list[int]:
    """Where the body of a page holds a target of the built page, exactly.

    MkDocs turns the path of a source into the address of its page, so a target is compared by
    what it leads to and not by how it is written.
    """
    wanted = _meaning(address, target, inside)
    found = []
    for written, offset in _written(page):
        path, _, fragment = written.partition("#")
        source = posixpath.normpath(posixpath.join(posixpath.dirname(page.src), unquote(path)))
        readings = {_meaning(address, written, inside)}
        if path:
            built = site.address(source) if source.endswith(".md") else source
            readings.add((built, unquote(fragment)))
        if wanted in readings or written == target:
            found.append(offset + (len(path) if wanted[1] and wanted[0] in inside.ids else 0))
    return sorted(found)


def _meaning(address: str, target: str, inside: Inside) -> tuple[str, str]:
    path, _, fragment = target.partition("#")
    return inside.goal(address, path.partition("?")[0]), unquote(fragment)


def _written(page: Page) -> Iterator[tuple[str, int]]:
    """Every target that a body holds, Markdown or HTML, with its place."""
    for link in links(page.body):
        yield link.target, link.target_start
    for element in html_in_markdown.elements(code_in_markdown.mask(page.body)):
        for name in ("href", "src", "poster", "data", "action"):
            if name in element.attributes:
                yield element.attributes[name], element.places[name]
