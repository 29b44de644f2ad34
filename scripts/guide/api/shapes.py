"""The JSON Schema (draft 2020-12) of each document, as it is published: schema/*.json.

The first line of each file says what its document holds; its example is made up and says so.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

NAMES = ("index", "pages", "page", "findings", "sources", "glossary", "changes", "versions")
_FOLDER = Path(__file__).parent / "schema"


@cache
def _read(name: str) -> dict:
    return json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def about(name: str) -> str:
    """What a document holds, in a sentence."""
    return _read(name)["title"]


def published(name: str, address: str) -> dict:
    """The schema of a document, with the address at which it stands."""
    schema = _read(name)
    return {"$schema": schema["$schema"], "$id": address, **schema}
