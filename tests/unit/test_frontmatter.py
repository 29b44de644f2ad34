"""The block at the top of a page is read strictly."""

import pytest
from guide import frontmatter

GOOD = """title: Hair
description: A page.
kind: use
updated: 2026-11-22
review_due: 2027-11-22
reviewed_by: []
evidence_searched: 2026-11-22
handout: true
embed: true"""


def rules(block):
    return [problem.rule for problem in frontmatter.read("docs/a.md", block)[1]]


def test_a_good_block_is_read():
    meta, problems = frontmatter.read("docs/a.md", GOOD)
    assert problems == []
    assert (meta.kind, meta.updated.year, meta.reviewed_by) == ("use", 2026, ())


@pytest.mark.parametrize("old, new, rule, line", [
    ("kind: use", "kind: use: x", "yaml-invalid", 4),
    ("title: Hair", "title: 'Hair", "yaml-invalid", None),
    ("kind: use", "kynd: use", "front-matter-unknown-key", 4),
    ("kind: use", "kind: usage", "front-matter-unknown-kind", 4),
    ("embed: true", "embed: yes please", "front-matter-wrong-type", 10),
    ("updated: 2026-11-22", "updated: '2026-11-22'", "front-matter-wrong-type", 5),
    ("updated: 2026-11-22", "updated: 2026-13-22", "yaml-invalid", 5),
    ("reviewed_by: []", "reviewed_by: Dr Who", "front-matter-wrong-type", 7),
    ("embed: true", "title: Hair", "yaml-invalid", None),
    ("review_due: 2027-11-22", "review_due: 2025-11-22", "front-matter-review-order", 6),
    ("title: Hair", "title: ''", "front-matter-wrong-type", 2),
])
def test_each_fault_is_named_with_its_line(old, new, rule, line):
    problems = frontmatter.read("docs/a.md", GOOD.replace(old, new))[1]
    found = {problem.rule: problem.line for problem in problems}
    assert rule in found
    assert line is None or found[rule] == line


def test_a_missing_key_is_named():
    _, problems = frontmatter.read("docs/a.md", GOOD.replace("embed: true", ""))
    assert [(p.rule, "embed" in p.message) for p in problems] == [("front-matter-missing-key", True)]


def test_a_misspelt_key_gets_a_hint():
    _, problems = frontmatter.read("docs/a.md", GOOD.replace("handout:", "handuot:"))
    assert any('Did you mean "handout"?' in problem.fix for problem in problems)


@pytest.mark.parametrize("text", ["# No block\n", "---\ntitle: x\n# never closed\n", ""])
def test_no_block_is_no_block(text):
    assert frontmatter.split(text) is None


def test_the_body_knows_its_first_line():
    block, body, line = frontmatter.split("---\na: 1\n---\nBody\n")
    assert (block, body, line) == ("a: 1", "Body\n", 4)


def test_a_list_instead_of_keys_is_refused():
    assert rules("- a\n- b") == ["front-matter-invalid"]
