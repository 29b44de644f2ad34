"""The documents of api/v1 as data. Keys stand in a fixed order, lists in the order of the guide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from .. import exports, feeds, reviewers, version
from ..directives_pattern import DIRECTIVE
from ..embeds import body, embed
from ..embeds.body import Body
from ..findings import Fact, Outcome, source_key
from ..fragments import Fragment, Fragments
from ..library import Library
from ..parts import parse, text_of
from . import sections
from .sections import LICENCE

ROOT = "api/v1"
# A page that is made of one of these is a list or a tool of the site; its data stands elsewhere.
_ON_SITE = {"sources-list", "everyday-words", "printed-sheets", "embed-builder", "versions"}
_GLOSSARY = "glossary.md"


@dataclass(frozen=True)
class Guide:
    """All that the documents are made from.

    ``codes`` are the versions of pages and ``cited`` the keys of their sources in the order of their
    numbers, both by source path; ``bodies`` are pages that were taken apart already.
    """

    library: Library
    rendered: Fragments
    codes: Mapping[str, str]
    cited: Mapping[str, Sequence[str]]
    bodies: Mapping[str, Body]

    @property
    def head(self) -> dict:
        """What every document begins with."""
        return {"guide": self.rendered.site_name, "site": self.rendered.site_url, "licence": LICENCE}

    def body(self, src: str) -> Body:
        """A page in parts."""
        return self.bodies.get(src) or body.cut(self.rendered.pages[src], self.rendered.site_url, self.codes[src])

    def has_sections(self, src: str) -> bool:
        """Whether the words of a page are its own."""
        found = DIRECTIVE.finditer(self.library.pages[src].visible) if "{{" in self.library.pages[src].body else ()
        return _ON_SITE.isdisjoint(match["name"] for match in found)


def page_address(src: str) -> str:
    """Where the sections of a page are, below the site."""
    return f"{ROOT}/pages/{embed.name_of(src)}.json"


def pages(guide: Guide) -> dict:
    """Every page: what it is, how fresh it is, who has reviewed it, and where its sections are."""
    return {**guide.head, "pages": [
        {**_meta(guide, src, page),
         "data": guide.rendered.site_url + page_address(src) if guide.has_sections(src) else None}
        for src, page in guide.rendered.pages.items()]}


def page(guide: Guide, src: str) -> dict:
    """One page with its sections."""
    return {**guide.head, **_meta(guide, src, guide.rendered.pages[src]),
            "sections": sections.of(guide.body(src), guide.cited.get(src, ()))}


def _meta(guide: Guide, src: str, page: Fragment) -> dict:
    meta = page.meta
    return {"page": src, "title": meta.title, "description": meta.description, "kind": meta.kind,
            "address": guide.rendered.site_url + page.address.removesuffix("index.html"),
            "version": guide.codes[src], "updated": meta.updated.isoformat(), "review_due": meta.review_due.isoformat(),
            "evidence_searched": meta.evidence_searched.isoformat(), "reviewed_by": list(meta.reviewed_by),
            "review_state": reviewers.said([meta.reviewed_by])}


def findings(guide: Guide) -> dict:
    """Every record: outcomes with direction and certainty, and facts with their counts."""
    found = guide.library.findings
    return {**guide.head, "outcomes": [_outcome(guide, one) for one in found.outcomes.values()],
            "facts": [_fact(guide, one) for one in found.facts.values()]}


def _outcome(guide: Guide, one: Outcome) -> dict:
    names = ("id", "label", "outcome", "treatment", "compared_with", "studies", "people", "result", "direction",
             "certainty", "why", "plain")
    return {**{name: getattr(one, name) for name in names}, "sources": _sources(one),
            "tally": [dict(row) for row in one.tally], "checked": one.checked.isoformat(), **_of_page(guide, one.page)}


def _fact(guide: Guide, one: Fact) -> dict:
    names = ("id", "says", "count", "of", "per100", "unit", "harm")
    return {**{name: getattr(one, name) for name in names}, "sources": _sources(one), **_of_page(guide, one.page)}


def _sources(one: Outcome | Fact) -> list[dict]:
    return [{"key": source_key(said), "place": said.partition(",")[2].strip()} for said in one.sources]


def _of_page(guide: Guide, src: str) -> dict:
    page = guide.library.pages.get(src)
    return {"page": src, "review_state": reviewers.said([page.meta.reviewed_by if page else ()])}


def sources(guide: Guide) -> list[dict]:
    """CSL-JSON, one item a source; what the guide knows of it stands under ``custom``."""
    known = guide.library.bibliography.sources
    return [{**item, "custom": {
        "studytype": source.studytype, "participants": source.participants, "read": source.read,
        "limits": source.limits, "funding": source.funding, "checked": source.checked, "unfit": source.unfit}}
        for item in exports.csl(guide.library.bibliography) for source in (known[item["id"]],)]


def glossary(guide: Guide) -> dict:
    """The words that the guide explains, in the order of its glossary."""
    page = guide.rendered.pages.get(_GLOSSARY)
    return {**guide.head, "terms": _terms(page, guide.rendered.site_url) if page else []}


def _terms(page: Fragment, site_url: str) -> list[dict]:
    found = []
    for term in parse(version.without_made(page.html), []).iter("dt"):
        meaning = term.getnext()
        names = [node.get("id") for node in term.iter() if node.get("id")]
        if meaning is not None and meaning.tag == "dd":
            for mark in meaning.xpath(".//sup"):
                etree.strip_elements(mark, "a", with_tail=False)
            found.append({"term": text_of(term), "means": text_of(meaning),
                          "address": site_url + page.address + (f"#{names[0]}" if names else "")})
    return found


def changes(guide: Guide) -> dict:
    """What changed for readers, newest first."""
    return {**guide.head, "changes": feeds.entries(guide.library.changes, guide.rendered, guide.codes)}


def index(guide: Guide, listed: Mapping[str, str]) -> dict:
    """The beginning: each document with its schema. ``listed`` maps the name of a document to what it holds."""
    url = guide.rendered.site_url
    names = {"page": f"{ROOT}/pages/NAME.json", "versions": "versions.json"}
    return {**guide.head, "api": 1, "documents": [
        {"name": name, "about": about, "address": url + names.get(name, f"{ROOT}/{name}.json"),
         "schema": f"{url}{ROOT}/schema/{name}.json"} for name, about in listed.items()]}
