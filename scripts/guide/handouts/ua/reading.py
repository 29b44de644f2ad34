"""One PDF, read once: what all checks look at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from .. import pdf_content, pdf_tree
from ..pdf_texts import Texts
from ..pdf_tree import Content, Element


class Unreadable(ValueError):
    """The file is no PDF, is damaged or is locked."""


@dataclass
class Reading:
    """A PDF with its tree and the content of its pages."""

    pdf: pikepdf.Pdf
    top: list[Element]
    texts: Texts

    @staticmethod
    @contextmanager
    def open(pdf: bytes | Path) -> Iterator[Reading]:
        """Read the file and close it afterwards. Raises Unreadable."""
        try:
            with pikepdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as opened:
                tree = pdf_tree.read(opened)
                yield Reading(opened, tree, Texts(pdf_content.read_pages(opened)))
        except pikepdf.PasswordError as error:
            raise Unreadable("It is locked with a password.") from error
        except pikepdf.PdfError as error:
            raise Unreadable(f"It cannot be read as a PDF: {error}") from error
        # A name where a number belongs shows itself as one of these, here or within a check. It ends
        # with "unreadable", never with "no faults".
        except (RecursionError, TypeError, ValueError, KeyError, AttributeError) as error:
            raise Unreadable(f"Its parts are not of the form a PDF has: {error}") from error

    @property
    def root(self) -> pikepdf.Dictionary:
        """The catalogue of the file."""
        return self.pdf.Root

    def elements(self, *kinds: str) -> list[Element]:
        """Every element, or those of some kinds, in reading order."""
        return [element for top in self.top for element in top.walk() if not kinds or element.kind in kinds]

    def contents(self) -> list[Content]:
        """Every piece of content that the tree names, in reading order."""
        return [content for top in self.top for content in top.contents()]

    def place(self, element: Element) -> str:
        """``page 2, Document/Part/H3 "Its first words"``."""
        page = next((content.page for content in element.contents()), None)
        before = "" if page is None else f"page {page + 1}, "
        words = self.texts.of(element).strip()
        shown = words if len(words) <= 40 else words[:39] + "…"
        return f'{before}{element.path} "{shown}"' if shown else before + element.path
