"""Facts are what a page claims: a number, a "not" or a source changes them, a spelling does not."""

import datetime as dt
from pathlib import Path

import pytest
from guide import library, version
from guide.bibliography import Bibliography
from guide.findings import Findings
from guide.frontmatter import FrontMatter
from guide.library import Library
from guide.pages import Page
from guide.paths import Project
from guide.versions import facts, released, untold
from support import releasing

DAY = dt.date(2020, 3, 4)
META = FrontMatter("Lids", "A page.", "harm", DAY, dt.date(2021, 3, 4), (), DAY, True, True)
NONE = Library(Project(Path("no-such-folder")), Bibliography({}), Findings({}, {}), {})
SAID = "In 20 women the cream **may** help. Do not rub it in for 3 days [@abel2015, p. 4]."


def lines(body, src="page.md"):
    return facts.text(facts.of(Page(src, f"docs/{src}", META, body, 12), NONE))


@pytest.mark.parametrize("changed", [
    SAID.replace("20 women", "30 women"), SAID.replace("20 women", "20 men"), SAID.replace("may", "will"),
    SAID.replace("**may** help", "**helps**"), SAID.replace("Do not rub", "Rub"), SAID.replace("3 days", "3 weeks"),
    SAID.replace("abel2015", "best2016"), SAID.replace("p. 4", "p. 5"), SAID.replace(" [@abel2015, p. 4]", ""),
    SAID + " It is never sore.", SAID.replace("In 20 women the", "The").replace("Do not", "In 20 women do not"),
], ids=["number", "people", "surer", "certain", "not-lost", "time", "source", "place", "uncited", "more", "moved"])
def test_a_changed_claim_is_a_changed_fact(changed):
    assert lines(changed) != lines(SAID)


@pytest.mark.parametrize("changed", [
    SAID.replace("cream", "creme"), SAID.replace("**may**", "may"), SAID.replace("rub it", "rub  it"),
    SAID.replace("the cream", "the\ncream"),
], ids=["spelling", "bold", "blank", "line"])
def test_a_spelling_a_line_or_a_mark_is_no_fact(changed):
    assert lines(changed) == lines(SAID)


def test_sentences_in_another_order_say_the_same():
    first, second = "In 20 women it may help.", "Do not rub it."
    assert lines(f"{first} {second}") == lines(f"{second}\n\n{first}")


@pytest.mark.parametrize(("src", "body"), [
    ("get-help.md", "Your skin turns white."),
    ("page.md", '<div class="emergency" markdown>\n\nYour skin turns white.\n\n</div>'),
    ("page.md", "## When to get help\n\n- Your skin turns white."),
    ("is-it-for-you.md", "- You are allergic to white soap."),
])
def test_each_word_of_a_warning_sign_counts(src, body):
    assert lines(body, src) != lines(body.replace("white", "blue"), src)
    assert lines("Your skin turns white.") == lines("Your skin turns blue.")


@pytest.mark.parametrize(("old", "new"), [
    ("certainty: very low", "certainty: low"), ("direction: conflicting", "direction: benefit"),
    ("saw: level", "saw: worse"), ("people: 60 people", "people: 50 people"), ("compared_with: a dummy", "compared_with: no"),
    ("sources: [abel2015, best2016]", "sources: [abel2015]"), ('why: "Few people."', 'why: "Not known."'),
])
def test_the_records_behind_a_table_are_facts_of_its_page(tmp_path, old, new):
    root = releasing.make(tmp_path / "guide")
    releasing.edit(root, "docs/page.md", "[@abel2015; @best2016].", "[@abel2015; @best2016].\n\n{{ summary }}")
    before = _of(root)
    releasing.edit(root, "findings/cream.yml", old, new)
    assert _of(root) != before


def test_what_a_cited_source_says_is_a_fact_and_its_key_is_none(tmp_path):
    root = releasing.make(tmp_path / "guide")
    before = _of(root)
    for name in ("docs/page.md", "references.bib", "findings/cream.yml"):
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(text.replace("abel2015", "abel2015a"), encoding="utf-8")
    assert _of(root) == before
    releasing.edit(root, "references.bib", "participants = {40 women}", "participants = {44 women}")
    assert _of(root) != before


def _of(root):
    found, _ = library.load(Project(root))
    return facts.text(facts.of(found.pages["page.md"], found))


def test_facts_that_are_not_at_hand_as_they_were_are_not_compared(guide):
    found, _ = library.load(Project(guide))
    _, then = found.released.last_of("page.md")
    assert released.facts_of(guide, then)
    releasing.edit(guide, "docs/page.md", "do not know", "now know")
    assert untold.changed(library.load(Project(guide))[0].pages["page.md"], found).new
    (guide / "versions" / then.code / "facts.txt").write_text("says: something else\n", encoding="utf-8")
    assert released.facts_of(guide, then) is None
    changed = untold.changed(library.load(Project(guide))[0].pages["page.md"], found)
    assert changed is not None and (changed.new, changed.gone) == ((), ())


@pytest.mark.parametrize(("one", "other"), [
    ('<p class="a" id="b">Two words</p>', '<p id="c">Two\n  words</p>'),
    ("<p>One</p><p>Two</p>", "<p>One</p>\n<p>Two</p>"),
    ('<h2>One<a title="x" class="headerlink" href="#a">#</a></h2>', "<h2>One</h2>"),
    ("<p>One</p><!--made--><ul><li>x</li></ul><!--/made-->", "<p>One</p>"),
    ("<p>One</p><button>Print</button><script>1 < 2</script>", "<p>One</p>"),
    ('<p>One <a href="x.html" rel="y">two</a></p>', '<p>One <a href="z.html">two</a></p>'),
], ids=["attributes", "blanks", "permalink", "made", "controls", "address"])
def test_a_code_does_not_depend_on_looks(one, other):
    assert version.page_code("a/b.md", one) == version.page_code("a/b.md", other)
    assert version.page_code("a/b.md", one).startswith("PAGE-A-B-")


@pytest.mark.parametrize(("one", "other"), [
    ("<p>One</p>", "<p>Two</p>"), ("<p>12</p>", "<p>1 2</p>"), ('<img alt="a lid">', '<img alt="a box">'),
    ('<svg role="img" aria-label="18 of 100"></svg>', '<svg role="img" aria-label="19 of 100"></svg>'),
    ("<svg><title>One</title></svg>", "<svg><title>Two</title></svg>"),
    ("<p>a<sup>1</sup><sup>23</sup></p>", "<p>a<sup>12</sup><sup>3</sup></p>"),
])
def test_a_code_follows_every_word_that_is_seen_or_heard(one, other):
    assert version.page_code("a.md", one) != version.page_code("a.md", other)
