"""What the command does with what it is asked for, and how it ends."""

import pytest
from guide import build
from guide.checks import catalogue
from small_guide import every_page, replace


def never(rule, *seen):
    return ()


def every_built_page(rule, page, *more):
    yield rule.on(*page.in_html(1, 1), "This page begins.")


def plant_unknown_key(guide):
    replace(guide / "docs" / "page.md", "[@abel2015;", "[@abel2051;")


def test_a_clean_guide_ends_with_0_and_says_what_was_looked_at(check):
    done = check("--only", "citation-unknown", "--no-built")
    assert done.code == 0
    assert "Looked at 5 pages, 2 sources, 1 outcome and no built page, with 1 rule." in done.out
    assert done.out.endswith("0 errors, 0 warnings, 0 notes.\n")


def test_a_mistake_ends_with_1_and_is_told_with_its_place_and_what_to_do(guide, check):
    plant_unknown_key(guide)
    done = check("--only", "citation-unknown", "--no-built")
    assert done.code == 1
    first, second = done.out.splitlines()[:2]
    assert first.startswith('docs/page.md:15:36: error citation-unknown: No source "abel2051"')
    assert second.startswith('    Did you mean "abel2015"?')


@pytest.mark.parametrize(("severity", "arguments", "code"), [
    ("error", [], 1), ("warning", [], 0), ("warning", ["--strict"], 1), ("note", ["--strict"], 0)])
def test_only_errors_fail_unless_the_run_is_strict(check, made_up, severity, arguments, code):
    made_up("page-begins", every_page, severity=severity)
    done = check(*arguments)
    assert done.code == code
    assert f"5 {severity}s" in done.out


def test_only_and_skip_take_rules_and_groups_and_can_be_repeated(check, made_up):
    for name, group in (("a-one", "words"), ("a-two", "words"), ("b-one", "access"), ("c-one", "links")):
        made_up(name, every_page, group=group)
    done = check("--only", "words, b-one", "--only", "c-one", "--skip", "a-one,c-one")
    assert {line.split()[2] for line in done.out.splitlines() if " error " in line} == {"a-two:", "b-one:"}
    assert "Not run, because of --skip: a-one, c-one." in done.out
    assert "Only 2 of 4 rules were run, because of --only." in done.out


def test_rules_for_a_release_run_only_when_asked_for(check, made_up):
    made_up("always", every_page)
    made_up("late", every_page, release=True)
    assert "late:" not in check().out
    assert "Only run before a release (--release): late." in check().out
    assert "late:" in check("--release").out


@pytest.mark.parametrize(("spoil", "arguments", "sentence"), [
    (lambda g: (g / "mkdocs.yml").unlink(), [], "There is no mkdocs.yml in"),
    (lambda g: [p.unlink() for p in (g / "docs").iterdir()], [], "There is no page in"),
    (lambda g: (g / "docs" / "page.md").write_bytes(b"\xff\xfe"), [], "is not UTF-8 text"),
    (lambda g: (g / "references.bib").write_bytes(b"\xff\xfe"), [], "is not UTF-8 text"),
    (lambda g: (g / "pyproject.toml").write_text("[tool"), [], "pyproject.toml is broken"),
    (lambda g: (g / "pyproject.toml").write_text("[tool.guide-checks]\nfindigs = 'x'"), [], "findigs"),
    (lambda g: None, ["--only", "citation-unknwon"], 'Did you mean "citation-unknown"?'),
    (lambda g: None, ["--only", ","], "name a rule or a group"),
    (lambda g: None, ["--only", "words", "--skip", "words"], "No rule is left to run."),
    (lambda g: None, ["--today", "2020-02-30"], "is no day"),
    (lambda g: None, ["--site", "nowhere"], "There is no built page in nowhere."),
    (lambda g: None, ["--site", "x", "--no-built"], "give one of the two"),
    (lambda g: None, ["--explain", "nothing"], 'There is no rule or group "nothing".'),
])
def test_what_cannot_work_is_told_in_a_sentence_and_ends_with_2(guide, check, spoil, arguments, sentence):
    spoil(guide)
    done = check(*arguments)
    assert done.code == 2
    assert sentence in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def test_a_rule_that_breaks_is_told_with_its_kind_and_never_as_no_findings(check, made_up):
    def broken(rule, *seen):
        raise KeyError("oops")
    made_up("breaks", broken)
    done = check()
    assert (done.code, done.out) == (2, "")
    assert "the check itself broke (KeyError: 'oops')" in done.err
    assert "Please report this" in done.err and "Traceback" not in done.err
    assert "Traceback" in check("--debug").err


