"""The report: every outcome with its places, the archived copies, and the same bytes every time."""

import datetime as dt
import json

import pytest
from guide import bibliography
from guide.links import report
from guide.links.answers import (
    ANCHOR_MISSING,
    DEAD,
    MOVED,
    UNREACHED,
    WORKS,
    WOULD_NOT_TELL,
    Answer,
)
from guide.links.collect import Place

TODAY = dt.date(2020, 3, 4)
OUTCOMES = (WORKS, MOVED, WOULD_NOT_TELL, UNREACHED, ANCHOR_MISSING, DEAD)
BIB = """@misc{a, title = {A}, url = {https://a.example/}, archived = {https://web.archive.org/web/2020/x}}
@misc{b, title = {B}, url = {https://b.example/}, archived = {none found, 2020-03-04}}
@misc{c, title = {C}, doi = {10.1000/c}}
@misc{d, title = {D}, url = {https://d.example/}, archived = {somewhere}}
@misc{e, title = {E}}
"""
EXPECTED = """External links of the guide, 2020-03-04

Works (1)
  https://a.example/
    200 OK (asked 2020-03-01)
    docs/index.md:7
    references.bib:1 a

Moved permanently: write the new address (1)
  https://b.example/
    200 OK (asked 2020-03-04)
    now at https://new.example/
    references.bib:2 b

Not asked: the network went away (1)
  https://d.example/
    references.bib:4 d

Dead (1)
  https://c.example/
    404 Not Found (asked 2020-03-04)
    docs/index.md

Links by outcome: 1 works, 1 moved permanently, 1 not asked, 1 dead.
Archived copies of 4 sources: 1 with an address, 1 none found, 1 not looked for yet, 1 cannot be """ \
    "understood."


@pytest.fixture
def bib(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(BIB, encoding="utf-8")
    return bibliography.load(path)[0]


@pytest.fixture
def made(bib):
    """A report of four addresses, put together in no order."""
    places = {
        "https://d.example/": (Place("references.bib", 4, "d"),),
        "https://c.example/": (Place("docs/index.md", 0),),
        "https://a.example/": (Place("docs/index.md", 7), Place("references.bib", 1, "a")),
        "https://b.example/": (Place("references.bib", 2, "b"),),
    }
    answers = {
        "https://c.example/": Answer(DEAD, "404 Not Found", TODAY),
        "https://b.example/": Answer(MOVED, "200 OK", TODAY, "https://new.example/"),
        "https://a.example/": Answer(WORKS, "200 OK", dt.date(2020, 3, 1)),
    }
    return report.make(TODAY, places, answers, bib)


def test_the_text_has_each_outcome_with_its_places(made):
    assert report.as_text(made) == EXPECTED


def test_json_says_the_same(made):
    data = json.loads(report.as_json(made))
    assert data["counts"] == {
        "works": 1, "moved permanently": 1, "would not tell": 0, "not asked": 1,
        "could not be reached": 0, "anchor missing": 0, "dead": 1}
    assert data["archived"] == {"archived": 1, "none found": 1, "not looked for yet": 1, "unclear": 1}
    assert [link["address"] for link in data["links"]] == [f"https://{name}.example/" for name in "abcd"]
    assert data["links"][0] == {
        "address": "https://a.example/", "outcome": "works", "message": "200 OK", "moved_to": "",
        "asked": "2020-03-01", "places": [{"file": "docs/index.md", "line": 7, "key": ""},
                                          {"file": "references.bib", "line": 1, "key": "a"}]}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_no_outcome_is_left_out(bib, outcome):
    places = {"https://x.example/": (Place("docs/x.md", 3),)}
    made = report.make(TODAY, places, {"https://x.example/": Answer(outcome, "because", TODAY)}, bib)
    text = report.as_text(made)
    assert f"{report.TITLES[outcome]} (1)\n  https://x.example/\n    because" in text
    assert f"Links by outcome: 1 {outcome}." in text


def test_a_guide_without_links_still_has_a_report(tmp_path):
    none = bibliography.Bibliography({})
    assert report.as_text(report.make(TODAY, {}, {}, none)).endswith(
        "Links by outcome: there are none.\n"
        "Archived copies of 0 sources: 0 with an address, 0 none found, 0 not looked for yet.")
