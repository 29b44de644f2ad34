"""Comments that let one line pass: what they cover, and where they stand."""

import pytest
from guide.checks import ignores
from guide.checks.ignores import Ledger
from guide.checks.rule import Finding

MARK = "<!-- check-ignore a-rule: why -->"


def covered(text, path="docs/a.md", first_line=1):
    return [(comment.line, comment.first, comment.last) for comment in ignores.read(path, text, first_line)]


@pytest.mark.parametrize("text, rule, reason", [
    (MARK, "a-rule", "why"),
    ("<!--check-ignore a-rule:why-->", "a-rule", "why"),
    ("<!-- check-ignore  a-rule  :  two words: and more  -->", "a-rule", "two words: and more"),
    ("<!-- check-ignore a-rule -->", "a-rule", ""),
    ("<!-- check-ignore a-rule: -->", "a-rule", ""),
    ("# check-ignore", "", ""),
    ("# check-ignore a-rule: why", "a-rule", "why"),
    ("key: value # check-ignore a-rule: why", "a-rule", "why"),
    ("% check-ignore a-rule: why", "a-rule", "why"),
    ("\t#check-ignore a-rule: wörds", "a-rule", "wörds"),
])
def test_a_comment_names_a_rule_and_a_reason(text, rule, reason):
    (comment,) = ignores.read("a.md", text)
    assert (comment.rule, comment.reason) == (rule, reason)


@pytest.mark.parametrize("text", ["check-ignore a-rule: why", "a#check-ignore a-rule: why",
                                  "<!-- check-ignored -->",
                                  "<!-- checkignore a-rule: why -->", "100% check-ignorant", ""])
def test_other_words_are_no_comment(text):
    assert list(ignores.read("a.md", text)) == []


def test_a_comment_knows_its_place():
    (comment,) = ignores.read("a.md", f"One.\nTwo. {MARK}", 13)
    assert (comment.path, comment.line, comment.column) == ("a.md", 14, 6)


@pytest.mark.parametrize("text, lines", [
    (f"One. {MARK}\nTwo.", (1, 1, 1)),
    (f"{MARK}\nOne.\nTwo.\n\nThree.", (1, 2, 3)),
    (f"{MARK}\n\n\nOne.\nTwo.\n\nThree.", (1, 4, 5)),
    (f"Zero.\n  {MARK}  \nOne.", (2, 3, 3)),
    (f"{MARK}", (1, 2, 2)),
    (f"{MARK} One.\nTwo.", (1, 1, 1)),
])
def test_a_comment_covers_its_line_or_what_follows(text, lines):
    assert covered(text) == [lines]


def test_every_line_counts_from_the_start_of_the_file():
    assert covered(f"{MARK}\n\nOne.\n\nTwo.", first_line=13) == [(13, 15, 15)]


def test_two_comments_one_above_the_other_cover_the_same_lines():
    found = covered(f"{MARK}\n{MARK}\nOne.\nTwo.\n\nThree.")
    assert [range(first, last + 1).stop for _, first, last in found] == [5, 5]
    assert all(first <= 3 and last == 4 for _, first, last in found)


def test_two_comments_may_stand_on_one_line():
    assert covered(f"One. {MARK} {MARK}") == [(1, 1, 1), (1, 1, 1)]


def test_in_a_bibliography_a_comment_covers_the_whole_next_entry():
    text = "% check-ignore a-rule: why\n@misc{a,\n\n  title = {x},\n}\n\n@misc{b,\n}\n"
    assert covered(text, "references.bib") == [(1, 2, 6)]


@pytest.mark.parametrize("path, line, rule, safety, passes", [
    ("docs/a.md", 2, "a-rule", False, True), ("docs/a.md", 3, "a-rule", False, False),
    ("docs/b.md", 2, "a-rule", False, False), ("docs/a.md", 2, "b-rule", False, False),
    ("docs/a.md", 2, "a-rule", True, False), ("docs/a.md", 0, "a-rule", False, False),
])
def test_only_the_named_rule_on_the_covered_lines_passes(path, line, rule, safety, passes):
    ledger = Ledger(tuple(ignores.read("docs/a.md", f"{MARK}\nOne.")), frozenset({"a-rule"}))
    assert ledger.lets_pass(Finding(path, line, 1, rule, "x"), safety) is passes
    assert len(ledger.used) == passes


def test_a_comment_without_a_reason_lets_nothing_pass():
    ledger = Ledger(tuple(ignores.read("a.md", "<!-- check-ignore a-rule -->\nOne.")), frozenset())
    assert not ledger.lets_pass(Finding("a.md", 2, 1, "a-rule", "x"), safety=False)


def test_readers_of_the_site_do_not_see_the_comments():
    text = f"One. {MARK}\n\n{MARK}\nTwo.\n\n<!-- another comment -->\n"
    assert ignores.remove(text) == "One.\n\nTwo.\n\n<!-- another comment -->\n"
