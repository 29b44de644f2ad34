"""What sources are about, and the dates of every page, as lists made from the data."""

from __future__ import annotations

from html import escape

from .bibliography import Source
from .library import Library
from .dates import day
from .summary import link

# What a reader looks for, and the topics of the records that answer it.
USES = {
    "face": "Face", "hair": "Hair", "cellulite": "Cellulite", "fat": "Body fat",
    "pigment": "Dark patches", "scars": "Scars", "stretch-marks": "Stretch marks", "pain": "Pain",
    "harms": "Harms", "visit": "The visit", "rules": "Rules", "about": "How it works and history",
    "other": "Other options", "method": "How we judge and write",
}
_TOPIC_USE = {
    **{use: use for use in USES},
    **dict.fromkeys(("infection", "nodules", "red-flags", "side-effects", "necrosis", "systemic",
                     "allergy", "pigment-change", "contraindications"), "harms"),
    "hair-harm": "harms hair", "aftercare": "visit", "session": "visit", "consent": "visit",
    "practitioner": "visit", "technique": "visit about", "regulation": "rules",
    "mechanism": "about", "definition": "about", "history": "about", "market": "about",
    "alternatives": "other", "communication": "method",
}


def uses_of(source: Source) -> list[str]:
    """The uses a source belongs to, in the order of ``USES``."""
    found = {use for topic in source.topic_list for use in _TOPIC_USE.get(topic, "").split()}
    return [use for use in USES if use in found]


def page_dates_html(library: Library, page: str) -> str:
    """Every page: when it was last updated, when it is checked next, who signed."""
    rows = "".join(
        f'<tr><th scope="row"><a href="{link(src, page)}">{escape(item.meta.title)}</a></th>'
        f'<td data-label="Last updated">{day(item.meta.updated)}</td>'
        f'<td data-label="Next check">{day(item.meta.review_due)}</td>'
        f'<td data-label="Signed by">{", ".join(item.meta.reviewed_by) or "nobody yet"}</td></tr>'
        for src, item in library.pages.items()
    )
    heads = "".join(f'<th scope="col">{head}</th>'
                    for head in ("Page", "Last updated", "Next check", "Signed by"))
    return ('<section data-search-exclude><table class="stack"><caption>Every page and its dates</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></section>")
