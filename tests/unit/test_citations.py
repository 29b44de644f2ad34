"""Citations are read by our own grammar, so that nothing vanishes or leaks."""

import pytest
from guide import citations
from hypothesis import given
from hypothesis import strategies as st
from mkdocs_bibtex.citation import CitationBlock

KNOWN = {"park2008", "kopera2008", "label-a"}


def rules(text):
    return [problem.rule for problem in citations.problems("docs/a.md", text, KNOWN)]


def keys(text):
    return [c.key for group in citations.groups(text) for c in group.citations]


def test_a_group_is_read_with_its_places():
    (group,) = citations.groups("Both [@park2008, p. 180e; @label-a] agree.")
    assert [(c.key, c.locator) for c in group.citations] == [("park2008", "p. 180e"), ("label-a", "")]


@pytest.mark.parametrize("text, rule", [
    ("See [@parc2008].", "citation-unknown"),
    ("See [@Park2008].", "citation-malformed"),
    ("See [@park.2008].", "citation-malformed"),
    ("See [@park:2008].", "citation-malformed"),
    ("See [@park2008;\n@label-a].", "citation-broken-line"),
    ("Write to [a.person@clinic.example].", "citation-email"),
    ("See [as in @park2008].", "citation-malformed"),
    ("See [@park2008, somewhere].", "citation-locator"),
    ("See `[@park2008]`.", "citation-in-code"),
    ("```\n[@park2008]\n```", "citation-in-code"),
    ("<!-- [@park2008] -->", "citation-in-code"),
])
def test_each_fault_is_named(text, rule):
    assert rules(text) == [rule]


@pytest.mark.parametrize("text", [
    "See [@park2008].", "See [@park2008, table 2; @kopera2008, pp. 10-12].",
    "Follow @clinic on social media.", "Mail a@b.example or <a@b.example>.",
    "`[@not-a-key]` in code", "[a link](https://x.example/@y)", "See [1] and [ ].",
])
def test_good_text_gives_no_finding(text):
    assert rules(text) == []


def test_the_place_of_a_fault_is_exact():
    problem = next(citations.problems("docs/a.md", "One.\n\nTwo [@parc2008].", KNOWN, first_line=14))
    assert (problem.line, problem.column) == (16, 6)
    assert 'Did you mean "park2008"?' in problem.fix


def test_the_plugin_sees_only_proper_citations():
    text = "A [@park2008] `[@label-a]` x@y.example [mail me@here.example] @name"
    hidden = citations.hide(text)
    blocks = CitationBlock.from_markdown(hidden)
    assert [c.key for block in blocks for c in block.citations] == ["park2008"]
    assert citations.unhide(hidden) == text


@given(st.text(alphabet="[]@;,. `\nab1-_pk<>!", max_size=60))
def test_whatever_the_plugin_would_rewrite_our_reader_sees(text):
    """On any text the plugin finds, after hiding, exactly the citations that we read."""
    blocks = CitationBlock.from_markdown(citations.hide(text))
    assert [c.key for block in blocks for c in block.citations] == keys(text)


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text):
    list(citations.problems("docs/a.md", text, KNOWN))
    assert citations.unhide(citations.hide(text)) == text.replace("\ue000", "@")
