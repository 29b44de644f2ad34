"""A number on a page has to stand in a record of the source it cites."""

import datetime as dt

import pytest
from guide import library, numbers
from guide.checks import catalogue, runner
from guide.checks.options import Options
from guide.paths import Project
from support import tiny

RULES = ("number-differs", "number-without-source", "finding-number", "diagram-number", "plain-number-reason",
         "plain-number-unused", "yaml-invalid")


def problems(root):
    guide, _ = library.load(Project(root))
    entries = [catalogue.entries()[name] for name in RULES]
    found = runner.run(guide, Options(dt.date(2020, 6, 1)), entries).findings
    return [(finding.rule, finding.path, finding.line, finding.column) for finding in found]


def on_page(tmp_path, sentence, **parts):
    return problems(tiny.make(tmp_path / "guide", index=f"# Home\n\n{sentence}\n", **parts))


def plain(tmp_path, text, index="# Home\n"):
    root = tiny.make(tmp_path / "guide", index=index)
    (root / "findings" / "plain-numbers.yml").write_text(text, encoding="utf-8")
    return problems(root)


def test_the_tiny_guide_is_clean(tmp_path):
    assert problems(tiny.make(tmp_path / "guide")) == []


@pytest.mark.parametrize("sentence, rule, column", [
    ("In 21 women nothing changed [@park2008].", "number-differs", 4),
    ("In 20 women nothing changed [@label-a].", "number-differs", 4),
    ("It took 13 weeks. Nothing changed in 20 women [@park2008].", "number-differs", 9),
    ("Nothing changed in 20 women.", "number-without-source", 20),
    ("| A | 21 women [@park2008] |", "number-differs", 7),
    ("- Seen in 1.5% of people [@park2008].", "number-differs", 11),
    ("It took .5 ml [@park2008].", "number-differs", 9),
    ("It took 5ml [@park2008].", "number-differs", 9),
    ("In 20 and **2,000** women [@park2008].", "number-differs", 13),
    ("Seen in [eleven](other.md) women [@park2008].", "number-differs", 10),
    ("Four out of 12 women [@park2008].", "number-differs", 1),
    ("The end.7 women were happy.", "number-without-source", 9),
    ("In twenty women nothing changed [@park2008], `in code` [@nobody1999], in 7.", "number-differs", 74),
])
def test_a_wrong_or_lonely_number_is_found(tmp_path, sentence, rule, column):
    assert on_page(tmp_path, sentence) == [(rule, "docs/index.md", 15, column)]


@pytest.mark.parametrize("sentence", [
    "In 20 women both came out the same [@park2008].",
    "It took 12 weeks. Nothing changed in 20 women [@park2008].",
    "About 60 out of 100 people, or 12 of 20 [@park2008].",
    "## 1. A heading with a list number",
    "1. A step in a list.",
    "In 2008 it was published [@park2008].",
    "A place in the source [@park2008, p. 999].",
    "Vitamin B12, H2O, v4.0 and &#8220;quotes&#8221; &#x20; are no numbers.",
    "[A link](other.md#part-7), `code 7`, <!-- 7 --> <span id='a7'>and a tag</span>{ .class-7 }.",
    "One of us, the first two parts, for two weeks, zero.",
])
def test_right_numbers_pass(tmp_path, sentence):
    assert on_page(tmp_path, sentence) == []


def test_a_listed_phrase_needs_no_source_however_it_is_set(tmp_path):
    text = 'plain_numbers:\n  - {phrase: "999 in all", why: "test data"}\n'
    assert plain(tmp_path, text, "# Home\n\nCall **999** in\nall [cases](other.md).\n") == []


def test_a_listed_phrase_is_no_part_of_another_number(tmp_path):
    text = 'plain_numbers:\n  - {phrase: "99", why: "test data"}\n'
    found = plain(tmp_path, text, "# Home\n\nCall 99, not 999.\n")
    assert found == [("number-without-source", "docs/index.md", 15, 14)]


@pytest.mark.parametrize("text, expected", [
    ("plain_numbers: []", []),
    ("plain_numbers:", []),
    ("plain_numbers: 5", [("plain-number-reason", 1, 1)]),
    ("plain_numbers: {phrase: why}", [("plain-number-reason", 1, 1)]),
    ("", [("plain-number-reason", 1, 1)]),
    ("- phrase: a", [("plain-number-reason", 1, 1)]),
    ("phrases: []", [("plain-number-reason", 1, 1)]),
    ("plain_numbers: [5]", [("plain-number-reason", 1, 17)]),
    ("plain_numbers: [[a]]", [("plain-number-reason", 1, 17)]),
    ("plain_numbers:\n  - {phrase: {a: b}, why: c}", [("plain-number-reason", 2, 5)]),
    ("plain_numbers:\n  - {phrase: '', why: c}", [("plain-number-reason", 2, 5)]),
    ("plain_numbers:\n  - {phrase: Home, why: [c]}", [("plain-number-reason", 2, 5)]),
    ("plain_numbers: [", [("yaml-invalid", 1, 17)]),
    ("plain_numbers: []\nplain_numbers: []", [("yaml-invalid", 2, 1)]),
])
def test_a_list_of_another_shape_is_told(tmp_path, text, expected):
    assert plain(tmp_path, text) == [
        (rule, "findings/plain-numbers.yml", line, column) for rule, line, column in expected]


def test_a_changed_digit_in_a_record_is_found(tmp_path):
    wrong = tiny.FINDINGS.replace("the same in 20 women", "the same in 25 women")
    assert on_page(tmp_path, "", findings=wrong) == [("finding-number", "findings/thighs.yml", 10, 5)]


def test_a_changed_count_in_a_record_is_found(tmp_path):
    wrong = tiny.FINDINGS.replace("count: 12", "count: 13")
    assert on_page(tmp_path, "", findings=wrong) == [("finding-number", "findings/thighs.yml", 20, 5)]


def test_a_changed_digit_in_a_picture_is_found(tmp_path):
    root = tiny.make(tmp_path / "guide")
    picture = root / "docs" / "diagrams" / "a.svg"
    picture.parent.mkdir()
    picture.write_text('<svg data-cites="park2008 parc2008">\n<text x="77">20 or 21 women</text></svg>',
                       encoding="utf-8")
    assert problems(root) == [("diagram-number", "docs/diagrams/a.svg", 1, 27),
                              ("diagram-number", "docs/diagrams/a.svg", 2, 20)]


def test_a_bibliography_that_cannot_be_read_is_told_once_and_not_at_every_number(tmp_path):
    assert on_page(tmp_path, "In 21 women [@park2008].",
                   bib=tiny.BIB.replace("year = {2008},", "year = {2008")) == []


@pytest.mark.parametrize("text, expected", [
    ("1,269 people, 7.90 hairs, 10-12 weeks, 38.7%", {"1269", "7.9", "10", "12", "38.7"}),
    ("10,20 or 30", {"10", "20", "30"}),
    ("1,26 and 1,2345", {"1", "26", "2345"}),
    (".50 and 0.5", {"0.5"}),
    ("20mg, 3x, 1st, 5°C, £7, (8), 9–11, 12—13", {"20", "3", "1", "5", "7", "8", "9", "11", "12", "13"}),
    ("B12 H2O e179 x1.5", set()),
    ("100.0 and 100", {"100"}),
    ("2020.", {"2020"}),
])
def test_numbers_are_read_as_people_write_them(text, expected):
    assert numbers.numbers(text) == expected
