"""reviewers.yml: only real people who signed, and all that a reader needs to look them up."""

import datetime as dt

import pytest
from guide import reviewers
from guide.paths import Project

GOOD = """# Test data: a made-up person.
- id: a-doctor
  name: Ä. Doctor
  role: nurse
  register: "Test register: 12"
  signed: {a.md: 2027-01-15, b/c.md: 2027-01-16}
"""


def load(tmp_path, text):
    (tmp_path / "reviewers.yml").write_text(text, encoding="utf-8")
    return reviewers.load(Project(tmp_path))


def test_without_the_file_nobody_has_signed(tmp_path):
    assert reviewers.load(Project(tmp_path)) == ({}, [])


def test_a_reviewer_is_read_with_the_day_of_each_page(tmp_path):
    people, problems = load(tmp_path, GOOD)
    assert problems == []
    assert people["a-doctor"].signed == {"a.md": dt.date(2027, 1, 15), "b/c.md": dt.date(2027, 1, 16)}
    assert (people["a-doctor"].name, people["a-doctor"].register) == ("Ä. Doctor", "Test register: 12")


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "[]", "~"])
def test_an_empty_file_is_no_mistake(tmp_path, text):
    assert load(tmp_path, text) == ({}, [])


@pytest.mark.parametrize("old, new", [
    ("  role: nurse\n", ""), ("role: nurse", "role: ' '"), ("role: nurse", "role:"),
    ("role: nurse", "role: [nurse]"),
    ("role: nurse", "rank: nurse"), ("role: nurse", "role: nurse\n  more: x"), ("id: a-doctor", "id: 5"),
    ("id: a-doctor", "id: [a]"), ("2027-01-15", "in May"), ("2027-01-15", "2027-01-15 10:00:00"),
    ("{a.md: 2027-01-15, b/c.md: 2027-01-16}", "[a.md]"),
    ("{a.md: 2027-01-15, b/c.md: 2027-01-16}", "2027-01-15"),
    ("{a.md: 2027-01-15, b/c.md: 2027-01-16}", ""), ("  role: nurse\n", "  5: nurse\n"),
])
def test_an_entry_of_another_shape_is_told_and_nobody_is_a_reviewer(tmp_path, old, new):
    assert old in GOOD
    people, problems = load(tmp_path, GOOD.replace(old, new))
    assert [(p.path, p.rule, p.line, p.column) for p in problems] == [
        ("reviewers.yml", "reviewers-shape", 2, 3)]
    assert people == {}


@pytest.mark.parametrize("text", ["words", "5", "{id: a-doctor}", "2027-01-15", "true"])
def test_a_file_that_is_no_list_is_told(tmp_path, text):
    people, problems = load(tmp_path, text)
    assert [(p.rule, p.line) for p in problems] == [("reviewers-shape", 1)]
    assert people == {}


@pytest.mark.parametrize("item", ["words", "5", "~", "[]", "{}", "{[a]: b}"])
def test_an_item_that_is_nobody_is_told_and_the_others_are_read(tmp_path, item):
    people, problems = load(tmp_path, GOOD + f"- {item}\n")
    assert [problem.line for problem in problems] == [7]
    assert list(people) == ([] if problems[0].rule == "yaml-invalid" else ["a-doctor"])


def test_the_same_id_twice_is_told_at_the_second(tmp_path):
    people, problems = load(tmp_path, GOOD + GOOD.partition("\n")[2].replace("Ä. Doctor", "Another"))
    assert [(p.rule, p.line) for p in problems] == [("reviewers-shape", 7)]
    assert people["a-doctor"].name == "Ä. Doctor"
