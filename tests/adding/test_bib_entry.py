"""A record as a BibTeX entry: what goes in comes out of guide.bibtex again."""

import re

import pytest
from guide import bibtex
from guide.adding.entry import EntryError, base_key, free_key, make, writable
from guide.adding.record import Author, Record, plain
from guide.citations import KEY
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

HARD = "&%{}_#$~^\\\"'@=,<>|()\u00e9\u00df\u0142\u2019\u4e2d -\n\tABCdef019"
texts = st.one_of(st.text(HARD), st.text(), st.text(HARD).map(lambda text: "{" + text + "}"))
words = st.one_of(st.text(HARD, max_size=12),
                  st.sampled_from(["van", "de la", "and", "Band and Co", "Jr.", "A.-B."]))
# A busy machine is no fault of the code.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def record(title="Test data", authors=(), notices=(), **fields):
    return Record("Crossref", "article", {"title": title, **fields}, tuple(authors), tuple(notices))


def read(entry):
    found, = bibtex.read(entry.text)
    return found


def in_pairs(text):
    """Whether the braces pair up, found by taking pairs away."""
    braces = re.sub(r"[^{}]", "", text)
    while "{}" in braces:
        braces = braces.replace("{}", "")
    return not braces


@CALM
@given(texts, texts)
@example("100% & {DNA}_x", "a\\")
@example("}{", "{")
def test_any_text_comes_out_as_it_went_in(title, journal):
    title, journal = plain(title), plain(journal)
    made = make(record(title, journal=journal), "test1")
    found = read(made)["fields"]
    for name, value in (("title", title), ("journal", journal)):
        if value and in_pairs(value):
            assert found[name] == value
        elif value:
            assert found[name] == value.replace("{", "(").replace("}", ")")
            assert any(name in note for note in made.notes)
    assert found == made.fields


@CALM
@given(st.lists(st.builds(Author, words.map(plain), words.map(plain), words.map(plain)), max_size=4))
@example([Author("Land and Sea", "Ann"), Author("Smith", "John, Jr., MD"), Author("van", ""),
          Author("B", "C and D"), Author("B", ", Jr."), Author("B", "C", "Band and Co")])
def test_any_names_come_out_as_many_as_went_in(authors):
    made = make(record(authors=authors), "test1")
    assert read(made)["authors"] == made.authors
    named = [author for author in authors if re.sub(r"[{}~\\\"]", "", author.family + author.given).strip()]
    assert len(made.authors) == len(named)


@pytest.mark.parametrize(("author", "written", "out"), [
    (Author("Park", "Seung Ha"), "Park, Seung Ha", ["Park", "Seung Ha"]),
    (Author("van der Berg", "Jan"), "van der Berg, Jan", ["van der Berg", "Jan"]),
    (Author("Smith", "John", "Jr."), "Smith, Jr., John", ["Smith", "John"]),
    (Author("Smith", "John, Jr."), "Smith, Jr., John", ["Smith", "John"]),
    (Author("The Regulator"), "{The Regulator}", ["The Regulator", ""]),
    (Author("Food and Drug Office"), "{Food and Drug Office}", ["Food and Drug Office", ""]),
    (Author("others"), "others", ["others", ""])])
def test_a_name_is_written_as_bibtex_wants_it(author, written, out):
    made = make(record(authors=[Author("First", "Ada"), author]), "test1")
    assert f"  author = {{First, Ada and {written}}},\n" in made.text
    assert read(made)["authors"][1] == out


def test_the_layout_is_that_of_the_file():
    made = make(record(authors=[Author("Park", "Ann")], year="2020", doi="10.5555/a"), "park2020")
    lines = made.text.split("\n")
    assert lines[:5] == ["@article{park2020,", "  author = {Park, Ann},", "  title = {Test data},",
                         "  year = {2020},", "  doi = {10.5555/a},"]
    assert lines[-2:] == ["}", ""]
    assert all(re.fullmatch(r"  [a-z]+ = \{.+\},", line) for line in lines[1:-2])


def test_a_field_that_was_not_given_is_absent():
    assert not re.search(r"journal|year|volume|pages|author|\{\}", make(record(), "test1").text)


def test_a_missing_title_is_left_to_a_person():
    made = make(record(title=""), "test1")
    assert made.to_fill[0] == "title"
    assert "  title = {TODO: the title, which Crossref does not give},\n" in made.text


def test_braces_in_a_notice_do_not_spoil_the_entry():
    made = make(record(notices=["Retraction of {test data."]), "test1")
    assert read(made)["fields"]["limits"].startswith("TODO: Retraction of (test data.")


def test_a_doi_that_bibtex_cannot_hold_is_refused():
    with pytest.raises(EntryError, match="cannot hold"):
        make(record(doi="10.5555/a{b"), "test1")


@pytest.mark.parametrize(("authors", "fields", "key"), [
    ([Author("Park", "Ann")], {"year": "2008"}, "park2008"),
    ([Author("O\u2019Neill-\u0141uk", "\u00c1")], {"year": "2008"}, "oneillluk2008"),
    ([Author("Stra\u00dfe \u00d8st", "A")], {"year": "2008"}, "strasseost2008"),
    ([Author("van der Berg", "A")], {"year": "2008"}, "vanderberg2008"),
    ([Author("World Test Data Office")], {"year": "2008"}, "wtdo2008"),
    ([Author("The Regulator")], {"year": "2008"}, "theregulator2008"),
    ([Author("Ann de la Park", called="Park")], {"year": "2008"}, "park2008"),
    ([Author("\u5f20", "\u4e09"), Author("Li", "Si")], {"year": "2008"}, "li2008"),
    ([], {"title": "A new test of data", "year": "2008"}, "test2008"),
    ([], {"title": "\u5f20"}, "source_nd"),
    ([Author("Park", "Ann")], {}, "park_nd")])
def test_the_key_is_made_of_name_and_year(authors, fields, key):
    assert base_key(Record("Crossref", "article", fields, tuple(authors))) == key


@CALM
@given(st.text(), st.text(), st.text(), st.text(max_size=6))
def test_a_key_that_was_made_is_always_a_good_one(family, given_name, title, year):
    made = Record("Crossref", "misc", {"title": title, "year": year}, (Author(family, given_name),))
    assert KEY.match(base_key(made))


def test_a_taken_key_gets_the_next_letter():
    assert free_key("park2008", ["other"]) == "park2008"
    assert free_key("park2008", ["park2008", "PARK2008A"]) == "park2008b"
    with pytest.raises(EntryError, match="--key"):
        free_key("p", ["p", *(f"p{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")])


@CALM
@given(texts)
def test_what_was_made_writable_stays_as_it_is(text):
    assert writable(writable(text)) == writable(text)
    assert in_pairs(writable(text))
