"""The words that the version of a sheet depends on.

Apart from what sets a sheet, so that a release knows the codes without the packages for printing.
"""

from __future__ import annotations

from collections.abc import Mapping

from .. import version
from ..parts import text_of
from .pieces import Page
from .sheets import Sheet


def words(sheet: Sheet, pages: Mapping[str, Page]) -> list[str]:
    """What the version of a sheet depends on: every word, picture text and source that it holds."""
    found = [sheet.title]
    for take in sheet.takes:
        page = pages[take.src]
        for name in take.sections:
            section = page.sections[name]
            nodes = [*([section.heading] if section.heading is not None else []), *section.nodes]
            for node in nodes:
                found.append(text_of(node))
                found.extend(image.get("alt", "") for image in node.iter("img"))
        found.extend(text_of(item) for item in page.sources.values())
    return found


def digest(sheet: Sheet, pages: Mapping[str, Page]) -> str:
    """The content hash of a sheet."""
    return version.content_hash(words(sheet, pages))
