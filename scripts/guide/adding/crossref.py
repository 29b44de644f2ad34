"""A Crossref work (REST API, /works/{doi}, the part named message) as a record.

The year is that of the printed issue where Crossref gives one, since volume, number and pages are
those of the issue; otherwise the year of the earliest publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..identifiers import doi_fault, isbn13, isbn_fault
from .record import AnswerError, Author, Record, filled, page_range, plain, title_notice

NAME = "Crossref"

_TYPES = {"journal-article": "article", "report": "techreport", "report-component": "techreport",
          **dict.fromkeys(("book", "monograph", "edited-book", "reference-book"), "book")}
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/", re.I)


def read(answer: object) -> Record:
    """The record in an answer. Raises ``AnswerError`` when it is not a Crossref work."""
    work = answer.get("message") if isinstance(answer, dict) else None
    if not isinstance(work, dict) or not work.get("DOI"):
        raise AnswerError("no work in it")
    kind = _text(work.get("type"))
    fields = _fields(work, is_article=kind == "journal-article")
    notices = (*title_notice(NAME, fields.get("title", "")), *_updates(work))
    return Record(NAME, _TYPES.get(kind, "misc"), fields, tuple(_people(work.get("author"))),
                  tuple(dict.fromkeys(notices)), tuple(_notes(work, kind)))


def _fields(work: dict, is_article: bool) -> dict[str, str]:
    isbns = (_text(value).rsplit("/", 1)[-1] for value in _list(work.get("ISBN")))
    doi = _text(work.get("DOI"))
    return filled({
        "title": _title(work),
        "journal": _text(work.get("container-title")) if is_article else "",
        "year": _year(work),
        "volume": _text(work.get("volume")),
        "number": _text(work.get("issue")),
        "pages": page_range(_text(work.get("page")) or _text(work.get("article-number"))),
        "publisher": _text(work.get("publisher")),
        "doi": "" if doi_fault(doi) else doi,
        "isbn": next((isbn13(isbn) for isbn in isbns if not isbn_fault(isbn)), ""),
        "url": _DOI_ADDRESS.sub("https://doi.org/", _text(work.get("URL"))),
    })


def _list(value: object) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    """A text, the first of a list of texts, or nothing."""
    first = next(iter(_list(value)), "")
    return plain(str(first)) if isinstance(first, (str, int)) and not isinstance(first, bool) else ""


def _title(work: dict) -> str:
    title, more = _text(work.get("title")), _text(work.get("subtitle"))
    if not more or more.lower() in title.lower():
        return title
    return f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {more}" if title else more


def _year(work: dict) -> str:
    issue = work.get("journal-issue")
    issue = issue if isinstance(issue, dict) else {}
    dates = (issue.get("published-print"), work.get("published-print"), work.get("issued"))
    return next((date[:4] for date in map(_date, dates) if date), "")


def _date(value: object) -> str:
    """2020-01-02 from {"date-parts": [[2020, 1, 2]]}, or as much of it as is there."""
    parts = _list(value.get("date-parts")) if isinstance(value, dict) else []
    numbers = _list(parts[0]) if parts else []
    if not numbers or not all(isinstance(number, int) for number in numbers):
        return ""
    return "-".join(f"{number:0{width}}" for number, width in zip(numbers, (4, 2, 2)))


def _people(people: object) -> Iterator[Author]:
    for person in _list(people):
        if not isinstance(person, dict):
            continue
        family, given = _text(person.get("family")), _text(person.get("given"))
        body = _text(person.get("name"))
        if family or given:
            yield Author(family or given, given if family else "", _text(person.get("suffix")))
        elif body:
            yield Author(body)


def _updates(work: dict) -> Iterator[str]:
    """Sentences about what was done to this work, and about what it does to others."""
    for update in _list(work.get("updated-by")):
        if isinstance(update, dict):
            yield f"{NAME} lists this notice about it: {_kind(update)} ({_place(update)})."
    for update in _list(work.get("update-to")):
        if isinstance(update, dict):
            yield f"{NAME} says that it is a notice about another work: {_kind(update)} ({_place(update)})."


def _kind(update: dict) -> str:
    return (_text(update.get("type")) or _text(update.get("label")) or "update").replace("_", " ").lower()


def _place(update: dict) -> str:
    parts = (_text(update.get("DOI")), _date(update.get("updated")))
    return ", ".join(filter(None, parts)) or "no place given"


def _notes(work: dict, kind: str) -> Iterator[str]:
    if kind == "posted-content":
        yield f"Crossref calls it posted content ({_text(work.get('subtype')) or 'a preprint or the like'})."
    whole = _text(work.get("container-title"))
    if whole and kind != "journal-article":
        yield f'Crossref calls it a {kind or "part"} of "{whole}"; no field of ours holds that.'
    editors = "; ".join(f"{editor.family}, {editor.given}" for editor in _people(work.get("editor")))
    if editors and not work.get("author"):
        yield f"Crossref names no author but these editors: {editors}."
    if re.search(r"<(?:\w+:)?math\b", str(work.get("title"))):
        yield "The title holds a formula that plain text may have spoilt: compare it with the source."
