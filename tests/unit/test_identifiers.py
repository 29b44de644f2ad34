"""DOIs, PubMed numbers, PMC numbers and ISBNs: the right ones pass, a slip does not."""

import pytest
from guide.identifiers import (
    Identifier, IdentifierError, doi_fault, isbn13, isbn_fault, parse, pmcid_fault, pmid_fault)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DIGITS = "0123456789"
# A busy machine is no fault of the code.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def isbn10_check_digit(body):
    """By definition (ISO 2108): the sum of digit times place, place 10 first, divides by 11."""
    return next(sign for value, sign in enumerate(DIGITS + "X")
                if (sum((10 - place) * int(digit) for place, digit in enumerate(body)) + value) % 11 == 0)


def isbn13_check_digit(body):
    """By definition (ISO 2108): the sum with weights 1 and 3 in turn divides by 10."""
    return next(digit for digit in DIGITS
                if sum((1, 3)[place % 2] * int(sign) for place, sign in enumerate(body + digit)) % 10 == 0)


bodies = st.text(DIGITS, min_size=9, max_size=9)
isbn10s = bodies.map(lambda body: body + isbn10_check_digit(body))
isbn13s = st.tuples(st.sampled_from(["978", "979"]), bodies).map("".join).map(
    lambda body: body + isbn13_check_digit(body))


@CALM
@given(isbn10s)
def test_every_isbn_of_ten_digits_becomes_one_of_thirteen(isbn):
    assert isbn_fault(isbn) == ""
    long = isbn13(isbn)
    assert long == "978" + isbn[:9] + isbn13_check_digit("978" + isbn[:9])
    assert isbn_fault(long) == ""


@CALM
@given(st.one_of(isbn10s, isbn13s), st.data())
def test_one_changed_digit_is_always_refused(isbn, data):
    place = data.draw(st.integers(0, len(isbn) - 1))
    allowed = DIGITS + ("X" if place == 9 and len(isbn) == 10 else "")
    sign = data.draw(st.sampled_from([sign for sign in allowed if sign != isbn[place]]))
    assert isbn_fault(isbn[:place] + sign + isbn[place + 1:])


@CALM
@given(isbn13s, st.data())
def test_hyphens_and_spaces_in_an_isbn_do_not_matter(isbn, data):
    marks = data.draw(st.lists(st.sampled_from(["", "-", " "]), min_size=12, max_size=12))
    spaced = "".join(digit + mark for digit, mark in zip(isbn, [*marks, ""]))
    assert isbn_fault(spaced) == ""
    assert isbn13(spaced) == isbn


@CALM
@given(st.text())
def test_any_text_gets_an_answer(text):
    for fault in (doi_fault, pmid_fault, pmcid_fault, isbn_fault):
        assert isinstance(fault(text), str)
    try:
        parse(text)
    except IdentifierError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("doi", [
    "10.5555/abc", "10.5555/ABC.1-2_(3)", "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid>3.0.co;2-2",
    "10.5555.10/x", "10.123456789/x"])
def test_a_doi_passes(doi):
    assert doi_fault(doi) == ""


@pytest.mark.parametrize(("doi", "why"), [
    ("https://doi.org/10.5555/a", "no address"), ("doi:10.5555/a", "no word"), ("11.5555/a", "begin with 10"),
    ("10.5555/a b", "a space"), ("10.5555/a\n", "a space"), ("10.5555/a\u2013b", "character"),
    ("10.5555/", "look like"), ("10.555/a", "look like"), ("10.5555a", "look like"), ("", "begin with 10"),
    ("10.5555/a.", "at the end"), ("10.5555/a,", "at the end")])
def test_a_doi_with_a_slip_is_told_why(doi, why):
    assert why in doi_fault(doi)


@pytest.mark.parametrize(("fault", "good", "bad", "why"), [
    (pmid_fault, "1", "", "digits only"),
    (pmid_fault, "12345678", "123456789", "8 digits"),
    (pmid_fault, "120", "012", "not begin with 0"),
    (pmid_fault, "34", "\u0663\u0664", "digits only"),
    (pmid_fault, "12", "12\n", "digits only"),
    (pmcid_fault, "PMC1", "1", "PMC and then digits"),
    (pmcid_fault, "PMC12345678", "PMC123456789", "8 digits"),
    (pmcid_fault, "PMC10", "PMC01", "not begin with 0"),
    (pmcid_fault, "PMC10", "pmc10", "PMC and then digits"),
    (isbn_fault, "080442957X", "0804429579", "the last digit should be X"),
    (isbn_fault, "9780306406157", "9780306406152", "the last digit should be 7"),
    (isbn_fault, "978-0-306-40615-7", "977-0-306-40615-7", "978 or 979"),
    (isbn_fault, "0-306-40615-2", "0-306-4061-2", "not 9"),
    (isbn_fault, "0306406152", "03064X6152", "digits, with hyphens"),
    (isbn_fault, "080442957x", "", "digits, with hyphens")])
def test_a_number_passes_and_one_with_a_slip_is_told_why(fault, good, bad, why):
    assert fault(good) == ""
    assert why in fault(bad)


@pytest.mark.parametrize(("typed", "kind", "value"), [
    ("10.5555/Abc", "doi", "10.5555/Abc"),
    (" https://doi.org/10.5555/abc ", "doi", "10.5555/abc"),
    ("http://dx.doi.org/10.5555/a%3Cb%3E", "doi", "10.5555/a<b>"),
    ("doi.org/10.5555/abc", "doi", "10.5555/abc"),
    ("doi:10.5555/abc", "doi", "10.5555/abc"),
    ("DOI: 10.5555/abc", "doi", "10.5555/abc"),
    ("123456", "pmid", "123456"),
    ("PMID:123", "pmid", "123"),
    ("pmid 123", "pmid", "123"),
    ("https://pubmed.ncbi.nlm.nih.gov/123/", "pmid", "123"),
    ("https://pubmed.ncbi.nlm.nih.gov/123/?from=abc", "pmid", "123"),
    ("https://www.ncbi.nlm.nih.gov/pubmed/123", "pmid", "123"),
    ("0-306-40615-2", "isbn", "9780306406157"),
    ("0306406152", "isbn", "9780306406157"),
    ("978 0 306 40615 7", "isbn", "9780306406157"),
    ("978\u20130\u2013306\u201340615\u20137", "isbn", "9780306406157"),
    ("ISBN-13: 978-0-306-40615-7", "isbn", "9780306406157"),
    ("ISBN 0\u2011306\u201140615\u20112", "isbn", "9780306406157"),
    ("ISBN080442957x", "isbn", "9780804429573")])
def test_what_a_person_pastes_is_understood(typed, kind, value):
    assert parse(typed) == Identifier(kind, value)


@pytest.mark.parametrize(("typed", "why"), [
    ("", "not an identifier"), ("park2008", "not an identifier"), ("isbn", "not an identifier"),
    ("PMC123456", "PubMed Central"), ("https://journal.example/10.5555/abc", "not an address of"),
    ("https://pubmed.ncbi.nlm.nih.gov/?term=x", "not an address of"), ("https://doi.org/", "not a good DOI"),
    ("doi:10.5555/abc.", "not a good DOI"), ("PMID:12x", "not a good PubMed number"),
    ("0-306-40615-3", "the last digit should be 2"), ("ISBN 123", "10 or 13 digits")])
def test_what_names_no_source_is_told_in_one_sentence(typed, why):
    with pytest.raises(IdentifierError, match=why) as told:
        parse(typed)
    assert "\n" not in str(told.value)
