"""The rendered bodies of all pages, saved once for everything that is made from them.

A fragment is what stands on a page: the words, tables, pictures and sources, without the frame
of the site. Handouts and embeds are made from fragments, so that no text is rendered twice and
source 3 on the screen is source 3 everywhere.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from .frontmatter import FrontMatter

SHAPE = 1  # of the file; counts up when a field changes


@dataclass(frozen=True)
class Fragment:
    """One page: its source path, its address in the site, its front matter and its body as HTML."""

    src: str
    address: str
    meta: FrontMatter
    html: str


@dataclass(frozen=True)
class Fragments:
    """All pages in the order of the navigation. ``site_url`` ends in a slash."""

    site_name: str
    site_url: str
    pages: Mapping[str, Fragment]


class FragmentsError(Exception):
    """A file is not one that this program wrote."""


def write(file: Path, fragments: Fragments) -> None:
    """Write fragments as JSON. The bytes depend on the pages alone."""
    pages = [{"src": page.src, "address": page.address, "meta": asdict(page.meta), "html": page.html}
             for page in fragments.pages.values()]
    data = {"shape": SHAPE, "site_name": fragments.site_name, "site_url": fragments.site_url, "pages": pages}
    file.write_text(json.dumps(data, ensure_ascii=False, default=dt.date.isoformat), encoding="utf-8")


def read(file: Path) -> Fragments:
    """Read what ``write`` wrote. Raises ``FragmentsError``."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["shape"] != SHAPE:
            raise FragmentsError(f"{file.name} was written by another version of this program.")
        pages = [Fragment(page["src"], page["address"], _meta(page["meta"]), page["html"])
                 for page in data["pages"]]
        return Fragments(data["site_name"], data["site_url"], {page.src: page for page in pages})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FragmentsError(f"{file.name} does not hold rendered pages ({error}).") from None


def _meta(data: dict) -> FrontMatter:
    dates = {key: dt.date.fromisoformat(data[key]) for key in ("updated", "review_due", "evidence_searched")}
    return FrontMatter(**{**data, **dates, "reviewed_by": tuple(data["reviewed_by"])})
