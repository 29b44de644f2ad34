"""When two DOIs or PubMed numbers name the same paper.

Publishers, the table of Retraction Watch and Crossref write one DOI in several ways: in capitals, as an
address, with a dot of the sentence behind it, with ``<`` as ``%3C``. All of them become one text here, so
that a retraction is not missed for a capital letter. Whether our own list is tidy is checked elsewhere.
"""

from __future__ import annotations

import re
from typing import Protocol
from urllib.parse import unquote

_LEAD = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/|doi\s*:|doi\s+|info:doi/", re.I)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f\x7f]+\Z")
_PMID = re.compile(r"(?:pmid)?[:\s]*0*([1-9][0-9]{0,9})\Z", re.I)
_TAIL = "/.,;: \t\r\n"


class Paper(Protocol):
    """Anything with a DOI and a PubMed number, either of them empty when unknown."""

    @property
    def doi(self) -> str: ...

    @property
    def pmid(self) -> str: ...


def doi_of(text: str) -> str:
    """The DOI in ``text`` in its one form, ``10.5555/abc`` in small letters; empty if there is none.

    A DOI means the same in capitals and small letters (DOI Handbook, 3.4.3). The result goes through
    unchanged when it is given again.
    """
    before = None
    while text != before:
        before = text
        text = unquote(text).strip().lower().rstrip(_TAIL)
        text = text[lead.end():] if (lead := _LEAD.match(text)) else text
    return text if _DOI.match(text) else ""


def pmid_of(text: str) -> str:
    """The PubMed number in ``text``, as digits; empty for none and for the 0 that stands for none."""
    found = _PMID.match(text.strip())
    return found[1] if found else ""


def identifiers_of(paper: Paper) -> tuple[str, ...]:
    """What to look a paper up by: ``doi:10.5555/abc``, ``pmid:123``, both or none of them."""
    doi, pmid = doi_of(paper.doi), pmid_of(paper.pmid)
    return tuple(f"{kind}:{value}" for kind, value in (("doi", doi), ("pmid", pmid)) if value)
