"""A new page passes every check as it is, claims nothing, and has its place in the navigation."""

import datetime as dt
import shutil

import new_page as script
import pytest
import yaml
from guide import new_page
from guide.checks import writing
from guide.checks.inspection import Wish, look
from guide.checks.progress import Progress
from guide.frontmatter import KINDS
from guide.new_page import Order
from small_guide import REPO, TODAY

DAY = dt.date.fromisoformat(TODAY)


@pytest.fixture
def begin(guide, capsys):
    """Runs scripts/new_page.py on the small guide; gives (exit code, what it said)."""
    def run(path, *arguments, kind="background", title="New"):
        code = script.main([path, "--root", str(guide), "--today", TODAY, "--kind", kind,
                            "--title", title, *arguments])
        return code, "".join(capsys.readouterr())
    return run


def files(root):
    return {path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*") if path.is_file()}


def findings(root, today=DAY):
    return {str(found) for found in look(Wish(root, today, built=False), Progress()).findings}


def test_a_new_page_of_every_kind_passes_all_checks(guide, begin):
    for kind in KINDS:
        assert begin(f"new/{kind}.md", kind=kind, title=f"Side effects and {kind}")[0] == 0
        assert begin(f"{kind}-2.md", kind=kind, title=f"More about {kind}")[0] == 0
    assert findings(guide) == set()


def test_a_new_page_passes_in_the_real_guide_too(tmp_path):
    root = tmp_path / "guide"
    root.mkdir()
    for name in ("docs", "findings"):
        shutil.copytree(REPO / name, root / name)
    for name in ("mkdocs.yml", "references.bib", "pyproject.toml"):
        shutil.copy(REPO / name, root / name)
    day = dt.date(2026, 11, 22)
    before = findings(root, day)
    for kind in KINDS:
        new_page.make(root, Order(f"uses/{kind}.md", kind, f"New {kind}", after="uses/hair.md"), day)
    assert findings(root, day) - before == set()


def test_a_new_page_says_that_nothing_is_there_and_nobody_signed(guide, begin):
    assert begin("new.md", kind="use")[0] == 0
    text = (guide / "docs" / "new.md").read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert (front["updated"], front["review_due"]) == (DAY, dt.date(2021, 6, 1))
    assert (front["reviewed_by"], front["handout"], front["embed"]) == ([], False, False)
    body = [line for line in text.split("---\n")[2].splitlines() if line and not line.startswith("#")]
    assert set(body) == {"Nothing is written here yet.",
                         "Nothing is written here yet. [When to get help](get-help.md).",
                         "Nothing is written here yet. Doing nothing is always one of the choices."}


def test_the_parts_follow_the_settings_of_the_guide(guide, begin):
    (guide / "pyproject.toml").write_text(
        '[tool.guide-checks.rules.page-parts.parts]\nstep = ["First", "What can harm", "Last"]\n')
    begin("new.md", kind="step")
    text = (guide / "docs" / "new.md").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## First", "## What can harm", "## Last"]
    assert findings(guide) == set()


@pytest.mark.parametrize("title", ["yes", "2020-06-01", "Why: a story", "It's \"so\"", "- dash", "Ünïcode",
                                   "& co"])
def test_any_title_reads_the_same_in_front_matter_and_navigation(guide, begin, title):
    assert begin("new.md", title=title)[0] == 0
    text = (guide / "docs" / "new.md").read_text(encoding="utf-8")
    assert yaml.safe_load(text.split("---\n")[1])["title"] == title
    assert yaml.safe_load((guide / "mkdocs.yml").read_text(encoding="utf-8"))["nav"][-1] == {title: "new.md"}


def test_a_leap_day_has_a_next_check_too(guide, begin):
    assert begin("new.md", "--today", "2028-02-29")[0] == 0
    assert "review_due: 2029-02-28\n" in (guide / "docs" / "new.md").read_text(encoding="utf-8")


NAV = """# Settings
nav: # the map
    - Home: index.md # first
    - Part:
        # the cream
        - Page: page.md  # here

    - Out: https://out.example/a.md
site_name: After the navigation
plugins: !!python/name:some.thing
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize(("after", "line"), [
    ("index.md", (3, "    - New: new.md")),
    ("docs/page.md", (6, "        - New: new.md")),
    ("", (8, "    - New: new.md")),
])
def test_only_one_line_is_added_to_the_navigation(guide, begin, after, line, end):
    (guide / "mkdocs.yml").write_bytes(NAV.replace("\n", end).encode())
    code, said = begin("new.md", *(["--after", after] if after else []))
    expected = NAV.split("\n")
    expected.insert(*line)
    assert (guide / "mkdocs.yml").read_bytes() == end.join(expected).encode()
    assert f"mkdocs.yml, line {line[0] + 1}: - New: new.md" in said


def test_a_file_without_a_last_line_end_gets_a_line_of_its_own(guide, begin):
    (guide / "mkdocs.yml").write_text("site_name: x\nnav:\n- Home: index.md")
    begin("new.md")
    assert (guide / "mkdocs.yml").read_text() == "site_name: x\nnav:\n- Home: index.md\n- New: new.md\n"


@pytest.mark.parametrize("nav", ["nav: [index.md, page.md]\n", "nav: []\n",
                                 "nav:\n  - Page:\n      page.md\n"])
def test_an_unclear_place_is_left_to_the_person(guide, begin, nav):
    (guide / "mkdocs.yml").write_text(nav)
    code, said = begin("new.md", *(["--after", "page.md"] if "page.md" in nav else []))
    assert code == 0
    assert (guide / "docs" / "new.md").is_file()
    assert (guide / "mkdocs.yml").read_text() == nav
    assert "Add this to the navigation in mkdocs.yml yourself, since" in said
    assert "    - New: new.md\n" in said


@pytest.mark.parametrize("nav", ["nav:\n  - Page: ./page.md\n", "nav:\n  - Page: page.md\n  - &a [*a]\n"],
                         ids=["dot", "alias"])
def test_odd_navigations_get_their_line_too(guide, begin, nav):
    (guide / "mkdocs.yml").write_text(nav)
    assert begin("new.md", "--after", "page.md")[0] == 0
    assert (guide / "mkdocs.yml").read_text().splitlines()[2] == "  - New: new.md"


def test_a_line_that_would_change_the_others_is_not_put_in(guide, begin):
    nav = "nav:\n  - Home: >-\n      index.md\n\n# end\n  - Page: page.md\n"
    (guide / "mkdocs.yml").write_text(nav)
    assert "since" in begin("new.md", "--after", "index.md")[1]
    assert (guide / "mkdocs.yml").read_text() == nav


def test_a_guide_without_a_navigation_gets_the_page_alone(guide, begin):
    (guide / "mkdocs.yml").write_text("site_name: x\n")
    assert begin("new.md")[0] == 0
    assert (guide / "mkdocs.yml").read_text() == "site_name: x\n"


@pytest.mark.parametrize(("path", "arguments", "sentence"), [
    ("page.md", {}, "There is docs/page.md already."),
    ("docs/page.md", {}, "There is docs/page.md already."),
    ("new", {}, "is no name for a page"),
    ("New.md", {}, "is no name for a page"),
    ("../new.md", {}, "is no name for a page"),
    ("/tmp/new.md", {}, "is no name for a page"),
    ("a b.md", {}, "is no name for a page"),
    ("new.md", {"title": " "}, "The title is empty"),
    ("new.md", {"title": "A [@abel2015] cream"}, "signs that cannot be printed or that Markdown"),
    ("new.md", {"title": "A\x07bell"}, "signs that cannot be printed"),
])
def test_a_bad_wish_is_refused_in_a_sentence_and_changes_nothing(guide, begin, path, arguments, sentence):
    before = files(guide)
    code, said = begin(path, **arguments)
    assert code == 1
    assert sentence in said and "The page was not made." in said
    assert files(guide) == before


def test_an_unknown_page_to_follow_is_refused(guide, begin):
    before = files(guide)
    code, said = begin("new.md", "--after", "pgae.md")
    assert (code, files(guide)) == (1, before)
    assert '"pgae.md" is not in the navigation. Did you mean "page.md"?' in said


def test_an_address_that_is_taken_is_refused(guide, begin):
    (guide / "mkdocs.yml").write_text("site_name: x\n")  # with one folder a page
    code, said = begin("page/index.md")
    assert code == 1
    assert "There is docs/page.md already." in said


def test_a_navigation_that_cannot_be_written_leaves_no_page_and_no_folder(guide, begin):
    (guide / "mkdocs.yml").chmod(0o444)
    before = files(guide)
    code, said = begin("far/away/new.md")
    assert code == 1
    assert "mkdocs.yml cannot be written: it is protected against writing." in said
    assert files(guide) == before
    assert not (guide / "docs" / "far").exists()


def test_an_interrupt_leaves_no_page(guide, begin, monkeypatch):
    before = files(guide)
    real = writing.os.replace

    def interrupted(source, target):
        if target.name == "mkdocs.yml":
            raise KeyboardInterrupt
        real(source, target)
    monkeypatch.setattr(writing.os, "replace", interrupted)
    assert begin("new.md")[0] == 130
    assert files(guide) == before
