"""What Crossref itself says of one DOI, looked at from both ends.

A publisher registers a notice with ``update-to``: the DOI of the paper it is about. Crossref turns that
round and shows it as ``updated-by`` on the paper. Both are asked for, so that neither has to be complete.
Crossref shows the rows of Retraction Watch there too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from .matching import doi_of
from .notices import Notice, is_date
from .trouble import Refused
from .web import Web

API = "https://api.crossref.org"
MOST_NOTICES = 100  # about one paper; nobody has so many

# The twelve kinds of update of Crossref's deposit schema, and the one that Retraction Watch adds.
# A new version or edition says nothing against the old one, and is no notice.
_NATURE = {
    "retraction": "retraction", "partial_retraction": "retraction", "withdrawal": "retraction",
    "removal": "retraction", "expression_of_concern": "expression of concern",
    "correction": "correction", "corrigendum": "correction", "erratum": "correction",
    "addendum": "correction", "clarification": "correction", "reinstatement": "reinstatement",
    "new_version": "", "new_edition": "",
}


@dataclass(frozen=True)
class Answer:
    """``known`` is False for a DOI that is not Crossref's; other agencies register DOIs too."""

    known: bool
    notices: tuple[Notice, ...]


def look_up(web: Web, doi: str, api: str = API) -> Answer:
    """Ask for both ends. Raises ``Refused`` for an answer that is not wholly understood."""
    work = web.json(f"{api}/works/{quote(doi, safe='')}")
    notices = set() if work is None else set(_on_the_paper(doi, work))
    found = web.json(f"{api}/works", {"filter": f"updates:{doi}", "rows": str(MOST_NOTICES)})
    if found is None:
        raise Refused(f"Crossref has no list of notices to look for {doi} in.")
    notices.update(_on_the_notices(doi, found))
    return Answer(work is not None, tuple(sorted(notices)))


def _on_the_paper(doi: str, work: dict):
    """``updated-by``: each entry names its notice."""
    with _Understood(doi):
        message = work["message"]
        if doi_of(message["DOI"]) != doi:
            raise Refused(f"Crossref answered about {message['DOI']} when it was asked about {doi}. "
                          "If that is its new DOI, write it into references.bib.")
        for entry in message.get("updated-by", []):
            yield from _notice(doi, entry, doi_of(entry.get("DOI") or ""), "updated-by")


def _on_the_notices(doi: str, found: dict):
    """``update-to``: each entry names a paper; one of them has to be ours, the others need not be."""
    with _Understood(doi):
        message = found["message"]
        if message["total-results"] > len(message["items"]):
            raise Refused(f"Crossref has more notices about {doi} than it sent.")
        for item in message["items"]:
            ours = [entry for entry in item["update-to"] if doi_of(entry["DOI"]) == doi]
            if not ours:
                raise Refused(f"Crossref gave {item['DOI']} as a notice about {doi}, which it does not name.")
            for entry in ours:
                yield from _notice(doi, entry, doi_of(item["DOI"]), "update-to")


class _Understood:
    """Turns whatever a strangely formed answer trips over into one sentence."""

    def __init__(self, doi: str):
        self._doi = doi

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind, error, trace) -> None:
        if isinstance(error, (LookupError, TypeError, AttributeError, ValueError, OverflowError)):
            raise Refused(f"The answer of Crossref about {self._doi} is not in the form we know.") from None


def _notice(doi: str, entry: dict, notice_doi: str, relation: str):
    kind = re.sub(r"[\s-]+", "_", entry["type"].strip().lower())
    if kind not in _NATURE:
        raise Refused(f'Crossref has an update of {doi} of the unknown kind "{kind[:60]}". '
                      "Look at it, and add the kind to scripts/guide/retractions/crossref.py.")
    if _NATURE[kind]:
        yield Notice(doi, "", _NATURE[kind], _date(entry.get("updated") or {}), notice_doi, relation)


def _date(updated: dict) -> str:
    """``date-parts`` is [[2024, 2, 29]], or fewer of them; empty when it is not known."""
    parts = [part for part in (updated.get("date-parts") or [[]])[0] if part]
    text = "-".join(f"{int(part):02}" for part in parts) or str(updated.get("date-time", ""))[:10]
    return text if is_date(text) else ""
