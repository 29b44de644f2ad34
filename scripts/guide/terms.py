"""Every term of a definition list gets an anchor, so that a page can link to the very word.

Done in the Markdown, so that MkDocs' own check of anchors knows them.
"""

from __future__ import annotations

import re

from . import prose
from .glossary import ENTRY


def anchor(markdown: str) -> str:
    """``Collagen, elastin`` as a term gets the anchors ``collagen`` and ``elastin``."""
    return ENTRY.sub(_with_anchors, markdown)


def slug(name: str) -> str:
    """The anchor of one name: small letters and digits, with hyphens between words."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-")


def _with_anchors(entry: re.Match) -> str:
    names = map(slug, re.split(r"[,;()]", prose.plain(entry["names"])))
    anchors = "".join(f'<span id="{name}"></span>' for name in names if name)
    at = entry.start("names") - entry.start()
    return entry.group()[:at] + anchors + entry.group()[at:]
