"""DOIs, PubMed numbers, PMC numbers and ISBNs: is this one well formed?

Pure, and free of other packages, so that the checks of the guide and the script that adds a source
judge by the same rules. Well formed does not mean that the thing exists: only a registry knows.

Forms: DOI by the DOI Handbook (prefix, slash, suffix), ISBN by ISO 2108 (check digit modulo 11 for
ten digits, modulo 10 for thirteen), PMID and PMCID as the US National Library of Medicine prints them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!-~]+\Z")
_ADDRESS = re.compile(r"(?:https?://)?(?P<host>[\w.-]+\.[a-z]{2,})/(?P<path>.*)\Z", re.I)
_PREFIX = re.compile(r"(?P<kind>doi|pmid|isbn)(?:-1[03](?=[:\s]))?[:\s]*(?P<rest>[0-9].*)\Z", re.I)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_EXPECTED = "Give a DOI (10.1000/abc), a PubMed number (PMID:123456) or an ISBN."


class IdentifierError(ValueError):
    """What was given names no source. The message is one sentence for the person who gave it."""


@dataclass(frozen=True)
class Identifier:
    """A well-formed name of a source. ``kind`` is doi, pmid or isbn; an ISBN has 13 digits."""

    kind: str
    value: str

    def __str__(self) -> str:
        return f"{self.kind.upper()} {self.value}"


def doi_fault(text: str) -> str:
    """Why ``text`` is not a bare DOI, or an empty string when it is one."""
    if not text.startswith("10."):
        return "it should begin with 10 and a dot, with no address and no word before that"
    odd = next((char for char in text if not "!" <= char <= "~"), "")
    if odd:
        return "there is a space in it" if odd.isspace() else f'the character "{odd}" has no place in it'
    if not _DOI.match(text):
        return "it should look like 10.1000/abc"
    if text[-1] in ".,;:":
        return f'the "{text[-1]}" at the end does not belong to it'
    return ""


def pmid_fault(text: str) -> str:
    """Why ``text`` is not a PubMed number, or an empty string when it is one."""
    if not re.fullmatch(r"[0-9]+", text):
        return "it should be digits only"
    if text[0] == "0":
        return "it should not begin with 0"
    return "it should have no more than 8 digits" if len(text) > 8 else ""


def pmcid_fault(text: str) -> str:
    """Why ``text`` is not a PubMed Central number, or an empty string when it is one."""
    if not re.fullmatch(r"PMC[0-9]+", text):
        return "it should be PMC and then digits only"
    if text[3] == "0":
        return "after PMC it should not begin with 0"
    return "it should have no more than 8 digits" if len(text) > 11 else ""


def isbn_fault(text: str) -> str:
    """Why ``text`` is not an ISBN of 10 or 13 digits, or an empty string. It may hold hyphens and spaces."""
    digits = _bare(text)
    if not re.fullmatch(r"[0-9]+X?", digits):
        return "it should be digits, with hyphens or spaces at most"
    if len(digits) not in (10, 13):
        return f"it should have 10 or 13 digits, not {len(digits)}"
    if len(digits) == 13 and digits[:3] not in ("978", "979"):
        return "with 13 digits it should begin with 978 or 979"
    expected = _check_digit(digits[:-1])
    return "" if digits[-1] == expected else f"the last digit should be {expected}"


def isbn13(text: str) -> str:
    """A well-formed ISBN as 13 digits without hyphens."""
    digits = _bare(text)
    if len(digits) == 13:
        return digits
    body = "978" + digits[:-1]
    return body + _check_digit(body)


def _bare(text: str) -> str:
    return text.replace("-", "").replace(" ", "").upper()


def _check_digit(body: str) -> str:
    """The digit that belongs after these 9 (ISBN-10, may be X) or 12 (ISBN-13) digits."""
    numbers = [int(digit) for digit in body]
    if len(body) == 9:
        return "0123456789X"[-sum(weight * n for weight, n in zip(range(10, 1, -1), numbers)) % 11]
    return str(-sum(n * (3 if place % 2 else 1) for place, n in enumerate(numbers)) % 10)


def parse(text: str) -> Identifier:
    """What a person typed or pasted, as an identifier. Raises ``IdentifierError``.

    Takes a bare DOI, PubMed number or ISBN, one with ``doi:``, ``PMID:`` or ``ISBN`` before it, and the
    addresses of doi.org and PubMed.
    """
    text = " ".join(text.split())
    kind, value = _kind(text)
    fault = {"doi": doi_fault, "pmid": pmid_fault, "isbn": isbn_fault}[kind](value)
    if fault:
        name = {"doi": "DOI", "pmid": "PubMed number", "isbn": "ISBN"}[kind]
        raise IdentifierError(f'"{text}" is not a good {name}: {fault}.')
    return Identifier(kind, isbn13(value) if kind == "isbn" else value)


def _kind(text: str) -> tuple[str, str]:
    """(kind, the part that is the identifier), not yet checked."""
    prefix = _PREFIX.match(text)
    if prefix:
        kind, rest = prefix["kind"].lower(), prefix["rest"]
        return kind, rest.translate(_DASHES) if kind == "isbn" else rest
    if text.startswith("10."):
        return "doi", text
    address = _ADDRESS.match(text)
    if address:
        return _in_address(text, address["host"].lower(), address["path"])
    if re.match(r"pmc", text, re.I):
        raise IdentifierError(f'"{text}" is a PubMed Central number. {_EXPECTED}')
    plain = text.translate(_DASHES)
    if re.fullmatch(r"[0-9]{1,8}", plain):
        return "pmid", plain
    if re.fullmatch(r"[0-9][0-9 -]{7,}[0-9Xx]", plain):
        return "isbn", plain
    raise IdentifierError(f'"{text}" is not an identifier. {_EXPECTED}')


def _in_address(text: str, host: str, path: str) -> tuple[str, str]:
    if host in ("doi.org", "dx.doi.org", "www.doi.org"):
        return "doi", unquote(path)
    number = re.match(r"(?:pubmed/)?([0-9]+)/?(?:[?#]|\Z)", path)
    if host in ("pubmed.ncbi.nlm.nih.gov", "www.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov") and number:
        return "pmid", number[1]
    raise IdentifierError(f'"{text}" is not an address of doi.org or PubMed. {_EXPECTED}')
