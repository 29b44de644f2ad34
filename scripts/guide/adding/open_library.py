"""An Open Library book (Books API, jscmd=data) as a record.

Open Library gives a name in one piece. Which part is the family name is not ours to guess, so the name
is kept whole and a note asks for it. The page in its catalogue is not the book, so it is no ``url``.
"""

from __future__ import annotations

import re

from .record import AnswerError, Author, NotFound, Record, filled, plain

NAME = "Open Library"


def read(answer: object, isbn: str) -> Record:
    """The record of ``isbn`` (13 digits). Raises ``NotFound`` or ``AnswerError``."""
    if not isinstance(answer, dict):
        raise AnswerError("no list of books in it")
    book = answer.get(f"ISBN:{isbn}")
    if book is None:
        raise NotFound
    if not isinstance(book, dict) or not _text(book.get("title")):
        raise AnswerError("no book in it")
    authors = _names(book.get("authors"))
    year = _year(_text(book.get("publish_date")))
    fields = filled({"title": _title(book), "year": year,
                     "publisher": ", ".join(_names(book.get("publishers"))), "isbn": isbn})
    return Record(NAME, "book", fields, tuple(Author(name, called=name.split()[-1]) for name in authors),
                  notes=tuple(_notes(book, bool(authors), year)))


def _text(value: object) -> str:
    return plain(value) if isinstance(value, str) else ""


def _names(values: object) -> list[str]:
    """The names in [{"name": ...}], without repeats."""
    values = values if isinstance(values, list) else []
    names = (_text(value.get("name")) for value in values if isinstance(value, dict))
    return list(dict.fromkeys(filter(None, names)))


def _title(book: dict) -> str:
    title, more = _text(book.get("title")), _text(book.get("subtitle"))
    return f"{title}: {more}" if more and more.lower() not in title.lower() else title


def _year(date: str) -> str:
    """The year in "March 5, 1998" or "1998"; nothing when there are two or none."""
    years = set(re.findall(r"(?<![0-9])(?:1[4-9]|20)[0-9]{2}(?![0-9])", date))
    return years.pop() if len(years) == 1 else ""


def _notes(book: dict, has_authors: bool, year: str):
    if has_authors:
        yield "Open Library gives names in one piece: write each author as Family, Given."
    date = _text(book.get("publish_date"))
    if date and not year:
        yield f'Open Library dates it "{date}", which names no single year.'
