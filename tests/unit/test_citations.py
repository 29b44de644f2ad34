"""Citations are read by our own grammar, so that nothing vanishes or leaks."""

import pytest
from guide import citations
from mkdocs_bibtex.citation import CitationBlock


def keys(text):
    return [c.key for group in citations.groups(text) for c in group.citations]


def kinds(text):
    return [fault.kind for fault in citations.faults(text)]


def test_a_group_is_read_with_its_places():
    text = "Both [@park2008, p. 180e; @label-a] agree."
    (group,) = citations.groups(text)
    assert [(c.key, c.locator) for c in group.citations] == [("park2008", "p. 180e"), ("label-a", "")]
    assert [text[c.start:c.end] for c in group.citations] == ["@park2008, p. 180e", "@label-a"]
    assert text[group.start:group.end] == "[@park2008, p. 180e; @label-a]"


@pytest.mark.parametrize("text, kind", [
    ("See [@Park2008].", "capitals"),
    ("See [@label-a; @PARK_2008, p. 3].", "capitals"),
    ("See [@park.2008].", "form"),
    ("See [@park:2008].", "form"),
    ("See [@2008park].", "form"),
    ("See [@pärk2008].", "form"),
    ("See [@park2008;].", "form"),
    ("See [@park2008, @label-a].", "form"),
    ("See [@park2008 and @label-a].", "form"),
    (r"See \[@park2008\].", "form"),
    ("See [@park2008, p. 3 [4]].", "form"),
    ("See [@park2008, `p. 3`].", "form"),
    ("See [@park2008<!-- p. 3 -->].", "form"),
    ("See [@park2008;\n@label-a].", "line"),
    ("Write to [a.person@clinic.example].", "email"),
    ("Write to [us: a.person+b@clinic.example, please].", "email"),
    ("See [as in @park2008].", "handle"),
    ("See [our\n@park2008].", "handle"),
    ("From [0 to 1) it fell [@park2008].", "open"),
    ("See [a page [@park2008]](a.md).", "open"),
    ("See ![a picture [@park2008]](a.png).", "open"),
])
def test_each_fault_has_its_kind_and_cites_nothing(text, kind):
    assert kinds(text) == [kind]
    assert keys(text) == []


@pytest.mark.parametrize("text", [
    "See [@park2008].", "See [@park2008, table 2; @kopera2008, pp. 10-12].", "See [ @park2008 ; @label-a ].",
    "Follow @clinic on social media.", "Mail a@b.example or <a@b.example>.", "`[@not-a-key]` in code",
    "[a link](https://x.example/@y)", "See [1] and [ ].", "[on @clinic](https://x.example)",
    "[a@b.example](mailto:a@b.example)", "[us@home][ref]", "A bracket [left open\n\nand later @x].",
    "", "@", "[@", "@]", "[]", "[ @",
])
def test_good_text_gives_no_fault(text):
    assert kinds(text) == []


def test_a_fault_knows_its_place_and_its_words():
    text = "One.\n\nTwo [see\n  @parc2008]."
    (fault,) = citations.faults(text)
    assert (text[fault.start:fault.end], fault.inside) == ("[see\n  @parc2008]", "see @parc2008")


def test_faults_come_in_the_order_of_the_text():
    text = "[a@b.example] [@a, p. [x] [@B] [see @c]"
    assert [fault.start for fault in citations.faults(text)] == [0, 14, 26, 31]


@pytest.mark.parametrize("text", [
    "See `[@park2008]`.", "```\n[@park2008]\n```", "~~~ text\n[@park2008]\n~~~", "<!-- [@park2008] -->",
    "Text.\n\n    [@park2008]", "``a ` [@park2008]``", "<!--\n\n[@label-a; @park2008, p. 3]\n-->",
    "```\n`[@park2008]\n```\n`", "`[x` and `[@park2008]`",
])
def test_a_citation_in_code_or_a_comment_is_seen_and_is_none(text):
    found = list(citations.in_code(text))
    assert "park2008" in [citation.key for citation in found]
    assert [text[citation.start] for citation in found] == ["@"] * len(found)
    assert keys(text) == []


@pytest.mark.parametrize("text", [
    "1. One\n\n    [@park2008]", "A ` mark\n\nand [@park2008] and ` again", "``` [@park2008]\n",
    "<!-- [@park2008]",
    "`[` [@park2008]", "`a [b` [@park2008]", r"\`[@park2008]\`", "!!! note\n    [@park2008]",
])
def test_a_citation_beside_code_counts(text):
    assert keys(text) == ["park2008"]
    assert list(citations.in_code(text)) == []
    assert [str(block) for block in CitationBlock.from_markdown(citations.hide(text))] == ["[@park2008]"]


def test_the_plugin_sees_only_proper_citations():
    text = "A [@park2008] `[@label-a]` x@y.example [mail me@here.example] @name"
    hidden = citations.hide(text)
    blocks = CitationBlock.from_markdown(hidden)
    assert [c.key for block in blocks for c in block.citations] == ["park2008"]
    assert citations.unhide(hidden) == text


@pytest.mark.parametrize("text", ["Mail <a@b.example>.", "Mail a@b.example.", "[us](mailto:a@b.example)"])
def test_an_address_outside_brackets_is_left_as_it_is(text):
    assert citations.hide(text) == text


def test_hiding_changes_no_length_and_no_line():
    text = "`[x` [0 [@a] [b@c.de]\n[@d;\n@e] [@f, p. 3]"
    hidden = citations.hide(text)
    assert len(hidden) == len(text)
    assert [len(line) for line in hidden.split("\n")] == [len(line) for line in text.split("\n")]
    assert citations.unhide(hidden) == text


@pytest.mark.parametrize("place", ["p. 180e", "pp. 10–12", "table 2", "figure 1", "section 3.1", "para. 7",
                                   "paras. 7-9", "article 5", "schedule 2", "chapter 12"])
def test_a_place_in_a_source_has_a_form(place):
    assert citations.LOCATOR.match(place)


@pytest.mark.parametrize("place", ["180e", "somewhere", "p.", "Table 2", "page 3", "p. 3; q", "p. 3 (top)"])
def test_other_words_are_no_place_in_a_source(place):
    assert not citations.LOCATOR.match(place)
