"""The JSON that WordPress and others ask for when an author pastes a bare address.

A static file is enough: hosts add ``?maxwidth=…&url=…`` and do without an answer to it. WordPress
(6.1.9, seen) keeps of the HTML a blockquote with a link and an iframe with eight attributes, puts the
frame into a sandbox that lets scripts run, and takes heights from 200 to 1,000 px. A width in pixels
would make the page of a phone scroll sideways. See https://oembed.com.
"""

from __future__ import annotations

import json
from html import escape

from .embed import Embed

WIDTH, HEIGHT = 600, 600  # px, until the frame says how high it is; it scrolls where it may not


def document(embed: Embed, site_name: str, site_url: str, host: str) -> str:
    """The answer for one embed, as JSON. The frame is served below ``host``, the guide at ``site_url``."""
    title = escape(embed.title)
    html = (f'<blockquote class="wp-embedded-content"><a href="{escape(embed.page.full)}">{title}</a></blockquote>'
            f'<iframe class="wp-embedded-content" src="{escape(host + embed.address)}" width="100%" '
            f'height="{HEIGHT}" title="{escape(frame_title(embed, site_name))}" frameborder="0" marginwidth="0" '
            'marginheight="0"></iframe>')
    data = {"version": "1.0", "type": "rich", "provider_name": site_name, "provider_url": site_url,
            "title": embed.title, "html": html, "width": WIDTH, "height": HEIGHT}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def frame_title(embed: Embed, site_name: str) -> str:
    """What a screen reader says of the frame: which text it holds and whose it is."""
    return f"{embed.title} ({site_name})"
