"""Only what changed is looked at, and never less than what the change can have broken."""

import os
import subprocess

import pytest
from guide.checks import changed
from guide.checks.changed import Changes, GitError
from small_guide import every_page, replace


@pytest.fixture
def git(guide, tmp_path, monkeypatch):
    """Git in the small guide, with everything committed and no settings of the machine."""
    (tmp_path / "gitconfig").write_text("[user]\nname = T\nemail = t@t.example\n")
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(*arguments):
        done = subprocess.run(["git", *arguments], cwd=guide, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    run("init", "--quiet")
    run("add", ".")
    run("commit", "-m", "first")
    return run


@pytest.fixture
def looked_at(check, made_up):
    """The pages that a run looks at, by file name."""
    made_up("page-begins", every_page)

    def run(*arguments):
        done = check("--changed", *arguments)
        assert done.err == ""
        return {line.partition(":")[0].removeprefix("docs/") for line in done.out.splitlines()
                if "error page-begins" in line}
    return run


EVERY = {"index.md", "page.md", "side-effects.md", "get-help.md", "glossary.md"}


def test_nothing_changed_looks_at_no_page_and_says_so(git, looked_at, check):
    assert looked_at() == set()
    done = check("--changed")
    assert "Looked at 0 of 5 pages" in done.out
    assert "5 of 5 pages were not looked at: they did not change since HEAD." in done.out


def test_changed_staged_and_new_pages_are_looked_at(guide, git, looked_at):
    replace(guide / "docs" / "page.md", "cream", "lotion")
    replace(guide / "docs" / "index.md", "Home", "House")
    git("add", "docs/index.md")
    (guide / "docs" / "sub").mkdir()
    (guide / "docs" / "sub" / "neu ü.md").write_text("# New\n", encoding="utf-8")
    assert looked_at() == {"page.md", "index.md", "sub/neu ü.md"}


def test_a_page_that_git_is_told_to_overlook_is_not_looked_at(guide, git, looked_at):
    (guide / ".gitignore").write_text("draft.md\n")
    (guide / "docs" / "draft.md").write_text("# Draft\n")
    assert looked_at() == set()


@pytest.mark.parametrize("change", [
    lambda g, git: git("mv", "docs/page.md", "docs/other.md"),
    lambda g, git: (g / "docs" / "page.md").unlink(),
], ids=["renamed", "removed"])
def test_a_page_that_went_away_makes_every_page_worth_a_look(guide, git, looked_at, change):
    change(guide, git)
    assert looked_at() == {path.name for path in (guide / "docs").iterdir()}


@pytest.mark.parametrize("name", ["references.bib", "findings/cream.yml", "mkdocs.yml"])
def test_a_change_that_any_page_can_feel_looks_at_every_page(guide, git, looked_at, name):
    file = guide / name
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert looked_at() == EVERY


@pytest.mark.parametrize(("name", "text"), [("pyproject.toml", ""), ("reviewers.yml", "[]\n"),
                                            ("docs/diagrams/x.svg", "<svg/>")])
def test_so_does_a_new_file_of_that_sort(guide, git, looked_at, name, text):
    (guide / name).parent.mkdir(exist_ok=True)
    (guide / name).write_text(text)
    assert looked_at() == EVERY


def test_the_names_of_the_settings_count(guide, git, looked_at):
    (guide / "pyproject.toml").write_text('[tool.guide-checks]\nbibliography = "./sources.bib"\n')
    (guide / "references.bib").rename(guide / "sources.bib")
    git("add", ".")
    git("commit", "-m", "renamed")
    replace(guide / "sources.bib", "Small.", "Tiny.")
    assert looked_at() == EVERY


def test_changes_are_counted_from_the_commit_that_is_named(guide, git, looked_at):
    replace(guide / "docs" / "page.md", "cream", "lotion")
    git("commit", "-am", "second")
    assert looked_at() == set()
    assert looked_at("HEAD~1") == {"page.md"}


def test_rules_of_the_whole_guide_run_whatever_changed(git, check, made_up):
    made_up("guide-rule", lambda rule, *seen: [rule.on("mkdocs.yml", 1, 1, "Wrong.")], reads="guide")
    assert "mkdocs.yml:1:1: error guide-rule" in check("--changed").out


def test_a_guide_in_a_folder_of_a_bigger_repository(guide, git, looked_at, monkeypatch):
    (guide / ".git").rename(guide.parent / ".git")  # now the files of the guide are new in it
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # as a hook of another repository would
    replace(guide / "docs" / "page.md", "cream", "lotion")
    assert changed.since(guide, "HEAD") == Changes(
        frozenset(str(p.relative_to(guide)) for p in guide.rglob("*") if p.is_file()), frozenset())


def test_before_the_first_commit_everything_is_new(guide, git):
    git("update-ref", "-d", "HEAD")
    assert "docs/page.md" in changed.since(guide, "HEAD").there


@pytest.mark.parametrize("ref", ["no-such-branch", "--output=x", "HEAD:docs/page.md", ""])
def test_an_unknown_commit_is_told_in_a_sentence(guide, git, ref):
    with pytest.raises(GitError, match="Git knows no commit"):
        changed.since(guide, ref)
    assert not (guide / "x").exists()


def test_a_folder_without_git_ends_with_2(guide, check, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    done = check("--changed", "--only", "citation-unknown")
    assert (done.code, done.out) == (2, "")
    assert "is in no git repository, so --changed cannot know what changed." in done.err


def test_a_machine_without_git_ends_with_2(check, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = check("--changed", "--only", "citation-unknown")
    assert (done.code, done.out) == (2, "")
    assert "--changed needs git, which cannot be found here." in done.err


def test_pages_outside_of_the_folder_that_git_was_asked_about_are_all_looked_at(guide, git, looked_at):
    (guide / "docs").rename(guide.parent / "docs")
    replace(guide / "mkdocs.yml", "nav:", "docs_dir: ../docs\nnav:")
    git("add", ".")
    git("commit", "-m", "moved")
    assert {path.rpartition("/")[2] for path in looked_at()} == EVERY
