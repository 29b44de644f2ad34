"""Where the words of lay-terms.yml lead, checked on the sources: the checks build no site.

A place that only a directive makes is not known here; no word leads to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.extensions.toc import slugify

from .. import prose
from ..glossary import ENTRY
from ..headings_in_markdown import headings
from ..library import Library
from ..pages import Page
from ..problems import Problem
from .lay_terms import dead_targets

_ID = re.compile(r"\{[^{}\n]*#([\w-]+)|\bid\s*=\s*[\"']?([\w-]+)")


def check(library: Library) -> Iterator[Problem]:
    """Every entry that leads to a page or a part that is not there."""
    wanted = {target.partition("#")[0] for entry in library.lay_terms.entries for target in entry.to}
    yield from dead_targets(library.lay_terms, {src: ids(page) if src in wanted else set()
                                                for src, page in library.pages.items()})


def ids(page: Page) -> set[str]:
    """What a link can lead to on a page: its headings, its own ids, and the words it explains."""
    found = {slugify(heading.words, "-") for heading in headings(page.body)}
    found |= {first or second for first, second in _ID.findall(page.visible)}
    names = (name for entry in ENTRY.finditer(page.visible) for name in re.split(r"[,;()]", prose.plain(entry["names"])))
    return found | {re.sub(r"[^\w]+", "-", name.lower()).strip("-") for name in names}
