"""Which rules run, over what, and what reaches the author."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from guide import library
from guide.checks import catalogue, runner
from guide.checks.catalogue import Entry, UnknownRule
from guide.checks.options import Options
from guide.checks.rule import Rule
from guide.checks.settings import Settings
from guide.paths import Project

BASE = Path(__file__).resolve().parents[1] / "rules" / "base"
TODAY = dt.date(2020, 6, 1)


@pytest.fixture
def root(tmp_path):
    return Path(shutil.copytree(BASE, tmp_path / "guide", ignore=shutil.ignore_patterns(".cache")))


@pytest.fixture
def rules(monkeypatch):
    """Made-up rules in the place of the real ones: ``rules("a-rule", check, severity="note")``."""
    entries: dict[str, Entry] = {}
    monkeypatch.setattr(catalogue, "entries", lambda: entries)
    monkeypatch.setattr(catalogue, "names", lambda: tuple(entries))
    monkeypatch.setattr(catalogue, "stopping", lambda: {
        name: entry for name, entry in entries.items() if entry.rule.stops_build})

    def add(name, check=None, group="words", **more):
        rule = Rule(name, group, **more)
        entries[name] = Entry(rule, lambda *seen: (check or first_character)(rule, *seen), "")
    return add


def first_character(rule, page, library, options):
    yield rule.at(page, 0, "This page begins.", "Begin it elsewhere.")


def bibliography(rule, page, library, options):
    yield rule.on("references.bib", 3, 1, "There are sources.")


def run(root, options=None, **choice):
    guide, _ = library.load(Project(root))
    options = options or Options(TODAY)
    how = {name: choice.pop(name) for name in ("only", "skip", "release") if name in choice}
    return runner.run(guide, options, runner.chosen(options, **how), **choice)


def rule_names(report):
    return sorted({finding.rule for finding in report.findings})


def test_every_page_is_looked_at_and_the_guide_once(root, rules):
    rules("each-page")
    rules("the-guide", bibliography, reads="guide")
    report = run(root)
    assert report.pages == 5
    assert sorted(f.path for f in report.findings if f.rule == "each-page") == [
        f"docs/{name}.md" for name in ("get-help", "glossary", "index", "page", "side-effects")]
    assert [f.path for f in report.findings if f.rule == "the-guide"] == ["references.bib"]


def test_a_rule_that_is_off_does_not_run(root, rules):
    rules("one")
    rules("two")
    assert rule_names(run(root, Options(TODAY, Settings(off=frozenset({"one"}))))) == ["two"]


@pytest.mark.parametrize("choice, expected", [
    ({}, ["a-one", "a-two", "b-one"]), ({"only": ["a-one"]}, ["a-one"]),
    ({"only": ["words"]}, ["a-one", "a-two"]),
    ({"only": ["words", "b-one"], "skip": ["a-two"]}, ["a-one", "b-one"]), ({"skip": ["words"]}, ["b-one"]),
    ({"only": ["a-one"], "skip": ["words"]}, []),
])
def test_only_and_skip_take_rules_and_groups(root, rules, choice, expected):
    for name, group in (("a-one", "words"), ("a-two", "words"), ("b-one", "access")):
        rules(name, group=group)
    assert rule_names(run(root, **choice)) == expected


@pytest.mark.parametrize("choice", [{"only": ["a-oen"]}, {"skip": ["wrods"]}, {"only": [""]}])
def test_a_word_that_is_no_rule_is_told(root, rules, choice):
    rules("a-one")
    with pytest.raises(UnknownRule):
        run(root, **choice)


@pytest.mark.parametrize("choice, expected", [
    ({}, ["now"]), ({"release": True}, ["late", "now"]), ({"only": ["late"]}, ["late"]),
    ({"only": ["words"]}, ["now"]),
    ({"only": ["words"], "release": True}, ["late", "now"]),
])
def test_a_rule_for_a_release_runs_then_or_when_it_is_named(root, rules, choice, expected):
    rules("now")
    rules("late", release=True)
    assert rule_names(run(root, **choice)) == expected


def test_only_some_pages_can_be_looked_at(root, rules):
    rules("each-page")
    report = run(root, srcs={"page.md", "no-such-page.md"})
    assert ([f.path for f in report.findings], report.pages) == (["docs/page.md"], 1)


SPOTS = {"references.bib": "@article{abel2015", "findings/cream.yml": "    label:",
         "mkdocs.yml": "site_name:",
         "docs/page.md": "kind:", "docs/index.md": "Read about"}
COMMENTS = {".bib": "% check-ignore {}", ".yml": "# check-ignore {}", ".md": "<!-- check-ignore {} -->"}


def spots(rule, page, library, options):
    """A finding at one line of every kind of file."""
    for file, words in SPOTS.items():
        before = (library.project.root / file).read_text(encoding="utf-8").partition(words)[0]
        yield rule.on(file, before.count("\n") + 1, 1, "Here.")


def comment_above(root, file, words):
    """Put a check-ignore comment on a line of its own above a spot."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    comment = COMMENTS[".yml" if file == "docs/page.md" else path.suffix].format(words)  # in front matter
    path.write_text(text.replace(SPOTS[file], f"{comment}\n{SPOTS[file]}", 1), encoding="utf-8")


