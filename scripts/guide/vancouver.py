"""References in Vancouver (NLM) style, as HTML with links to DOI, PubMed and PMC.

Rules follow the samples of the US National Library of Medicine (Citing Medicine): family
name and initials, six authors and then "et al.", sentence, journal, year;volume(issue):pages.
A field that was never confirmed is left out, not guessed.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from html import escape
from urllib.parse import urlsplit

from .bibliography import Source

MAX_AUTHORS = 6
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@functools.cache
def reference_html(source: Source) -> str:
    """One reference as HTML, without a number."""
    parts = [author_list(source), _title(source), _where(source), _identifiers(source)]
    return " ".join(part for part in parts if part)


def author_list(source: Source) -> str:
    """Authors as NLM prints them, with a full stop; empty when none was shown."""
    names = [_author(family, given) for family, given in source.authors]
    if names and names[-1].lower() == "others":
        names[-1] = "et al"
    if len(names) > MAX_AUTHORS:
        names = [*names[:MAX_AUTHORS], "et al"]
    return f"{escape(', '.join(names))}." if names else ""


def _author(family: str, given: str) -> str:
    initials = "".join(part[0] for part in re.split(r"[\s.\-]+", given) if part)
    return f"{family} {initials}".strip()


def _title(source: Source) -> str:
    title = escape(source.title)
    online = "" if source.entry_type == "article" or source.isbn else " [Internet]"
    return title + online + ("" if title.endswith(("?", ".")) and not online else ".")


def _where(source: Source) -> str:
    if source.journal:
        return _journal(source)
    body = source.publisher
    year = source.year or "date not shown"
    return f"{escape(body)}; {year}." if body else f"{year[0].upper()}{year[1:]}."


def _journal(source: Source) -> str:
    text = f"<em>{escape(source.journal)}</em>. {source.year or 'date not shown'}"
    volume = source.volume + (f"({source.number})" if source.number else "")
    if volume:
        text += f";{volume}"
    if source.pages:
        text += f":{source.pages}".replace("--", "–")
    return text + "."


def _identifiers(source: Source) -> str:
    links = []
    if source.doi:
        links.append(_link(f"https://doi.org/{source.doi}", f"doi:{source.doi}"))
    if source.pmid:
        links.append(_link(f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/",
                           f"PubMed {source.pmid}"))
    if source.pmcid:
        links.append(_link(f"https://pmc.ncbi.nlm.nih.gov/articles/{source.pmcid}/",
                           source.pmcid))
    if source.isbn:
        links.append(f"ISBN {escape(source.isbn)}")
    if source.url and not (source.doi or source.pmid or source.pmcid):
        links.append(f"{_link(source.url, _host(source.url))} [cited {nlm_date(source.checked)}]")
    return ". ".join(links) + ("." if links else "")


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}" rel="external">{escape(text)}</a>'


def _host(url: str) -> str:
    """The website of an address, as a link text that says where it leads."""
    return urlsplit(url).netloc.removeprefix("www.")


def nlm_date(iso: str) -> str:
    """2026-11-22 as NLM writes it: 2026 Nov 22."""
    day = dt.date.fromisoformat(iso)
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day}"
