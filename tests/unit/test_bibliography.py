"""references.bib: what is read, and where each mistake stands."""

import re

import pytest
from guide import bibliography
from guide.problems import line_and_column
from support.tiny import BIB


def load(tmp_path, text, **more):
    path = tmp_path / "references.bib"
    path.write_text(text, encoding="utf-8", **more)
    return bibliography.load(path)


def told(problems):
    return [(problem.rule, problem.line, problem.column) for problem in problems]


def test_a_good_file_is_read(tmp_path):
    bib, problems = load(tmp_path, BIB)
    assert problems == []
    assert not bib.broken
    assert bib["park2008"].authors[0] == ("Park", "Seung Ha")
    assert bib["label-a"].authors == (("The Regulator", ""),)
    assert bib["label-a"].doi == ""


def test_a_missing_file_is_told(tmp_path):
    bib, problems = bibliography.load(tmp_path / "references.bib", "data/references.bib")
    assert [(problem.path, problem.rule, problem.line) for problem in problems] == [
        ("data/references.bib", "bib-missing", 0)]
    assert bib.broken


def test_an_empty_file_has_no_sources_and_no_mistakes(tmp_path):
    bib, problems = load(tmp_path, "")
    assert (bib.sources, problems, bib.broken) == ({}, [], False)


@pytest.mark.parametrize("old, new, rule, line, column", [
    ("year = {2008},", "year = {2008", "bib-parse", 5, 0),
    ("title = {A label},", "title = {A label}", "bib-parse", 16, 0),
    ("read = {excerpt},", 'read = "excerpt,', "bib-parse", 20, 0),
    ("  studytype = {regulator notice},", "  TITLE = {Again},", "bib-parse", 16, 3),
    ("author = {{The Regulator}},", "author = {A, B, C, D},", "bib-parse", 14, 0),
    ("@misc{label-a,", "mail me@label.example\n@misc{label-a,", "bib-parse", 14, 0),
    ("@misc{label-a,", "@misc{park2008,", "bib-duplicate-key", 13, 1),
    ("@misc{label-a,", " @misc{label.a,", "bib-key-style", 13, 2),
    ("@misc{label-a,", "@misc{2008label,", "bib-key-style", 13, 1),
])
def test_each_fault_is_named_with_its_place(tmp_path, old, new, rule, line, column):
    assert old in BIB
    _, problems = load(tmp_path, BIB.replace(old, new))
    assert told(problems) == [(rule, line, column)]


def test_a_mistake_that_shows_late_points_to_where_it_may_have_begun(tmp_path):
    _, (problem,) = load(tmp_path, BIB.replace("year = {2008},", "year = {2008"))
    assert problem.fix == "Look for a missing comma, brace or quote from line 5 (year of park2008) on."


def test_keys_that_differ_in_capitals_are_the_same_key(tmp_path):
    _, problems = load(tmp_path, BIB.replace("@misc{label-a,", "@misc{Park2008,"))
    assert told(problems) == [("bib-key-style", 13, 1), ("bib-duplicate-key", 13, 1)]
    assert '"park2008" only in capital letters' in problems[1].message
    assert problems[1].fix == "The first is on line 1. Rename one."


@pytest.mark.parametrize("old, new", [("year = {2008},", "year = {2008"),
                                      ("@misc{label-a,", "@misc{park2008,")])
def test_a_file_that_cannot_be_read_makes_no_key_unknown(tmp_path, old, new):
    bib, problems = load(tmp_path, BIB.replace(old, new))
    assert problems
    assert (bib.broken, bib.sources) == (True, {})
    assert "whatever" in bib.keys()
    assert list(bib.keys()) == []


# What stands between the marks names the place that follows them.
SHAPES = """Test data. A remark, and a brace { in it.
‹a1 ›@article{a1, title = {‹a1 title›One {nested {twice}} value}, year = ‹a1 year›2008,
  month = ‹a1 month›jan # " 3",
  note = "‹a1 note›a {"} b", details={‹a1 details›two
    lines}, URL = {‹a1 url›https://a.example/?x={y}}}  ‹b2 ›‹b2 not-there›@misc(b2 ,
  title = "‹b2 title›in (round) brackets",
  doi   =
  {‹b2 doi›10.5555/b}, , pages = {‹b2 pages›}, )
@string{x = {@misc{no, title = {entry}}}}
@preamble{"@misc(no, "}
@comment{ @misc{c3, title = {‹c3 title›a comment does not hide an entry}} }
% ‹d4 ›@misc{d4, title = {a percent sign does not either}}
@tech-report{é5 title = {‹é5 title›no comma after the key}}
"""


def test_every_shape_of_a_field_has_its_place(tmp_path):
    text = re.sub(r"‹[^›]*›", "", SHAPES)
    bib, problems = load(tmp_path, text)
    assert [problem.rule for problem in problems] == ["bib-key-style"]
    assert list(bib.sources) == ["a1", "b2", "c3", "d4", "é5"]
    wanted = {}
    for mark in re.finditer(r"‹(\S+) (\S*)›", SHAPES):
        before = re.sub(r"‹[^›]*›", "", SHAPES[:mark.start()])
        wanted[mark[1], mark[2]] = ("references.bib", *line_and_column(text, len(before)))
    assert {names: bib.place(*names) for names in wanted} == wanted
    assert bib.field_names("a1") == ["title", "year", "month", "note", "details", "url"]
    start, end = bib.field_span("a1", "details")
    assert bib.text[start:end] == "two\n    lines"


def test_windows_line_ends_change_no_place(tmp_path):
    unix, _ = load(tmp_path, BIB)
    windows, problems = load(tmp_path, BIB, newline="\r\n")
    assert problems == []
    assert windows.place("label-a", "url") == unix.place("label-a", "url") == ("references.bib", 19, 10)


def test_a_field_that_pybtex_keeps_elsewhere_is_seen_too(tmp_path):
    bib, _ = load(tmp_path, "@misc{a, editor = {Best, Bea}, author = {Abel, Ann}}")
    assert bib.field_names("a") == ["editor", "author"]
    assert bib.place("a", "author") == ("references.bib", 1, 42)
