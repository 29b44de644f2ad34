"""HTML to PDF. The only module that knows WeasyPrint.

Nothing is fetched: the fonts lie in the package, pictures are in the HTML. Whatever WeasyPrint
would only mention in its log, such as a style it does not know or a missing picture, is an error
here, since the PDF would look finished and be wrong.
"""

from __future__ import annotations

import hashlib
import logging
import warnings
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import unquote

import weasyprint
from weasyprint.formatting_structure.boxes import LineBox, MarginBox
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from ..paths import read_text

_HERE = Path(__file__).parent
_STYLES = _HERE / "styles"
# Where the parts of a sheet are to each other. No path: a folder may have a name that makes no address.
_AT = "https://sheet.invalid/"
_LOGGERS = ("weasyprint", "fontTools")


class PressError(Exception):
    """A sheet cannot be set as it is; the message says why."""


class Press:
    """Fonts and style sheets, read once; sets any number of documents."""

    def __init__(self):
        self._fonts = FontConfiguration()

    @cached_property
    def fingerprint(self) -> str:
        """Changes with anything but the document that changes a PDF: fonts, styles, this code, WeasyPrint."""
        digest = hashlib.sha256(weasyprint.__version__.encode("ascii"))
        for file in sorted(path for path in _HERE.rglob("*") if path.suffix in (".py", ".css", ".html", ".woff2")):
            digest.update(file.relative_to(_HERE).as_posix().encode("utf-8") + file.read_bytes())
        return digest.hexdigest()

    def pages(self, document: str, paper: str, size: str) -> weasyprint.Document:
        """Lay a document out. Raises ``PressError`` if anything would be missing or wrong."""
        with _Heard() as heard:
            made = weasyprint.HTML(string=document, base_url=f"{_AT}styles/", url_fetcher=_OnlyOurs()).render(
                font_config=self._fonts, stylesheets=self._sheets(paper, size), pdf_variant="pdf/ua-1",
                output_intent="srgb")
        heard.raise_any()
        return made

    @staticmethod
    def overflows(made: weasyprint.Document) -> bool:
        """Whether a line stands below the end of its page, which WeasyPrint does not tell."""
        for page in made.pages:
            box = page._page_box  # noqa: SLF001 (there is no other way to ask)
            end = box.content_box_y() + box.height + 1
            if any(line.position_y + line.height > end for line in _lines(box)):
                return True
        return False

    def pdf(self, made: weasyprint.Document) -> bytes:
        """The bytes of a document that was laid out."""
        with _Heard() as heard, warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
            data = made.write_pdf(pdf_variant="pdf/ua-1", output_intent="srgb")
        heard.raise_any()
        return data

    @cache  # noqa: B019 (a press lives as long as the program)
    def _sheets(self, paper: str, size: str) -> list[weasyprint.CSS]:
        names = ("fonts", "sheet", f"paper-{paper}", f"size-{size}")
        return [weasyprint.CSS(string=read_text(_STYLES / f"{name}.css"), base_url=f"{_AT}styles/",
                               font_config=self._fonts, url_fetcher=_OnlyOurs()) for name in names]


def _lines(box: object) -> Iterator[LineBox]:
    for child in getattr(box, "children", ()):
        if isinstance(child, LineBox):
            yield child
        elif not isinstance(child, MarginBox):
            yield from _lines(child)


class _OnlyOurs(URLFetcher):
    """Opens what is in the document, and the fonts of this package."""

    def fetch(self, url: str, headers=None):
        if url.startswith("data:"):
            return super().fetch(url, headers)
        # What follows has to be a mere name: "%2e%2e/" would lead out of the folder.
        name = unquote(url.removeprefix(f"{_AT}fonts/"))
        font = _HERE / "fonts" / name
        if url.startswith(f"{_AT}fonts/") and "/" not in name and font.is_file():
            return URLFetcherResponse(url, font.read_bytes())
        raise PressError(f"A sheet may not load {url}.")


class _Heard(logging.Handler):
    """Collects what is logged while it is open."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def __enter__(self) -> _Heard:
        for name in _LOGGERS:
            logging.getLogger(name).addHandler(self)
        return self

    def __exit__(self, *exception) -> None:
        for name in _LOGGERS:
            logging.getLogger(name).removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())

    def raise_any(self) -> None:
        """Raise ``PressError`` with everything that was said."""
        if self.said:
            raise PressError("; ".join(dict.fromkeys(self.said)))
