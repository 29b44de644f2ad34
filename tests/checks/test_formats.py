"""What people, GitHub and programs are given: the same everywhere, and safe to show."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from guide.checks import formats
from guide.checks.result import Result
from guide.checks.rule import Finding
from small_guide import REPO, TODAY, replace

WORDS = "100% wrong:\nthe second, line\r"


def result(*findings, **more):
    return Result(Path("guide"), tuple(findings), (), 3, 4, 2, 1, **more)


def finding(severity="error", line=3, column=5, message=WORDS, path="docs/a,b: c%.md", fix=""):
    return Finding(path, line, column, "made-up", message, fix, severity)


def test_the_text_is_the_one_of_the_build_with_the_severity():
    told = formats.text(result(finding("warning", message="Wrong.", path="docs/a.md", fix="Do it.")))
    assert told.startswith("docs/a.md:3:5: warning made-up: Wrong.\n    Do it.\n\n")


def test_the_text_says_how_much_was_looked_at_and_what_was_not():
    told = formats.text(result(built_pages=1, left_out=("Something was left out.",)))
    assert told == ("Looked at 3 of 4 pages, 2 sources, 1 outcome and 1 built page, with 0 rules.\n"
                    "Something was left out.\n0 errors, 0 warnings, 0 notes.\n")


def test_colour_is_the_only_difference_on_a_terminal():
    shown = result(finding("error", message="Wrong: error made-up."), finding("note"))
    coloured, plain = formats.text(shown, colour=True), formats.text(shown)
    assert "\x1b[1;31merror\x1b[0m made-up" in coloured
    assert plain == coloured.replace("\x1b[1;31m", "").replace("\x1b[1;36m", "").replace("\x1b[0m", "")


@pytest.mark.parametrize("colour", [True, False])
def test_words_of_a_page_cannot_steer_the_terminal(colour):
    told = formats.text(result(finding(message="a \x1b[2J b \x9b c")), colour)
    assert "\x1b[2J" not in told and "\x9b" not in told
    assert "a \ufffd[2J b \ufffd c\n" in told


def test_github_commands_are_escaped_as_documented():
    told = formats.github(result(finding("error"), finding("note", line=0, column=0, fix="Do it.")), "sub/")
    assert told.splitlines()[:2] == [
        "::error file=sub/docs/a%2Cb%3A c%25.md,line=3,col=5,title=made-up"
        "::100%25 wrong:%0Athe second, line%0D",
        "::notice file=sub/docs/a%2Cb%3A c%25.md,title=made-up"
        "::100%25 wrong:%0Athe second, line%0D%0ADo it."]


def test_github_finds_a_guide_in_a_folder_of_the_repository(guide, check, monkeypatch):
    replace(guide / "docs" / "page.md", "@abel2015", "@abel2051")
    arguments = ("--only", "citation-unknown", "--no-built", "--format", "github")
    monkeypatch.chdir(guide.parent)
    assert check(*arguments).out.startswith("::error file=guide/docs/page.md,line=15,col=36,title=cit")
    monkeypatch.chdir(guide)
    assert check(*arguments).out.startswith("::error file=docs/page.md,")


def test_the_json_has_its_documented_shape(guide, check):
    replace(guide / "docs" / "page.md", "@abel2015", "@abel2051")
    done = check("--only", "citation-unknown", "--no-built", "--format", "json")
    assert done.code == 1
    told = json.loads(done.out)
    (found,) = told.pop("findings")
    assert "abel2051" in found.pop("message") and "abel2015" in found.pop("fix")
    assert found == {"path": "docs/page.md", "line": 15, "column": 36, "rule": "citation-unknown",
                     "group": "citations", "severity": "error", "safety": True,
                     "can_be_corrected": False}
    assert len(told.pop("left_out")) == 2
    assert told == {"format": 1, "counts": {"error": 1, "warning": 0, "note": 0}, "corrected": [],
                    "not_corrected": [], "failure": "",
                    "looked_at": {"pages": 5, "of_pages": 5, "sources": 2, "outcomes": 1,
                                  "built_pages": None, "rules": 1}}
    assert done.out == json.dumps(json.loads(done.out), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def spoil(guide):
    """Mistakes of several kinds, in several files."""
    replace(guide / "docs" / "page.md", "[@abel2015; @best2016]", "[@abel2051; @Best2016] “Größe”")
    replace(guide / "docs" / "index.md", "kind: background", "kind: backgruond\nmood: calm")
    replace(guide / "references.bib", "read = {abstract}", "reed = {abstract}")
    replace(guide / "findings" / "cream.yml", "certainty: very low", "certainty: lowish")
    replace(guide / "mkdocs.yml", "page.md", "pgae.md")


def shuffled_copy(guide, to):
    """The same files, made in another order."""
    files = sorted(path for path in guide.rglob("*") if path.is_file())
    random.Random(5).shuffle(files)
    for path in files:
        target = to / path.relative_to(guide)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return to


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_the_output_is_the_same_byte_for_byte_on_every_machine(guide, tmp_path, form):
    spoil(guide)
    other = shuffled_copy(guide, tmp_path / "other" / "guide")
    elsewhere = {"LC_ALL": "C", "TZ": "Asia/Kathmandu", "COLUMNS": "20", "PYTHONHASHSEED": "2",
                 "PYTHONIOENCODING": "latin-1"}
    outputs = set()
    for root, environment in ((guide, {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}), (other, elsewhere)):
        done = run(root, "--no-built", "--format", form, env=environment)
        assert done.returncode == 1, done.stderr
        outputs.add((done.stdout, done.stderr))
    assert len(outputs) == 1


def test_the_help_is_the_same_in_every_window(guide):
    wide, narrow = (run(guide, "--help", env={"COLUMNS": width}).stdout for width in ("200", "20"))
    assert wide == narrow


def run(root, *arguments, env):
    command = [sys.executable, str(REPO / "scripts" / "check.py"), "--root", ".", "--today", TODAY]
    return subprocess.run([*command, *arguments], cwd=root, capture_output=True, check=False,
                          env={"PATH": os.environ["PATH"], **env})
