"""lay-terms.yml, read strictly: each mistake at its line, in one sentence."""

import pytest
from guide.paths import Project
from guide.pages import Page
from guide.search import lay_terms, targets

GOOD = """same:
  - [box, crate]
pass-over: [the, "no"]
soft: [severe]
everyday: [shelf]
not-ours: [box office]
urgent:
  - to: get-help.md#fire
    names: [box on fire]
answers:
  - to: [index.md, other.md#part]
    names: [blue box]
    words: [lid, "16"]
"""
SIGNS = """own: [my]
calm: [how long]
company: [this]
groups:
  shape: [round, like a ball]
  colour: [green]
urgent:
  - to: get-help.md
    together: [shape + colour]
"""


def load(tmp_path, text):
    (tmp_path / "lay-terms.yml").write_text(text, encoding="utf-8")
    return lay_terms.load(Project(tmp_path))


def places(problems):
    return [(problem.line, problem.message) for problem in problems]


def test_a_good_file_is_read(tmp_path):
    terms, problems = load(tmp_path, GOOD)
    assert problems == []
    assert terms.same == (("box", "crate"),)
    assert (terms.pass_over, terms.soft, terms.everyday) == (("the", "no"), ("severe",), ("shelf",))
    assert terms.not_ours == ("box office",)
    urgent, answer = terms.entries
    assert (urgent.urgent, urgent.to, urgent.names) == (True, ("get-help.md#fire",), ("box on fire",))
    assert (answer.urgent, answer.to, answer.words) == (False, ("index.md", "other.md#part"), ("lid", "16"))


def test_a_guide_without_the_file_has_no_words(tmp_path):
    assert lay_terms.load(Project(tmp_path)) == (lay_terms.LayTerms(), [])


@pytest.mark.parametrize(("old", "new", "line", "says"), [
    ("same:", "sames:", 1, '"sames" is not a key of this file.'),
    ("[box, crate]", "[box]", 2, "not a list of two words or more"),
    ('"no"]', "no]", 3, "is not text"),
    ("[severe]", "severe", 4, '"soft" is not a list of words.'),
    ("get-help.md#fire", "side-effects.md", 8, 'Urgent words lead to "side-effects.md".'),
    ("names: [box on fire]", "nams: [box on fire]", 8, '"nams" is not a key of "urgent".'),
    ("names: [box on fire]", "names: []", 8, "The entry has no words."),
    ("other.md#part]", "a.md, b.md, c.md]", 11, '"to" names more than 3 places.'),
    ("to: [index.md, other.md#part]", "to: 3", 11, 'The key "to" is missing, or is no page.'),
    ("lid,", "Blue-Box,", 13, '"Blue-Box" stands in line 12 already.'),
    ("[blue box]", "[box on fire]", 12, '"box on fire" stands in line 9 already.'),
    ("[blue box]", "[--]", 12, "is not text"),
])
def test_each_mistake_is_told_with_its_line(tmp_path, old, new, line, says):
    terms, problems = load(tmp_path, GOOD.replace(old, new, 1))
    assert terms == lay_terms.LayTerms()
    assert any(at == line and says in message for at, message in places(problems)), places(problems)
    assert all(problem.path == "lay-terms.yml" and problem.fix for problem in problems)


@pytest.mark.parametrize("text", ["", "- a\n", "just words\n", "urgent: {to: x}\n", "answers: 3\n", "same: [a, b]\n",
                                  "pass-over:\nanswers:\n  - [x]\n", "answers: [{to: [], words: [x]}]\n", "a: [b\n"])
def test_a_file_of_another_shape_is_no_traceback(tmp_path, text):
    terms, problems = load(tmp_path, text)
    assert terms == lay_terms.LayTerms()
    assert problems


def test_a_target_that_is_not_there_is_told_with_the_line_of_its_entry(tmp_path):
    terms, _ = load(tmp_path, GOOD)
    ids = {"get-help.md": {"fires"}, "index.md": set()}
    found = list(lay_terms.dead_targets(terms, ids))
    assert places(found) == [(8, '"get-help.md" has no heading or place "fire".'), (11, 'There is no page "other.md".')]
    assert found[0].fix == 'Did you mean "fires"?'


def test_phrases_are_compared_as_people_type_them():
    assert lay_terms.folded("  Can’t  BREATHE! ") == "cant breathe"
    assert lay_terms.folded("Décolleté") == "decollete"


def test_signs_are_read_as_the_groups_that_have_to_be_there(tmp_path):
    terms, problems = load(tmp_path, SIGNS)
    assert problems == []
    assert terms.groups == {"shape": ("round", "like a ball"), "colour": ("green",)}
    assert terms.entries[0].together == (("shape", "colour"),)
    assert (terms.own, terms.calm, terms.company) == (("my",), ("how long",), ("this",))


@pytest.mark.parametrize(("old", "new", "line", "says"), [
    ("shape + colour", "shap + colour", 9, 'There is no group "shap".'),
    ("shape + colour", "shape", 6, 'No sign uses the group "colour".'),
    ("[shape + colour]", "shape + colour", 9, '"together" is not a list of words.'),
    ("[green]", "green", 6, '"colour" is not a list of words.'),
    ("[green]", "[]", 6, 'The group "colour" is empty.'),
    ("together: [shape + colour]", "names: [x]\nanswers: [{to: a.md, together: [shape]}]", 10, '"together" is not a key of "answers".'),
])
def test_a_mistake_in_a_sign_is_told_with_its_line(tmp_path, old, new, line, says):
    terms, problems = load(tmp_path, SIGNS.replace(old, new, 1))
    assert terms == lay_terms.LayTerms()
    assert any(at == line and says in message for at, message in places(problems)), places(problems)


@pytest.mark.parametrize("groups", ["groups: 3\n", "groups: [a]\n", "groups:\n  a:\n"])
def test_groups_of_another_shape_are_no_traceback(tmp_path, groups):
    terms, problems = load(tmp_path, groups)
    assert terms == lay_terms.LayTerms() and problems


def test_the_places_of_a_page_are_known_without_a_build():
    body = """# A page

## One place: here
## Another { #other }
<div id="third"></div>

Dummy cream, cream (dummy)
:   Test data.

`<b id="no-place">`
"""
    assert targets.ids(Page("a.md", "docs/a.md", None, body, 1)) >= {
        "a-page", "one-place-here", "other", "third", "dummy-cream", "cream", "dummy"}
    assert "no-place" not in targets.ids(Page("a.md", "docs/a.md", None, body, 1))
