"""Every document of api/v1 by its address below the site."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..library import Library
from . import documents, shapes
from .documents import ROOT, Guide

_WHOLE = {"pages": documents.pages, "findings": documents.findings, "sources": documents.sources,
          "glossary": documents.glossary, "changes": documents.changes}


def addresses(library: Library) -> set[str]:
    """The addresses that do not depend on a page; known before anything is rendered."""
    return {*(f"{ROOT}/{name}.json" for name in ("index", *_WHOLE)),
            *(f"{ROOT}/schema/{name}.json" for name in shapes.NAMES)}


def files(guide: Guide) -> Iterator[tuple[str, str]]:
    """The address and the text of each document. The bytes depend on the guide alone, never on the day."""
    url = guide.rendered.site_url
    yield f"{ROOT}/index.json", _json(documents.index(guide, {
        name: shapes.about(name) for name in shapes.NAMES if name != "index"}))
    for name, make in _WHOLE.items():
        yield f"{ROOT}/{name}.json", _json(make(guide))
    for src in guide.rendered.pages:
        if guide.has_sections(src):
            yield documents.page_address(src), _json(documents.page(guide, src))
    for name in shapes.NAMES:
        address = f"{ROOT}/schema/{name}.json"
        yield address, _json(shapes.published(name, url + address))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"  # an indent takes ten times as long
