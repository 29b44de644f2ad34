"""The block at the top of a page is read strictly."""

import time

import pytest
import yaml
from guide import frontmatter, yaml_text
from mkdocs.utils import meta

GOOD = """title: Hair
description: A page.
kind: use
updated: 2026-11-22
review_due: 2027-11-22
reviewed_by: []
evidence_searched: 2026-11-22
handout: true
embed: true"""


def told(block):
    return [(problem.rule, problem.line) for problem in frontmatter.read("docs/a.md", block)[1]]


def test_a_good_block_is_read():
    found, problems = frontmatter.read("docs/a.md", GOOD)
    assert problems == []
    assert (found.kind, found.updated.year, found.reviewed_by) == ("use", 2026, ())


@pytest.mark.parametrize("old, new, rule, line", [
    ("kind: use", "kind: use: x", "yaml-invalid", 4),
    ("title: Hair", "title: 'Hair", "yaml-invalid", 2),
    ("kind: use", "kind: usage", "front-matter-unknown-kind", 4),
    ("embed: true", "embed: yes please", "front-matter-wrong-type", 10),
    ("updated: 2026-11-22", "updated: '2026-11-22'", "front-matter-wrong-type", 5),
    ("updated: 2026-11-22", "updated: 2026-11-22 10:00:00", "front-matter-wrong-type", 5),
    ("updated: 2026-11-22", "updated: 2026-13-22", "yaml-invalid", 5),
    ("reviewed_by: []", "reviewed_by: Dr Who", "front-matter-wrong-type", 7),
    ("reviewed_by: []", "reviewed_by: [[]]", "front-matter-wrong-type", 7),
    ("embed: true", "title: Hair", "yaml-invalid", 10),
    ("review_due: 2027-11-22", "review_due: 2025-11-22", "front-matter-review-order", 6),
    ("review_due: 2027-11-22", '"review_due" : 2026-11-22', "front-matter-review-order", 6),
    ("title: Hair", "title: ''", "front-matter-wrong-type", 2),
    ("title: Hair", "title: '  '", "front-matter-wrong-type", 2),
    ("title: Hair", "title: [a]", "front-matter-wrong-type", 2),
    ("title: Hair", "title:", "front-matter-wrong-type", 2),
    ("kind: use", "kind: {use: use}", "front-matter-wrong-type", 4),
    ("kind: use", "kind: true", "front-matter-wrong-type", 4),
])
def test_each_fault_is_named_with_its_line(old, new, rule, line):
    assert told(GOOD.replace(old, new)) == [(rule, line)]


def test_a_misspelt_key_gets_a_hint_and_the_right_one_is_missing():
    _, problems = frontmatter.read("docs/a.md", GOOD.replace("handout:", "handuot:"))
    assert [(p.rule, p.line) for p in problems] == [
        ("front-matter-unknown-key", 9), ("front-matter-missing-key", 1)]
    assert 'Did you mean "handout"?' in problems[0].fix
    assert '"handout" is missing' in problems[1].message


@pytest.mark.parametrize("text", ["# No block\n", "---\ntitle: x\n# never closed\n", "", "---",
                                  "---\ntitle: x\n---",
                                  "\n---\ntitle: x\n---\n", "----\ntitle: x\n----\n",
                                  "---\u00a0\na: 1\n---\n"])
def test_no_block_is_no_block(text):
    assert frontmatter.split(text) is None


@pytest.mark.parametrize("end", ["---", "---  ", "...", "---\t"])
def test_the_body_knows_its_first_line(end):
    text = f"---\na: 1\n{end}\nBody\n---\n"
    assert frontmatter.split(text) == ("a: 1", "Body\n---\n", 4)
    assert meta.get_data(text) == ("Body\n---\n", {"a": 1})  # and MkDocs sees the same


@pytest.mark.parametrize("block", ["- a\n- b", "words", "", "# a remark", "5", "2020-03-04", "null"])
def test_what_is_no_list_of_keys_is_refused(block):
    assert told(block) == [("front-matter-invalid", 2)]


def test_the_line_of_a_key_is_known_however_it_is_written():
    block = 'description: |\n  kind: no\n# kind: no\n"kind" : use\n? title\n: x'
    assert [frontmatter.line_of(block, key) for key in ("kind", "title", "none")] == [5, 6, 1]


@pytest.mark.parametrize("text", [
    "a: 0b_", "a: 0x_", "a: !!int x", "a: !!float x", "a: !!bool x", "a: !!timestamp x", "? [a]\n: b",
    "{[a]: b}",
    "a: " + "1" * 5000, "a: 2020-01-01T25:00:00", "a: !!binary ä", "a: &b {c: *b}", "<<: {a: 1}", "a: !x y",
    "a: \x00", "a: 1\n---\nb: 2", "a: =", "{a: 1, a: 2}", "a: {b: 1, b: 1}", "\ud800",
])
def test_every_mistake_of_yaml_is_the_same_kind_of_error(text):
    with pytest.raises(yaml.YAMLError) as found:
        yaml_text.load_yaml(text)
    problem = yaml_text.yaml_problem("a.yml", found.value)
    assert (problem.rule, problem.line >= 1) == ("yaml-invalid", True)


def test_a_key_that_is_a_list_is_told_as_one():
    with pytest.raises(yaml.YAMLError, match="a key has to be one word or text"):
        yaml_text.load_yaml("? [a]\n: b")


def test_no_nesting_ends_the_program_or_takes_long():
    begun = time.process_time()
    for text in ("[" * 60_000, "- " * 60_000, "{a: " * 60_000, "? " * 60_000):
        with pytest.raises(yaml.YAMLError):
            yaml_text.load_yaml(text)
        assert yaml_text.places(text) == {}
    assert time.process_time() - begun < 5


def test_an_alias_of_itself_has_an_end():
    assert yaml_text.places("a: &x\n  - *x\n") == {("a",): (1, 1), ("a", 0): (1, 4)}


def test_places_name_keys_and_items():
    text = 'é: ü\nlist:\n  - {"id": ä, b: [1]}\n  -\n    c: &x\n      - y\n'
    assert yaml_text.places(text) == {
        ("é",): (1, 1), ("list",): (2, 1), ("list", 0): (3, 5), ("list", 0, "id"): (3, 6),
        ("list", 0, "b"): (3, 15), ("list", 0, "b", 0): (3, 19), ("list", 1): (5, 5),
        ("list", 1, "c"): (5, 5),
        ("list", 1, "c", 0): (6, 9)}
