"""What changed, for feed readers (Atom, RFC 4287) and for programs (JSON).

A clinic that shows the guide in its own page subscribes to one of them, so that it hears when
words about a risk change. The bytes depend on the guide alone, never on the day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from . import whole_files
from .changes import FEEDS, Change
from .dates import day
from .fragments import Fragments

_PAGE = "about/changes.html"
_ATOM = "http://www.w3.org/2005/Atom"


def write(folder: Path, changes: Sequence[Change], rendered: Fragments, codes: Mapping[str, str]) -> None:
    """Write both files below a site. ``codes`` are the version codes of pages, by source path."""
    if not changes:
        return
    whole_files.below(folder, zip(FEEDS, (feed(changes, rendered), listing(changes, rendered, codes)), strict=True))


def feed(changes: Sequence[Change], rendered: Fragments) -> bytes:
    """The Atom feed, newest entry first. A change of risk words has the category "risk"."""
    url = rendered.site_url
    root = etree.Element("feed", nsmap={None: _ATOM}, attrib={"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"})
    _add(root, "title", f"{rendered.site_name}: what changed")
    _add(root, "id", f"{url}{FEEDS[0]}")
    _add(root, "link", rel="self", href=f"{url}{FEEDS[0]}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{url}{_PAGE}")
    _add(root, "updated", _instant(changes[0]))
    _add(_add(root, "author"), "name", rendered.site_name)
    for change in changes:
        entry = _add(root, "entry")
        _add(entry, "title", f"{'Harms: ' if change.risk else ''}{change.says.partition('. ')[0].rstrip('.')}")
        _add(entry, "id", f"{url}{_PAGE}#{change.anchor}")
        _add(entry, "link", rel="alternate", type="text/html", href=f"{url}{_PAGE}#{change.anchor}")
        _add(entry, "updated", _instant(change))
        if change.risk:
            _add(entry, "category", term="risk", label="Words about harms, warning signs or who should not have it")
        titles = ", ".join(page["title"] for page in _pages(change, rendered, {})) if change.pages else "all pages"
        _add(entry, "content", f"{day(change.day)}. {change.says} Pages: {titles}.", type="text")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def listing(changes: Sequence[Change], rendered: Fragments, codes: Mapping[str, str]) -> str:
    """The same as JSON, with the version code that each page has now."""
    data = {"guide": rendered.site_name, "site": rendered.site_url, "changes": entries(changes, rendered, codes)}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def entries(changes: Sequence[Change], rendered: Fragments, codes: Mapping[str, str]) -> list[dict]:
    """Each change as data, newest first, with its pages and the codes that they have now."""
    return [{"id": change.anchor, "day": change.day.isoformat(), "risk": change.risk, "says": change.says,
             "all_pages": not change.pages, "pages": list(_pages(change, rendered, codes))} for change in changes]


def _pages(change: Change, rendered: Fragments, codes: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The pages of a change; for all pages only those that have a version code."""
    for src in change.pages or codes:
        page = rendered.pages[src]
        found = {"page": src, "title": page.meta.title, "address": rendered.site_url + page.address}
        yield {**found, "version": codes[src]} if src in codes else found


def _instant(change: Change) -> str:
    return f"{change.day.isoformat()}T00:00:00Z"


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, name, attributes)
    child.text = text
    return child
