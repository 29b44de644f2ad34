"""What each key of a clinic's file may hold. Every function raises ``Refused`` and nothing else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..problems import did_you_mean
from .clinic_text import tidy
from .contrast import normal, readable
from .refusal import Refused, quoted

COUNTRIES = ("uk", "us", "eu", "other")
LONGEST = {"name": 80, "address": 300, "phone": 40, "out_of_hours_phone": 40, "aftercare_phone": 40,
           "website": 200, "note": 600, "country": 20, "logo": 100, "colour": 20}  # characters
LONGEST_PRACTITIONER = {"name": 80, "register": 80, "number": 40}
MOST_LINES = {"address": 6, "note": 8}
PHONES = ("phone", "out_of_hours_phone", "aftercare_phone")

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_PHONE = re.compile(r"\+?[0-9 ().\-/]+(?:(?:x|ext\.?) ?[0-9]+)?", re.I)
_FEWEST_DIGITS = 3
_WEB = re.compile(r"[!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]+")  # what an address may hold (RFC 3986)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")
_LOGO = re.compile(r"[^/\\:]+\.(?:svg|png)")


def identity(stem: str) -> str:
    """The id of a clinic: the name of its file without .yml."""
    if not _ID.fullmatch(stem):
        raise Refused("clinic-id", f"{quoted(stem)} cannot be the name of a clinic's file.",
                      "Use small letters a to z, digits and hyphens, at most 60, such as my-clinic.yml.")
    return stem


def phone(text: str) -> str:
    """A telephone number as the clinic writes it: digits, spaces, + ( ) - . / and x or ext."""
    if not _PHONE.fullmatch(text) or len(re.findall("[0-9]", text)) < _FEWEST_DIGITS:
        raise Refused("clinic-phone", f"{quoted(text)} is not a phone number.",
                      "Use digits, spaces, ( ) - . / and + at the front; x or ext before an extension.")
    return text


def country(text: str) -> str:
    """The country whose warning numbers and rules are printed."""
    if text not in COUNTRIES:
        raise Refused("clinic-country", f"{quoted(text)} is not a country of this guide.",
                      f"{did_you_mean(text.lower(), COUNTRIES)} Use one of: {', '.join(COUNTRIES)}.".strip())
    return text


def website(text: str) -> str:
    """A web address with nothing in it that could deceive: a plain host, no user, no odd letters."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = None, "", None
    if parts is None or parts.scheme not in ("http", "https") or not _WEB.fullmatch(text):
        fault = "does not begin with https://" if "://" not in text else "is not a web address"
    elif "@" in parts.netloc:
        fault = "holds a user name"
    elif len(host) > 253 or not _HOST.fullmatch(host) or port == 0:
        fault = "names no host such as www.example.org"
    else:
        return text
    raise Refused("clinic-website", f"The website {quoted(text)} {fault}.",
                  "Open the site in a browser and copy the address from there.")


def colour(text: str) -> tuple[str, str]:
    """A colour that can be read on white, also in grey, and the colour that was written (#rrggbb)."""
    try:
        written = normal(text)
    except ValueError:
        raise Refused("clinic-colour", f"{quoted(text)} is not a colour.",
                      'Write it as "#rrggbb", such as "#005a9c", in quotes.') from None
    return readable(written)[0], written


def logo_name(text: str) -> str:
    """The name of a file that can only be beside the clinic's own."""
    if not _LOGO.fullmatch(text) or text.startswith(".") or ".." in text:
        raise Refused("clinic-logo", f"{quoted(text)} is not the name of a .svg or .png file.",
                      "Put the logo beside this file and write its name alone, such as my-clinic.svg.")
    return text


def text_lines(key: str, value: str) -> tuple[str, ...]:
    """The tidied lines of the text of a key; one line for most."""
    return tidy(value, LONGEST[key], MOST_LINES.get(key, 1))
