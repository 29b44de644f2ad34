"""What may be said about the standing of the sources: retraction data and archived copies."""

from __future__ import annotations

from html import escape

from .archived import ARCHIVED, NONE_FOUND, NOT_LOOKED_FOR, state
from .bibliography import Source
from .library import Library
from .retractions import snapshot

_NOTICE = {"retraction": "Retracted", "expression of concern": "Under an expression of concern",
           "correction": "Corrected"}


def state_html(library: Library) -> str:
    """Two paragraphs for the page of all sources; nothing in them is more than was done."""
    sources = list(library.bibliography.sources.values())
    retractions = escape(snapshot.statement(library.retractions, sources))
    return f"<p><strong>{retractions}</strong></p><p>{_archives(sources)}</p>"


def _archives(sources: list[Source]) -> str:
    online = [source for source in sources if source.url]
    states = [state(source) for source in online]
    kept, none = states.count(ARCHIVED), states.count(NONE_FOUND)
    unknown = len(online) - kept - none
    if unknown == len(online):
        return "Web pages move and go. No archived copies have been looked for yet."
    told = f"An archived copy is recorded for {kept} of {len(online)} sources on the web"
    told += f"; for {none} none was found" if none else ""
    return f"{told}; for {unknown} nobody has looked yet." if unknown else f"{told}."


def archived_html(source: Source) -> str:
    """The same for a reader, with a link where there is one; empty for a source not on the web."""
    if not source.url:
        return ""
    text = escape(source.archived or NOT_LOOKED_FOR)
    if state(source) == ARCHIVED:
        text = f'<a href="{text}" rel="external">{text}</a>'
    return f"Archived copy: {text}."


def notices_html(source: Source, library: Library) -> str:
    """The notices that stand about a source, or nothing."""
    data = library.retractions
    told = [f"{_NOTICE[notice.nature]} (data of {data.data_date})" for notice in data.standing_for(source)
            if notice.nature in _NOTICE] if data else []
    return f'<p class="notice"><strong>{"; ".join(told)}.</strong></p>' if told else ""
