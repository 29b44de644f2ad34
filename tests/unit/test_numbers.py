"""A number on a page has to stand in a record of the source it cites."""

import pytest
from guide import number_check
from guide.problems import ProblemsFound
from guide.session import Session
from support import tiny


def problems(tmp_path, **parts):
    root = tiny.make(tmp_path / "guide", **parts)
    try:
        Session(root).check_sources()
    except ProblemsFound as found:
        return [(problem.rule, problem.path, problem.line) for problem in found.problems]
    return []


def test_the_tiny_guide_is_clean(tmp_path):
    assert problems(tmp_path) == []


@pytest.mark.parametrize("sentence, rule", [
    ("In 21 women nothing changed [@park2008].", "number-differs"),
    ("In 20 women nothing changed [@label-a].", "number-differs"),
    ("It took 13 weeks. Nothing changed in 20 women [@park2008].", "number-differs"),
    ("Nothing changed in 20 women.", "number-without-source"),
    ("| A | 21 women [@park2008] |", "number-differs"),
    ("- Seen in 1.5% of people [@park2008].", "number-differs"),
])
def test_a_wrong_or_lonely_number_stops_the_build(tmp_path, sentence, rule):
    found = problems(tmp_path, index=f"# Home\n\n{sentence}\n")
    assert found == [(rule, "docs/index.md", 15)]


@pytest.mark.parametrize("sentence", [
    "In 20 women both came out the same [@park2008].",
    "It took 12 weeks. Nothing changed in 20 women [@park2008].",
    "About 60 out of 100 people, or 12 of 20 [@park2008].",
    "## 1. A heading with a list number",
    "1. A step in a list.",
    "In 2008 it was published [@park2008].",
    "A place in the source [@park2008, p. 999].",
])
def test_right_numbers_pass(tmp_path, sentence):
    assert problems(tmp_path, index=f"# Home\n\n{sentence}\n") == []


def test_a_listed_phrase_needs_no_source(tmp_path):
    root = tiny.make(tmp_path / "guide", index="# Home\n\nCall 999 now.\n")
    (root / "findings" / "plain-numbers.yml").write_text(
        'plain_numbers:\n  - {phrase: "999", why: "the UK emergency number"}\n', encoding="utf-8")
    Session(root).check_sources()


def test_a_changed_digit_in_a_record_is_found(tmp_path):
    wrong = tiny.FINDINGS.replace("the same in 20 women", "the same in 25 women")
    assert problems(tmp_path, findings=wrong) == [("finding-number", "findings/thighs.yml", 3)]


def test_a_changed_digit_in_a_picture_is_found(tmp_path):
    root = tiny.make(tmp_path / "guide")
    picture = root / "docs" / "diagrams" / "a.svg"
    picture.parent.mkdir()
    picture.write_text('<svg data-cites="park2008">\n<text>21 women</text></svg>', encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        Session(root).check_sources()
    assert [(p.rule, p.path, p.line) for p in found.value.problems] == [
        ("number-differs", "docs/diagrams/a.svg", 2)]


def test_numbers_are_read_as_people_write_them():
    assert number_check.numbers("1,269 people, 7.90 hairs, 10-12 weeks, 38.7%") == {
        "1269", "7.9", "10", "12", "38.7"}
