"""What a clinic pastes, as it stands on the page for clinics for readers without scripts.

The builder on that page (tool-embed-builder.js) writes the same, with a height that it measured.
"""

from __future__ import annotations

from html import escape

from .embed import ROOT, Embed
from .oembed import frame_title

HEIGHT = 700  # px; the text scrolls within
# Kept free until the text is there: else what stands below the embed jumps when the script comes.
ROOM = "display:block;min-height:100vh"


def frame(embed: Embed, site_name: str, site_url: str) -> str:
    """A frame in a box: works everywhere that keeps frames, with no script."""
    return (f'<div style="max-width:650px;margin:0 auto">\n'
            f'<iframe src="{escape(site_url + embed.address)}" title="{escape(frame_title(embed, site_name))}" '
            f'width="100%" height="{HEIGHT}" loading="lazy" referrerpolicy="no-referrer" '
            f'style="display:block;width:100%;border:0"></iframe>\n</div>')


def element(embed: Embed, site_url: str) -> str:
    """The element and its script: grows with the text."""
    page, _, section = (embed.name.rpartition("/") if embed.part else (embed.name, "", ""))
    own = f' section="{section}"' if section else ""
    return (f'<mesotherapy-guide page="{page}"{own} style="{ROOM}"><a href="{escape(embed.page.full)}">{escape(embed.title)}</a>'
            f'</mesotherapy-guide>\n<script async src="{escape(site_url)}{ROOT}/embed.js"></script>')
