"""Long lists made from the data: the whole bibliography, and the dates of every page."""

from __future__ import annotations

from html import escape

from . import cards, standing, vancouver
from .bibliography import Source
from .citations import groups
from .library import Library
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


def sources_html(library: Library) -> str:
    """Every source as a list that can be filtered by use and kind of study."""
    cited_on = _pages_by_source(library)
    sources = sorted(library.bibliography.sources.values(), key=_sort_key)
    items = "".join(_item(source, cited_on.get(source.key, []), library) for source in sources)
    # Material's search reader matches excluded elements by tag name alone, so the excluded
    # element must not hold another of its own kind: a section with no section inside.
    return f'{_form(sources)}<section data-search-exclude><ul class="all-sources">{items}</ul></section>'


def _sort_key(source: Source) -> tuple[str, str]:
    name = source.authors[0][0] if source.authors else source.title
    return name.casefold(), source.key


def _form(sources: list[Source]) -> str:
    kinds = sorted({source.studytype for source in sources})
    uses = "".join(f'<option value="{use}">{name}</option>' for use, name in USES.items())
    types = "".join(f'<option value="{kind}">{kind.capitalize()}</option>' for kind in kinds)
    return (
        '<form class="source-filter" hidden aria-label="Find a source" data-source-filter data-tool="source-filter">'
        '<p><label for="filter-use">About</label> '
        f'<select id="filter-use"><option value="">everything</option>{uses}</select></p>'
        '<p><label for="filter-type">Kind of source</label> '
        f'<select id="filter-type"><option value="">every kind</option>{types}</select></p>'
        '<p><label for="filter-words">Words in it</label> '
        '<input id="filter-words" type="search" autocomplete="off"></p>'
        '<p role="status" data-source-count></p></form>'
    )


def _item(source: Source, pages: list[str], library: Library) -> str:
    uses = " ".join(uses_of(source))
    return (
        f'<li id="{source.key}" data-uses="{uses}" data-type="{source.studytype}">'
        f"<p>{vancouver.reference_html(source)}</p>{standing.notices_html(source, library)}"
        f"{cards.card_html(source)}"
        f"{_more(source)}{_cited(pages, library)}</li>"
    )


def _more(source: Source) -> str:
    rows = [("Compared with", source.compared), ("Followed for", source.followup),
            ("Limits", source.limits), ("Country", source.jurisdiction)]
    parts = "".join(f"<li>{escape(part)}.</li>" for part in map(_no_stop, source.detail_list))
    told = f"<p>What it reports:</p><ul>{parts}</ul>" if parts else ""
    told += "".join(f"<p>{name}: {escape(_no_stop(text))}.</p>" for name, text in rows if text)
    kept = standing.archived_html(source)
    told += f"<p>{kept}</p>" if kept else ""
    told += f"<p>Checked: {source.checked}. Name in our files: <code>{source.key}</code>.</p>"
    return f"<details><summary>More about this source</summary>{told}</details>"


def _no_stop(text: str) -> str:
    return text.rstrip(".")


def _cited(pages: list[str], library: Library) -> str:
    if not pages:
        return ""
    links = ", ".join(
        f'<a href="{link(src, "references.md")}">{escape(library.pages[src].meta.title)}</a>'
        for src in pages
    )
    return f"<p>Used on: {links}</p>"


def _pages_by_source(library: Library) -> dict[str, list[str]]:
    """The pages that name a source, in their text or through a findings record."""
    found: dict[str, list[str]] = {}
    for page in library.pages.values():
        keys = {citation.key for group in groups(page.body) for citation in group.citations}
        if "{{ summary" in page.body:
            keys |= {key for outcome in library.findings.for_page(page.src) for key in outcome.keys}
        for key in keys:
            found.setdefault(key, []).append(page.src)
    return found


def page_dates_html(library: Library, page: str) -> str:
    """Every page: when it was last updated, when it is checked next, who signed."""
    rows = "".join(
        f'<tr><th scope="row"><a href="{link(src, page)}">{escape(item.meta.title)}</a></th>'
        f'<td data-label="Last updated">{_day(item.meta.updated)}</td>'
        f'<td data-label="Next check">{_day(item.meta.review_due)}</td>'
        f'<td data-label="Signed by">{", ".join(item.meta.reviewed_by) or "nobody yet"}</td></tr>'
        for src, item in library.pages.items()
    )
    heads = "".join(f'<th scope="col">{head}</th>'
                    for head in ("Page", "Last updated", "Next check", "Signed by"))
    return ('<section data-search-exclude><table class="stack"><caption>Every page and its dates</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></section>")


def _day(day) -> str:
    return f"{day.day} {day:%B %Y}"
