"""Polite requests: one at a time, with a pause, with an address to write to, and patient when told to wait.

The only module that knows requests. Crossref asks its users to say who they are and to slow down when they
are told to (crossref.org, REST API, "Access and authentication"). Sleep is passed in so that tests need none.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import BinaryIO
from urllib.parse import urlsplit

import requests

from .trouble import Refused

PAUSE = 1.0  # seconds between two requests
TRIES = 4
FIRST_WAIT = 5.0  # seconds; doubled with every try
LONGEST_WAIT = 600.0  # seconds; who asks for more is asked again another day
TIMEOUT = (15, 120)  # seconds: to be answered at all, and between two pieces

_BROKEN = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError,
           requests.exceptions.ContentDecodingError)
_BUSY = (429, 500, 502, 503, 504)


@dataclass(frozen=True)
class Download:
    """``modified`` is the day the server says the file was last changed, None when it does not say."""

    sha256: str
    modified: dt.date | None


class Web:
    """Asks. ``now`` gives the time for a Retry-After that is a date."""

    def __init__(self, mailto: str, sleep: Callable[[float], None] = time.sleep,
                 now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)):
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"mesotherapy-guide (retraction check; mailto:{mailto})"
        self._sleep, self._now = sleep, now
        self._asked = False

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_exception) -> None:
        self._session.close()

    def json(self, url: str, params: Mapping[str, str] | None = None) -> dict | None:
        """The JSON object at ``url``; None when the server says there is no such thing (404)."""
        response = self._get(url, params, stream=False)
        if response.status_code == 404:
            return None
        try:
            answer = response.json()
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise Refused(f"{_host(url)} did not answer with data.")
        return answer

    def download(self, url: str, to: BinaryIO) -> Download:
        """Write the file at ``url`` to ``to``. Raises ``Refused`` unless all of it came."""
        digest = hashlib.sha256()
        with self._get(url, None, stream=True) as response:
            if response.status_code == 404:
                raise Refused(f"{_host(url)} has no such file: {url}")
            try:
                # A body shorter than its Content-Length raises here: it is a ChunkedEncodingError.
                for piece in response.iter_content(1 << 16):
                    digest.update(piece)
                    to.write(piece)
            except requests.RequestException:
                raise Refused("The download broke off before its end.") from None
        if not _is_what_was_told(response.headers, digest.digest()):
            raise Refused("The download is not what the server has: the checksums differ.")
        return Download(digest.hexdigest(), _modified(response.headers.get("Last-Modified", "")))

    def _get(self, url: str, params: Mapping[str, str] | None, stream: bool) -> requests.Response:
        for tries in range(1, TRIES + 1):
            if self._asked:
                self._sleep(PAUSE)
            self._asked = True
            response, what = self._ask(url, params, stream)
            if response is not None and response.status_code in (200, 404):
                return response
            if response is not None and response.status_code not in _BUSY:
                raise Refused(f"{_host(url)} {what}: {url}")
            if tries < TRIES:
                self._sleep(self._wait(response, tries))
        raise Refused(f"{_host(url)} {what}, {TRIES} times in a row. Try again later.")

    def _ask(self, url: str, params: Mapping[str, str] | None, stream: bool):
        """(the response or None, what came of it in words)"""
        try:
            response = self._session.get(url, params=params, stream=stream, timeout=TIMEOUT)
        except _BROKEN:
            return None, "could not be reached"
        except requests.RequestException as error:
            raise Refused(f"{url} cannot be asked ({type(error).__name__}).") from None
        if response.status_code not in (200, 404):
            response.close()
        return response, f"answered {response.status_code}"

    def _wait(self, response: requests.Response | None, tries: int) -> float:
        told = response.headers.get("Retry-After", "") if response is not None else ""
        wait = max(self._seconds(told), FIRST_WAIT * 2 ** (tries - 1))
        if wait > LONGEST_WAIT:
            raise Refused(f"The server asks to wait {wait / 60:.0f} minutes. Run this again after that.")
        return wait

    def _seconds(self, retry_after: str) -> float:
        """Retry-After is a number of seconds or a date (RFC 9110, 10.2.3); 0 for neither."""
        if re.fullmatch(r"[0-9]{1,9}", retry_after.strip()):
            return float(retry_after)
        try:
            return (parsedate_to_datetime(retry_after) - self._now()).total_seconds()
        except (ValueError, TypeError):
            return 0.0


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _is_what_was_told(headers: Mapping[str, str], digest: bytes) -> bool:
    """Hold the file against the SHA-256 that the server gives with it: GitLab's header, or RFC 9530's."""
    if headers.get("X-Gitlab-Content-Sha256", digest.hex()).strip().lower() != digest.hex():
        return False
    told = re.search(r"sha-256=:([^:]*):", headers.get("Repr-Digest", ""))
    # Repr-Digest is of the bytes as sent, and of packed ones we have only what was in them.
    return not told or "Content-Encoding" in headers or told[1] == b64encode(digest).decode()


def _modified(text: str) -> dt.date | None:
    try:
        return parsedate_to_datetime(text).astimezone(dt.UTC).date()
    except (ValueError, TypeError, OverflowError):
        return None
