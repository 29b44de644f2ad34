"""Ask a registry over the network. The only module that knows habanero and httpx2.

Crossref is asked with its client habanero. NCBI and Open Library have none that is kept up and small
(Biopython brings numpy, Open Library's own pins a requests of 2020), so they are one plain request each,
with the HTTP library that habanero brings. One identifier is one request: nothing is asked twice.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from ..identifiers import Identifier
from . import crossref, open_library, pubmed
from .record import AnswerError, NotFound, Record

TOOL = "mesotherapy-guide"


class RegistryError(Exception):
    """The registry gave no record. The message is one sentence."""


@dataclass(frozen=True)
class Registries:
    """Where the registries are and how to ask them: ``timeout`` in seconds, ``mailto`` for their logs."""

    mailto: str = ""
    crossref: str = "https://api.crossref.org"
    ncbi: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    open_library: str = "https://openlibrary.org"
    timeout: float = 20

    def record(self, wanted: Identifier) -> Record:
        """What the registry in charge says. Raises ``RegistryError``."""
        name, ask = {"doi": (crossref.NAME, self._crossref), "pmid": (pubmed.NAME, self._pubmed),
                     "isbn": (open_library.NAME, self._open_library)}[wanted.kind]
        with _told(name, wanted, self.timeout):
            return ask(wanted.value)

    def _crossref(self, doi: str) -> Record:
        from habanero import Crossref

        client = Crossref(base_url=self.crossref, mailto=self.mailto or None, ua_string=TOOL,
                          timeout=self.timeout)
        # In a list, or the client cuts it at spaces; quoted, or ? and # end it.
        record = crossref.read(client.works(ids=[quote(doi, safe="/")]))
        given = record.fields.get("doi", "")
        if given.lower() == doi.lower():
            return record
        return replace(record, notes=(*record.notes, f"You gave {doi}, and Crossref calls it {given}."))

    def _pubmed(self, pmid: str) -> Record:
        query = {"db": "pubmed", "id": pmid, "retmode": "xml", "tool": TOOL}
        if self.mailto:
            query["email"] = self.mailto
        record = pubmed.read(self._get(f"{self.ncbi}/efetch.fcgi", query).content)
        if record.fields["pmid"] != pmid:
            raise NotFound
        return record

    def _open_library(self, isbn: str) -> Record:
        query = {"bibkeys": f"ISBN:{isbn}", "jscmd": "data", "format": "json"}
        return open_library.read(self._get(f"{self.open_library}/api/books", query).json(), isbn)

    def _get(self, url: str, query: dict[str, str]):
        import httpx2

        agent = f"{TOOL} (mailto:{self.mailto})" if self.mailto else TOOL
        answer = httpx2.get(url, params=query, headers={"User-Agent": agent}, timeout=self.timeout,
                            follow_redirects=True)
        return answer.raise_for_status()


@contextlib.contextmanager
def _told(name: str, wanted: Identifier, timeout: float) -> Iterator[None]:
    """Turn whatever goes wrong between us and a registry into one sentence."""
    try:
        import httpx2
        from habanero.exceptions import RequestError
    except ImportError as error:
        raise RegistryError(f"The package {error.name} is not installed: run this with the Python of the "
                            "guide, .venv/bin/python.") from None
    try:
        yield
    except NotFound:
        raise RegistryError(_missing(name, wanted)) from None
    except httpx2.HTTPStatusError as error:
        raise RegistryError(_refusal(name, wanted, error.response.status_code)) from None
    except httpx2.TimeoutException:
        raise RegistryError(f"{name} did not answer within {timeout:g} seconds: try again later.") from None
    except (httpx2.HTTPError, OSError, ImportError) as error:
        raise RegistryError(f"{name} could not be reached: {_obstacle(error)}") from None
    except (AnswerError, RequestError, httpx2.InvalidURL, ValueError, KeyError) as error:
        detail = f" ({error})" if isinstance(error, AnswerError) else ""
        raise RegistryError(f"The answer of {name} for {wanted} cannot be understood{detail}.") from None


def _obstacle(error: Exception) -> str:
    if isinstance(error, ImportError):  # a proxy that needs one more package
        return str(error)
    return "its certificate was not accepted." if "CERTIFICATE" in str(error) else "is this machine online?"


def _missing(name: str, wanted: Identifier) -> str:
    elsewhere = " It may be registered elsewhere." if wanted.kind == "doi" else ""
    return f"{name} has no record of {wanted}: check it for a slip.{elsewhere}"


def _refusal(name: str, wanted: Identifier, status: int) -> str:
    # NCBI answers 400 to a number that it does not know.
    if status == 404 or (status == 400 and wanted.kind == "pmid"):
        return _missing(name, wanted)
    if status == 429:
        return f"{name} asks to be asked less often: try again in a few minutes."
    if status >= 500:
        return f"{name} has trouble of its own (HTTP {status}): try again later."
    return f"{name} refused to answer for {wanted} (HTTP {status})."
