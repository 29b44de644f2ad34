"""What the pages of the guide lose where neither our hook nor our plugins run."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from ..paths import Unreadable, read_text
from ..search.lay_terms import LayTerms, folded
from . import visible

_RAW_CITATION = re.compile(r"\[@[^\]]+\]")
_RAW_DATA = re.compile(r"\{\{[^}]*\}\}")
_SOURCES = re.compile(r'<ol class="source-list"')
_DATES = re.compile(r'<p class="dates"')


@dataclass(frozen=True)
class PageLoss:
    """One page. Raw marks are counted in what a reader sees; ``lines`` of ours, ``lost`` of them elsewhere gone."""

    address: str
    missing: bool
    citations: int = 0
    data: int = 0
    sources: bool = False
    dates: bool = False
    lines: int = 0
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchLoss:
    """``phrases`` that people type and ``unknown`` ones, which stand nowhere in the other index."""

    index: bool
    phrases: int = 0
    unknown: int = 0
    raw_citations: int = 0


def pages(ours: Path, theirs: Path) -> list[PageLoss]:
    """Each page of ours, apart from embeds, beside the other one. Raises ``Unreadable``."""
    addresses = sorted(path.relative_to(ours).as_posix() for path in ours.rglob("*.html"))
    return [_page(address, ours, theirs) for address in addresses if not address.startswith("embed/")]


def _page(address: str, ours: Path, theirs: Path) -> PageLoss:
    if not (theirs / address).is_file():
        return PageLoss(address, missing=True)
    mine, other = read_text(ours / address), read_text(theirs / address)
    seen = "\n".join(visible.lines(other))
    said, kept = visible.prose(mine, "main"), set(visible.prose(other, "article"))
    return PageLoss(address, False, len(_RAW_CITATION.findall(seen)), len(_RAW_DATA.findall(seen)),
                    bool(_SOURCES.search(mine)) and not _SOURCES.search(other),
                    bool(_DATES.search(mine)) and not _DATES.search(other),
                    len(said), tuple(line for line in said if line not in kept))


def search(index: Path, terms: LayTerms) -> SearchLoss:
    """What the other search would not find. Raises ``Unreadable`` if its index has another form."""
    if not index.is_file():
        return SearchLoss(index=False)
    try:
        entries = json.loads(read_text(index))["items"]
        texts = [f"{entry['title']} {re.sub('<[^>]*>', ' ', entry['text'])}" for entry in entries]
    except (ValueError, KeyError, TypeError):
        raise Unreadable(f"{index} is not an index of the form that was expected.") from None
    known = " ".join(f" {folded(text)} " for text in texts)
    phrases = {folded(phrase) for entry in terms.entries for phrase in (*entry.names, *entry.words)}
    unknown = [phrase for phrase in phrases if f" {phrase} " not in known]
    return SearchLoss(True, len(phrases), len(unknown), sum(len(_RAW_CITATION.findall(text)) for text in texts))


def files(ours: Path, theirs: Path) -> dict[str, int]:
    """How many files of ours are not there, by the folder they are in; pages apart."""
    lost: dict[str, int] = {}
    for path in sorted(ours.rglob("*")):
        name = path.relative_to(ours)
        if path.is_file() and not (theirs / name).is_file() and (path.suffix != ".html" or name.parts[0] == "embed"):
            folder = f"{name.parts[0]}/" if len(name.parts) > 1 else "the top folder"
            lost[folder] = lost.get(folder, 0) + 1
    return lost