def test_ctrl_c_ends_without_a_traceback(check, made_up):
    def interrupted(rule, *seen):
        raise KeyboardInterrupt
    made_up("waits", interrupted)
    done = check()
    assert (done.code, done.out, done.err) == (130, "", "guide-check: stopped.\n")


def test_the_list_names_every_rule_and_what_it_does(check):
    told = check("--list").out
    for name, entry in catalogue.entries().items():
        line = next(line for line in told.splitlines() if line.startswith(f"  {name} ("))
        assert entry.rule.severity in line
        assert ("protects people" in line) == entry.rule.safety
        assert ("stops a build" in line) == entry.rule.stops_build
        assert entry.about in told


def test_a_rule_is_explained_with_the_settings_of_this_guide(guide, check, made_up):
    made_up("made-up", never, settings={"words": ["a"], "most": 3})
    (guide / "pyproject.toml").write_text("[tool.guide-checks.rules.made-up]\nmost = 4\n")
    assert check("--explain", "made-up").out == """made-up (words, error)

Finds made-up.

Why: a test.
Bad: x
Good: y
Fix: z

Settings, in pyproject.toml, [tool.guide-checks.rules.made-up]:
    words = ["a"]
    most = 4
        (of this guide; otherwise 3)
"""


def test_the_result_can_go_into_a_file(guide, check, tmp_path):
    plant_unknown_key(guide)
    file = tmp_path / "result.txt"
    done = check("--only", "citation-unknown", "--no-built", "--output", file)
    assert done.code == 1
    assert "citation-unknown:" in file.read_text(encoding="utf-8")
    assert "citation-unknown:" not in done.out
    assert f"1 error, 0 warnings, 0 notes.\nWritten to {file}." in done.out


def test_a_result_that_cannot_be_written_ends_with_2(check, tmp_path):
    done = check("--only", "citation-unknown", "--no-built", "--output", tmp_path / "no" / "result.txt")
    assert done.code == 2
    assert "cannot be written" in done.err


def test_the_built_pages_are_read_from_a_throw_away_build(guide, check, made_up, monkeypatch):
    seen = []

    def pretend_build(root, folder):
        seen.append(folder)
        folder.mkdir()
        (folder / "page.html").write_text("<h1>The cream</h1>")
    monkeypatch.setattr(build, "for_checks", pretend_build, raising=False)
    made_up("built-begins", every_built_page, reads="built")
    made_up("page-begins", every_page)
    done = check()
    assert "site/page.html:1:1: error built-begins" in done.out
    assert "and 1 built page, with 2 rules" in done.out
    assert not seen[0].parent.exists()


def test_what_stops_a_build_is_told_even_if_not_asked_for(check, made_up, monkeypatch):
    monkeypatch.setattr(build, "for_checks", lambda *_: pytest.fail("nothing to build"), raising=False)
    made_up("built-rule", never, reads="built")
    made_up("stopper", every_page, stops_build=True)
    done = check("--only", "built-rule")
    assert done.code == 1
    assert "docs/page.md:12:1: error stopper" in done.out
    assert "The built pages were not looked at: correct the errors above first." in done.out


def test_a_failed_build_ends_with_2_and_still_tells_what_the_pages_hold(check, made_up, monkeypatch):
    class BuildFailed(Exception):
        pass

    def fail(root, folder):
        raise BuildFailed("the theme is missing.")
    monkeypatch.setattr(build, "BuildFailed", BuildFailed, raising=False)
    monkeypatch.setattr(build, "for_checks", fail, raising=False)
    made_up("built-rule", never, reads="built")
    made_up("page-begins", every_page)
    done = check()
    assert done.code == 2
    assert "docs/page.md:12:1: error page-begins" in done.out
    assert "The built pages were not looked at: the build failed." in done.out
    assert done.err == "guide-check: The site could not be built: the theme is missing.\n"


@pytest.mark.parametrize("arguments", [["--no-built"], ["--site", "SITE"]], ids=lambda words: words[0])
def test_no_build_is_started_when_nobody_wants_one(guide, check, made_up, monkeypatch, arguments):
    monkeypatch.setattr(build, "for_checks", lambda *_: pytest.fail("nobody asked"), raising=False)
    made_up("built-begins", every_built_page, reads="built")
    made_up("page-begins", every_page)
    (guide / "out").mkdir()
    (guide / "out" / "a.html").write_text("x")
    done = check(*[guide / "out" if word == "SITE" else word for word in arguments])
    assert ("out/a.html:1:1: error built-begins" in done.out) == ("--site" in arguments)
    assert ("not looked at (--no-built)" in done.out) == ("--no-built" in arguments)
