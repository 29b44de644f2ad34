"""Every rule gives what its fixture pages say it gives, and nothing else.

fixtures/RULE/bad and good hold what differs from base/: a single page (bad.md stands in for
docs/page.md) or a folder of files. The files say themselves what has to be found, each in a
comment with line and column:

    <!-- expect citation-unknown 14:31 -->      # expect ...      % expect ...

A file that can hold no comment, or is not there, is named in another one: expect RULE in FILE 0:0.
All rules run, not only the one in question; those of the built site where there is a site/.
"""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from guide import library
from guide.checks import built, catalogue, runner, settings
from guide.checks.options import Options
from guide.paths import Project

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
TODAY = dt.date(2020, 6, 1)
EXPECT = re.compile(r"(?:<!--|#|%) expect ([\w-]+) (?:in (\S+) )?(\d+):(\d+)")
CASES = [(rule, side) for rule in sorted(catalogue.entries()) for side in ("bad", "good")]


def make(case: Path, root: Path) -> Path:
    """A guide: base/ with a page or a folder laid over it."""
    shutil.copytree(HERE / "base", root, ignore=shutil.ignore_patterns(".cache"))
    if case.with_suffix(".md").is_file():
        shutil.copy(case.with_suffix(".md"), root / "docs" / "page.md")
    else:
        shutil.copytree(case, root, dirs_exist_ok=True)
    return root


def found(root: Path) -> set[tuple[str, str, int, int]]:
    wishes = settings.load(root)
    guide, _ = library.load(Project(root, bibliography_name=wishes.bibliography,
                                    findings_name=wishes.findings))
    options = Options(TODAY, wishes)
    site = built.read(root / "site", guide) if (root / "site").is_dir() else ()
    release = (root / "release").is_file()
    report = runner.run(guide, options, runner.chosen(options, release=release), built=site)
    return {(f.path, f.rule, f.line, f.column) for f in report.findings}


def expected(root: Path) -> set[tuple[str, str, int, int]]:
    files = [path for path in root.rglob("*") if path.is_file()]
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace")
             for path in files}
    return {(file or name, rule, int(line), int(column))
            for name, text in texts.items() for rule, file, line, column in EXPECT.findall(text)}


@pytest.mark.parametrize(("rule", "side"), CASES, ids=["-".join(case) for case in CASES])
def test_a_fixture_gives_exactly_what_it_says(rule, side, tmp_path):
    case = FIXTURES / rule / side
    assert case.is_dir() or case.with_suffix(".md").is_file(), f"{case}.md is missing"
    root = make(case, tmp_path / "guide")
    wanted = expected(root)
    assert found(root) == wanted
    assert (rule in {name for _, name, _, _ in wanted}) == (side == "bad")


def test_the_base_is_clean(tmp_path):
    root = tmp_path / "guide"
    shutil.copytree(HERE / "base", root, ignore=shutil.ignore_patterns(".cache"))
    assert found(root) == set()


def test_no_fixture_belongs_to_no_rule():
    assert sorted(path.name for path in FIXTURES.iterdir()) == sorted(catalogue.entries())


@pytest.mark.parametrize("rule", catalogue.entries())
def test_a_rule_is_documented_in_its_module(rule):
    entry = catalogue.entries()[rule]
    parts = catalogue.parts(entry.explanation)
    assert list(parts) == ["", *catalogue.PARTS]
    assert all(parts.values()) and entry.about.endswith(".") and len(entry.about) <= 110


def test_the_readme_tells_the_true_number_of_rules(repo_root):
    said = re.search(r"\*\*(\d+) rules\*\*", (repo_root / "README.md").read_text(encoding="utf-8"))
    assert said and int(said[1]) == len(catalogue.entries())