@pytest.mark.parametrize("file", SPOTS)
def test_a_comment_lets_pass_what_it_covers_and_no_more(root, rules, file):
    rules("spots", spots, reads="guide")
    rules("another", spots, reads="guide")
    assert len(run(root).findings) == 10
    comment_above(root, file, "spots: test data")
    left = {(f.rule, f.path) for f in run(root).findings}
    assert len(left) == 9
    assert ("spots", file) not in left


@pytest.mark.parametrize("file", SPOTS)
def test_no_comment_lets_a_safety_rule_pass(root, rules, file):
    rules("spots", spots, reads="guide", safety=True)
    comment_above(root, file, "spots: test data")
    assert len(run(root).findings) == 5


def ledger_of(seen):
    def check(rule, ledger, library, options):
        seen.append(ledger)
        return iter(())
    return check


def test_a_rule_about_comments_sees_which_were_used(root, rules):
    seen = []
    rules("spots", spots, reads="guide")
    rules("comments", ledger_of(seen), reads="ignores")
    comment_above(root, "mkdocs.yml", "spots: test data")
    comment_above(root, "docs/index.md", "other: test data")
    run(root)
    (ledger,) = seen
    assert {comment.path for comment in ledger.comments} == {"mkdocs.yml", "docs/index.md"}
    assert {comment.path for comment in ledger.used} == {"mkdocs.yml"}
    assert ledger.ran == {"spots", "comments"}


def test_nobody_can_say_that_a_comment_is_unused_where_only_a_part_was_looked_at(root, rules):
    seen = []
    rules("comments", ledger_of(seen), reads="ignores")
    run(root, srcs={"page.md"})
    assert seen[0].ran == frozenset()


def test_unused_and_invalid_comments_are_told_by_the_real_rules(root):
    comment_above(root, "mkdocs.yml", "nav-dead: test data")
    comment_above(root, "docs/index.md", "citation-missing: test data")
    comment_above(root, "findings/cream.yml", "no-such-rule: test data")
    found = {(f.path, f.rule) for f in run(root, only=["ignores", "nav-dead"]).findings}
    assert found == {("mkdocs.yml", "ignore-unused"), ("findings/cream.yml", "ignore-invalid")}


def test_a_mistake_that_no_rule_documents_is_told_all_the_same(root, rules):
    rules("each-page")
    (root / "mkdocs.yml").write_text("nav: [", encoding="utf-8")
    report = run(root, only=["each-page"])
    assert ("mkdocs.yml", "yaml-invalid", "error") in {(f.path, f.rule, f.severity) for f in report.findings}


def test_a_documented_mistake_is_told_by_its_rule_alone(root):
    (root / "mkdocs.yml").write_text("nav: [", encoding="utf-8")
    assert run(root, only=["bib-doi"]).findings == ()
    assert rule_names(run(root, only=["yaml-invalid"])) == ["yaml-invalid"]


def test_the_same_finding_twice_is_told_once_and_all_are_in_order(root, rules):
    rules("twice", lambda rule, page, *seen: [*first_character(rule, page, *seen)] * 2)
    findings = run(root).findings
    assert len(findings) == 5
    assert list(findings) == sorted(findings)


def test_the_order_of_the_files_changes_nothing(root, rules, monkeypatch):
    rules("each-page")
    rules("spots", spots, reads="guide")
    first = run(root)
    real = Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda self, pattern: reversed(list(real(self, pattern))))
    flat = Path.glob
    monkeypatch.setattr(Path, "glob", lambda self, pattern: reversed(list(flat(self, pattern))))
    assert run(root) == first


def test_a_count_is_of_one_severity(root, rules):
    rules("bad")
    rules("told", severity="note")
    rules("soon", spots, severity="warning", reads="guide")
    report = run(root)
    assert [report.count(severity) for severity in ("error", "warning", "note")] == [5, 5, 5]


def test_only_errors_of_rules_that_say_so_stop_a_build(root, rules):
    rules("stops", stops_build=True)
    rules("does-not")
    rules("a-note", severity="note", stops_build=True)
    guide, _ = library.load(Project(root))
    assert {finding.rule for finding in runner.blocking(guide, Options(TODAY))} == {"stops"}


def test_progress_counts_the_pages(root, rules):
    rules("each-page")
    seen = []
    run(root, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(number, 5) for number in range(1, 6)]
