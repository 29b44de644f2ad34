"""The whole bibliography as pages: each short enough for a phone, one filter over all of them.

A list of a few hundred sources weighs more than every other page. So it stands on several pages,
by name. The filter has to find a source wherever it stands: when somebody goes to it, it loads
the sources of the other pages from one file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape

from . import cards, standing, vancouver
from .bibliography import Source
from .bundle import digest
from .citations import groups
from .library import Library
from .listing import USES, uses_of
from .summary import link


_TOP = "references.md"  # any page in the top folder: links from there look the same
_WORDS = re.compile(r"(?P<part>[1-9])/(?P<parts>[1-9])")


def html(library: Library, page: str, words: str = "") -> str:
    """A page of all sources: the filter, the way to the other pages, its own sources.

    ``page`` is the path of the page in docs/, in its top folder: NAME.md, NAME-2.md and so on. ``words``
    says which part it is, as "1/3"; parts hold about the same number of signs. Raises ``ValueError`` if
    there is no such part or the page stands elsewhere.
    """
    said = _WORDS.fullmatch(words or "1/1")
    if not said or int(said["part"]) > int(said["parts"]):
        raise ValueError(f'"{words}" is no part of a list. Write {{{{ sources-list: 1/3 }}}}, for example.')
    if "/" in page:
        raise ValueError("The pages of all sources stand in the top folder of docs/.")
    part, parts = int(said["part"]), int(said["parts"])
    sources = _sorted(library)
    shares = _shares(sources, library.once(_items), parts)
    items = "".join(item for _, item in shares[part - 1])
    above, below = (_ways(shares, part, page, label) if parts > 1 else ""
                    for label in ("Sources by name", "More sources by name"))
    rest = f' data-rest="{address(library)}"' if parts > 1 else ""
    return (f'{_form(sources, rest)}<section data-search-exclude>{above}<ul class="all-sources">{items}</ul>'
            f"{below}</section>")


def file(library: Library) -> str:
    """A script that holds every source as HTML, for the filter. A page may be opened from a folder,
    where a browser loads scripts and nothing else."""
    items = json.dumps(library.once(_items), ensure_ascii=False, separators=(",", ":"))
    return f"window.guideSources = {items};\n"


def address(library: Library) -> str:
    """Where ``file`` stands in the site."""
    return f"assets/sources.{digest(library.once(file))}.js"


def _sorted(library: Library) -> list[Source]:
    return sorted(library.bibliography.sources.values(), key=lambda source: (_name(source).casefold(), source.key))


def _name(source: Source) -> str:
    return source.authors[0][0] if source.authors else source.title


def _shares(sources: list[Source], items: list[str], parts: int) -> list[list[tuple[Source, str]]]:
    """The sources and their HTML in order, cut where about the same number of signs has passed."""
    whole, passed = sum(map(len, items)), 0
    shares: list[list[tuple[Source, str]]] = [[] for _ in range(parts)]
    for source, item in zip(sources, items, strict=True):
        shares[min(parts - 1, passed * parts // whole)].append((source, item))
        passed += len(item)
    return shares


def _ways(shares: list[list[tuple[Source, str]]], part: int, page: str, label: str) -> str:
    """Links to the pages of the list, each with the first and last name on it."""
    stem = page.removesuffix(".md").removesuffix(f"-{part}")
    ways = ""
    for number, share in enumerate(shares, start=1):
        names = [_name(source) for source, _ in share]
        said = f"{_short(names)} to {_short(reversed(names))}"
        target = f"{stem}-{number}.md" if number > 1 else f"{stem}.md"
        here = ' aria-current="page"' if number == part else ""
        ways += f'<li><a href="{link(target, page)}"{here}>{escape(said)}</a></li>'
    return f'<nav class="source-pages" aria-label="{label}"><ul>{ways}</ul></nav>'


def _short(names: Iterable[str]) -> str:
    """The beginning of the first name that begins with a letter, as at the head of a dictionary's page."""
    return next((name[:3].strip() for name in names if name[:1].isalpha()), "all")


def _form(sources: list[Source], rest: str) -> str:
    kinds = sorted({source.studytype for source in sources})
    uses = "".join(f'<option value="{use}">{name}</option>' for use, name in USES.items())
    types = "".join(f'<option value="{kind}">{kind.capitalize()}</option>' for kind in kinds)
    return (
        f'<form class="source-filter" hidden aria-label="Find a source" data-source-filter{rest} '
        'data-tool="source-filter">'
        '<p><label for="filter-use">About</label> '
        f'<select id="filter-use"><option value="">everything</option>{uses}</select></p>'
        '<p><label for="filter-type">Kind of source</label> '
        f'<select id="filter-type"><option value="">every kind</option>{types}</select></p>'
        '<p><label for="filter-words">Words in it</label> '
        '<input id="filter-words" type="search" autocomplete="off"></p>'
        f'<p role="status" data-source-count data-all="{len(sources)}"></p></form>'
    )


def _items(library: Library) -> list[str]:
    """The HTML of every source, in the order of ``_sorted``; links lead from the top folder."""
    cited_on = _pages_by_source(library)
    return [_item(source, cited_on.get(source.key, []), library) for source in _sorted(library)]


def _item(source: Source, pages: list[str], library: Library) -> str:
    uses = " ".join(uses_of(source))
    return (
        f'<li id="{source.key}" data-uses="{uses}" data-type="{source.studytype}">'
        f"<p>{vancouver.reference_html(source)}</p>{standing.notices_html(source, library)}"
        f"{cards.card_html(source)}"
        f"{_more(source)}{_cited(pages, library)}</li>"
    )


def _more(source: Source) -> str:
    rows = [("Compared with", source.compared), ("Followed for", source.followup),
            ("Limits", source.limits), ("Country", source.jurisdiction)]
    parts = "".join(f"<li>{escape(part)}.</li>" for part in map(_no_stop, source.detail_list))
    told = f"<p>What it reports:</p><ul>{parts}</ul>" if parts else ""
    told += "".join(f"<p>{name}: {escape(_no_stop(text))}.</p>" for name, text in rows if text)
    kept = standing.archived_html(source)
    told += f"<p>{kept}</p>" if kept else ""
    told += f"<p>Checked: {source.checked}. Name in our files: <code>{source.key}</code>.</p>"
    return f"<details><summary>More about this source</summary>{told}</details>"


def _no_stop(text: str) -> str:
    return text.rstrip(".")


def _cited(pages: list[str], library: Library) -> str:
    if not pages:
        return ""
    links = ", ".join(f'<a href="{link(src, _TOP)}">{escape(library.pages[src].meta.title)}</a>' for src in pages)
    return f"<p>Used on: {links}</p>"


def _pages_by_source(library: Library) -> dict[str, list[str]]:
    """The pages that name a source, in their text or through a findings record."""
    found: dict[str, list[str]] = {}
    for page in library.pages.values():
        keys = {citation.key for group in groups(page.body) for citation in group.citations}
        if "{{ summary" in page.body:
            keys |= {key for outcome in library.findings.for_page(page.src) for key in outcome.keys}
        for key in keys:
            found.setdefault(key, []).append(page.src)
    return found
