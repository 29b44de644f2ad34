"""The same paper under all its spellings, and which notices still stand."""

from types import SimpleNamespace

import pytest
from guide.retractions.matching import doi_of, identifiers_of, pmid_of
from guide.retractions.notices import Notice, is_date, standing
from hypothesis import example, given
from hypothesis import strategies as st

PAPER = "10.5555/abc(1)<2>.x"


def notice(nature, date, notice_doi="", relation="retraction-watch"):
    return Notice("10.5555/abc", "", nature, date, notice_doi, relation)


def left(*notices):
    return [(n.nature, n.date) for n in standing(notices)]


@pytest.mark.parametrize("text", [
    PAPER, "10.5555/ABC(1)<2>.X", "https://doi.org/10.5555/abc(1)<2>.x",
    "http://dx.doi.org/10.5555/abc(1)%3C2%3E.x", "HTTPS://WWW.DOI.ORG/10.5555/Abc(1)%3c2%3e.X/",
    "doi.org/10.5555/abc(1)<2>.x", "doi:10.5555/abc(1)<2>.x",
    "DOI: 10.5555/abc(1)<2>.x", " 10.5555/abc(1)<2>.x. ", "10.5555/abc(1)<2>.x/", "10.5555/abc(1)<2>.x,\n",
    "doi:https://doi.org/10.5555/abc(1)<2>.x.",
])
def test_every_spelling_of_a_doi_is_one_doi(text):
    assert doi_of(text) == PAPER


@pytest.mark.parametrize("text", [
    "", "0", "unavailable", "Unavailable", "10.5555", "10.5555/", "xx10.5555/abc", "10.5555/a b",
    "11.5555/abc", "https://paper.example/10.5555/abc", "10.5555/a\x00",
])
def test_what_is_no_doi_matches_nothing(text):
    assert doi_of(text) == ""


@pytest.mark.parametrize("text, number", [
    ("900001", "900001"), (" 900001 ", "900001"), ("PMID: 900001", "900001"), ("0900001", "900001"),
    ("0", ""), ("", ""), ("unavailable", ""), ("PMC900001", ""), ("9000.01", ""), ("٩٠٠", ""), ("-1", ""),
])
def test_a_pubmed_number_is_its_digits_and_0_is_none(text, number):
    assert pmid_of(text) == number


@example("10.5555/%2541%252520")
@given(st.one_of(st.text(), st.from_regex(r"(https://doi\.org/)?10\.5555/[!-~]{1,20}", fullmatch=True)))
def test_a_doi_in_its_one_form_stays_as_it_is(text):
    assert doi_of(doi_of(text)) == doi_of(text)
    assert pmid_of(pmid_of(text)) == pmid_of(text)


def test_a_source_is_looked_up_by_all_it_has():
    assert identifiers_of(SimpleNamespace(doi="DOI:10.5555/A", pmid="12")) == ("doi:10.5555/a", "pmid:12")
    assert identifiers_of(SimpleNamespace(doi="none", pmid="0")) == ()


@pytest.mark.parametrize("back, still", [
    ("2024-03-02", []),
    ("2024-03-01", [("retraction", "2024-03-01")]),
    ("2024-02-01", [("retraction", "2024-03-01")]),
    ("2024-04", []),
    ("2024-03", [("retraction", "2024-03-01")]),
    ("2024", [("retraction", "2024-03-01")]),
    ("", [("retraction", "2024-03-01")]),
])
def test_a_retraction_falls_only_to_a_reinstatement_on_a_later_day(back, still):
    assert left(notice("retraction", "2024-03-01"), notice("reinstatement", back)) == still


@pytest.mark.parametrize("date, still", [
    ("2024-03", []), ("2024", [("retraction", "2024")]), ("", [("retraction", "")]),
])
def test_a_retraction_of_an_uncertain_day_falls_only_if_it_must_have_come_first(date, still):
    assert left(notice("retraction", date), notice("reinstatement", "2024-04-01")) == still


def test_a_second_retraction_after_the_reinstatement_stands():
    assert left(notice("retraction", "2022-01-01"), notice("reinstatement", "2023-01-01"),
                notice("retraction", "2024-01-01")) == [("retraction", "2024-01-01")]


def test_a_reinstatement_takes_back_neither_a_correction_nor_a_concern():
    assert left(notice("correction", "2022-01-01"), notice("expression of concern", "2021-01-01"),
                notice("reinstatement", "2023-01-01")) == [
        ("expression of concern", "2021-01-01"), ("correction", "2022-01-01")]


def test_one_notice_dated_in_two_ways_is_one_notice():
    assert left(notice("retraction", "2022-01-01", "10.5555/n"), notice("reinstatement", "2023-01-01"),
                notice("retraction", "2023-05-01", "10.5555/n", "updated-by")) == []


def test_notices_in_the_place_of_the_paper_are_not_taken_for_one():
    assert left(notice("retraction", "2022-01-01", "10.5555/abc"), notice("reinstatement", "2023-01-01"),
                notice("retraction", "2024-01-01", "10.5555/abc")) == [("retraction", "2024-01-01")]


def test_the_weightiest_comes_first_and_of_equals_the_newest():
    assert left(notice("correction", "2026-01-01"), notice("retraction", "2020-01-01"),
                notice("correction", "2027-01-01"), notice("expression of concern", "2019-01-01")) == [
        ("retraction", "2020-01-01"), ("expression of concern", "2019-01-01"),
        ("correction", "2027-01-01"), ("correction", "2026-01-01")]


@pytest.mark.parametrize("text, right", [
    ("2024-02-29", True), ("2024-02", True), ("2024", True), ("", True), ("2023-02-29", False),
    ("2024-13", False), ("0000", False), ("24", False), ("2024-2-9", False), ("2024-02-29T00", False),
    ("2024\n", False),
])
def test_a_date_is_a_real_day_month_or_year(text, right):
    assert is_date(text) is right
