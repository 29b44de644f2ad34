"""The page for clinics: the place of the builder, and a snippet for each embed that is ready to paste.

Titles and embeds are known only when every page is rendered, so both are put in then. The builder
(tool-embed-builder.js) reads from the ready snippets what there is to choose; without scripts they
are what a clinic copies.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from .directives import EMBED_PLACES
from .embeds import snippet
from .embeds.embed import Embed
from .version import made

_BUILDER, _READY_LIST = EMBED_PLACES.values()
_NONE = "<p>This copy of the guide has no page to show on another website.</p>"


def fill(html: str, embeds: Sequence[Embed], site_name: str, site_url: str) -> str:
    """The page with both in their places. ``site_url`` ends in a slash."""
    builder = _builder(site_name, site_url) if embeds else _NONE
    ready = made(_ready(embeds, site_name, site_url))
    return html.replace(_BUILDER, made(builder)).replace(_READY_LIST, ready)


def _builder(site_name: str, site_url: str) -> str:
    """The empty place of the builder. It is four scripts, loaded in the order in which they are named."""
    return (f'<div class="builder" data-tool="embed-snippet" data-site="{escape(site_url)}" '
            f'data-name="{escape(site_name)}"><div data-tool="embed-preview"></div>'
            '<div data-tool="embed-choices"></div><div data-tool="embed-builder"></div>'
            '<p class="builder-absent">The tool that writes your snippet needs JavaScript. Without it, take a '
            '<a href="#ready-snippets">ready snippet</a>.</p></div>')


def _ready(embeds: Sequence[Embed], site_name: str, site_url: str) -> str:
    """A fold for each page, with the snippet of the page and of its parts."""
    if not embeds:
        return _NONE
    folds = [_fold(list(group), site_name, site_url)
             for _, group in groupby(embeds, key=lambda one: one.page.fragment.src)]
    return f'<section class="embed-ready" data-search-exclude>{"".join(folds)}</section>'


def _fold(embeds: list[Embed], site_name: str, site_url: str) -> str:
    items = "".join(
        f'<div data-embed="{escape(one.name)}" data-full="{escape(one.page.full)}" '
        f'data-title="{escape(one.title)}"{" data-part" if one.part else ""}>'
        f"<p>{f'A part: {escape(one.title)}' if one.part else 'The whole page'}</p>"
        f"<pre><code>{escape(snippet.frame(one, site_name, site_url))}</code></pre></div>" for one in embeds)
    return f"<details><summary>{escape(embeds[0].page.title)}</summary>{items}</details>"
