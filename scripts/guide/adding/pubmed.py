"""A PubMed record (E-utilities efetch, db=pubmed, XML) as a record.

Element names are those of the PubMed DTD. Pages stay as PubMed has them: it writes 462-8 for 462-468.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from urllib.parse import quote

from ..identifiers import doi_fault, isbn13, isbn_fault, pmcid_fault, pmid_fault
from .record import AnswerError, Author, NotFound, Record, filled, page_range, plain, title_notice

NAME = "PubMed"

Element = ElementTree.Element

_IN_ADDRESS = "/:;(),.@+=!*'$&"  # what a DOI may keep in an address

# What PubMed says about the article itself, and about a notice on it.
_TYPES = {
    "Retracted Publication": "PubMed says that it has been retracted.",
    "Retraction of Publication": "PubMed says that it is itself a notice of retraction.",
    "Retraction Notice": "PubMed says that it is itself a notice of retraction.",
    "Published Erratum": "PubMed says that it is itself a correction of another article.",
    "Expression of Concern": "PubMed says that it is itself an expression of concern.",
    "Corrected and Republished Article": "PubMed says that it is a corrected version, published again.",
}
_NOTICES = {
    "RetractionIn": "retraction", "PartialRetractionIn": "partial retraction",
    "RetractedandRepublishedIn": "retracted and published again",
    "CorrectedandRepublishedIn": "corrected and published again", "ErratumIn": "correction",
    "ExpressionOfConcernIn": "expression of concern", "UpdateIn": "newer version",
}


def read(answer: bytes) -> Record:
    """The record in an answer. Raises ``NotFound`` for an empty one, ``AnswerError`` for a broken one."""
    try:
        root = ElementTree.fromstring(answer)
    except ElementTree.ParseError:
        raise AnswerError("no XML in it") from None
    article, book = root.find("PubmedArticle"), root.find("PubmedBookArticle/BookDocument")
    if article is not None:
        return _article(article)
    if book is not None:
        return _book(book)
    if root.tag != "PubmedArticleSet":
        raise AnswerError("no PubMed record in it")
    raise NotFound


def _article(record: Element) -> Record:
    citation = record.find("MedlineCitation")
    article = citation.find("Article") if citation is not None else None
    if citation is None or article is None:
        raise AnswerError("no article in it")
    issue = article.find("Journal/JournalIssue")
    names = {kind: _text(record.find(f"PubmedData/ArticleIdList/ArticleId[@IdType='{kind}']"))
             for kind in ("doi", "pmc")}
    names["doi"] = names["doi"] or _text(article.find("ELocationID[@EIdType='doi'][@ValidYN='Y']"))
    fields = filled({
        "title": _title(article),
        "journal": _text(article.find("Journal/Title")),
        "year": _year(issue),
        "volume": _text(_in(issue, "Volume")),
        "number": _text(_in(issue, "Issue")),
        "pages": page_range(_text(article.find("Pagination/MedlinePgn"))),
        **_identifiers(_text(citation.find("PMID")), **names),
    })
    notices = (*title_notice(NAME, fields.get("title", "")), *_notices(citation, article))
    return Record(NAME, "article", fields, tuple(_authors(article.find("AuthorList"))),
                  tuple(dict.fromkeys(notices)))


def _book(document: Element) -> Record:
    book = document.find("Book")
    chapter, whole = _text(document.find("ArticleTitle")), _text(_in(book, "BookTitle"))
    isbn = _text(_in(book, "Isbn"))
    fields = filled({
        "title": _without_stop(chapter or whole),
        "year": _year(book),
        "publisher": _text(_in(book, "Publisher/PublisherName")),
        "isbn": "" if chapter or isbn_fault(isbn) else isbn13(isbn),
        **_identifiers(_text(document.find("PMID")), doi="", pmc=""),
    })
    authors = document.find("AuthorList[@Type='authors']")
    people = authors if authors is not None else _in(book, "AuthorList")
    note = f'{NAME} calls it a part of "{whole}"; no field of ours holds that.'
    return Record(NAME, "misc" if chapter else "book", fields, tuple(_authors(people)),
                  notes=(note,) if chapter and whole else ())


def _identifiers(pmid: str, doi: str, pmc: str) -> dict[str, str]:
    """The identifiers that are well formed, and the address that they make."""
    pmid, doi, pmc = ("" if fault(text) else text for fault, text in
                      ((pmid_fault, pmid), (doi_fault, doi), (pmcid_fault, pmc)))
    if not pmid:
        raise AnswerError("no PubMed number in it")
    own = f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
    url = f"https://doi.org/{quote(doi, safe=_IN_ADDRESS)}" if doi else own
    return {"doi": doi, "pmid": pmid, "pmcid": pmc, "url": url}


def _in(parent: Element | None, path: str) -> Element | None:
    return parent.find(path) if parent is not None else None


def _text(element: Element | None) -> str:
    """The text of an element with all that is in it, or nothing."""
    if element is None:
        return ""
    source = ElementTree.tostring(element, encoding="unicode")
    return plain(source[source.find(">") + 1:source.rfind("</")]) if "</" in source else ""


def _title(article: Element) -> str:
    title = _without_stop(_text(article.find("ArticleTitle")))
    if title.strip("[]") == "Not Available":
        return _without_stop(_text(article.find("VernacularTitle")))
    return title


def _without_stop(title: str) -> str:
    """PubMed ends every title with a full stop; the list of sources sets its own."""
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _year(dated: Element | None) -> str:
    date = _text(_in(dated, "PubDate/Year")) or _text(_in(dated, "PubDate/MedlineDate"))
    year = re.match(r"[0-9]{4}(?![0-9])", date)
    return year[0] if year else ""


def _authors(people: Element | None) -> Iterator[Author]:
    if people is None:
        return
    for person in people.findall("Author"):
        family, given = _text(person.find("LastName")), _text(person.find("ForeName"))
        body = _text(person.find("CollectiveName"))
        if person.get("ValidYN") == "N" or not (family or body):
            continue
        given = given or _text(person.find("Initials"))
        yield Author(family or body, given if family else "", _text(person.find("Suffix")))
    if people.get("CompleteYN") == "N":
        yield Author("others")


def _notices(citation: Element, article: Element) -> Iterator[str]:
    for kind in article.findall("PublicationTypeList/PublicationType"):
        if _text(kind) in _TYPES:
            yield _TYPES[_text(kind)]
    for notice in citation.findall("CommentsCorrectionsList/CommentsCorrections"):
        kind = _NOTICES.get(notice.get("RefType", ""))
        where, pmid = _text(notice.find("RefSource")).rstrip("."), _text(notice.find("PMID"))
        place = ", ".join(filter(None, (where, pmid and f"PubMed {pmid}"))) or "no place given"
        if kind:
            yield f"{NAME} lists this notice about it: {kind} ({place})."
