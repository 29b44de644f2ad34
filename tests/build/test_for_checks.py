"""A build that is only made to be checked: it stops at nothing that a rule reports."""

import logging
import shutil
import subprocess
import sys

import pytest
from guide import library
from guide.build import BuildFailed, for_checks
from guide.checks import built
from guide.paths import Project
from support import tiny

FOREIGN = {
    "mkdocs.yml": "site_name: Foreign\nsite_url: https://foreign.example/guide/\nstrict: true\n",
    "docs/index.md": "# Home\n\n[a](sub/a.md#part) [dead](gone.md)\n",
    "docs/sub/a.md": "# A\n\n## Part\n\n[home](../index.md#gone)\n",
}
HOOKED = "site_name: A\nhooks: [hook.py]\n"


def foreign(root, **files):
    for name, text in {**FOREIGN, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def snapshot(folder):
    """Every file with its bytes, but for what is kept to save time."""
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and ".cache" not in path.parts}


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A tiny guide of ours, with a site/ that must stay as it is."""
    root = tiny.make(tmp_path_factory.mktemp("tiny") / "guide")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("The site of yesterday.", encoding="utf-8")
    return root


def test_our_guide_is_built_with_its_hooks_and_its_own_site_is_left_alone(good, tmp_path):
    before = snapshot(good)
    for_checks(good, tmp_path / "new" / "site")
    assert "source-list" in (tmp_path / "new" / "site" / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "new" / "site" / "downloads" / "references.bib").is_file()
    assert snapshot(good) == before
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["site"]


def test_dead_links_and_warnings_do_not_stop_it(good, tmp_path):
    root = tmp_path / "guide"
    shutil.copytree(good, root)
    tiny.write_page(root, "other.md", "# Other\n\nSee [home](indx.md) and [part](index.md#prat).\n")
    for_checks(root, tmp_path / "site")
    guide, _ = library.load(Project(root))
    page = next(page for page in built.read(tmp_path / "site", guide) if page.address == "other.html")
    assert [(dead.rule, place) for place, dead in page.dead_links(guide) if place[0] == "docs/other.md"] == [
        ("link-dead", ("docs/other.md", 15, 12)), ("anchor-dead", ("docs/other.md", 15, 40))]


def test_a_mistake_in_a_source_is_told_in_one_message(good, tmp_path, capfd):
    root = tmp_path / "guide"
    shutil.copytree(good, root)
    tiny.write_page(root, "other.md", "# Other\n\n{{ matrx }}\n")
    with pytest.raises(BuildFailed, match=r"docs/other\.md:15:1: error directive") as failed:
        for_checks(root, tmp_path / "new" / "site")
    assert "Traceback" not in str(failed.value)
    assert not list(tmp_path.glob("new/*"))
    assert capfd.readouterr() == ("", "")


def test_a_foreign_guide_is_built_although_it_is_strict(tmp_path, capfd):
    root = foreign(tmp_path / "guide")
    for_checks(root, tmp_path / "site")
    assert capfd.readouterr() == ("", "")
    assert not (root / "site").exists()
    guide, _ = library.load(Project(root))
    found = [(dead.rule, place) for page in built.read(tmp_path / "site", guide) if page.page
             for place, dead in page.dead_links(guide)]
    assert found == [("link-dead", ("docs/index.md", 3, 27)), ("anchor-dead", ("docs/sub/a.md", 5, 19))]


@pytest.mark.parametrize(("files", "message"), [
    ({"mkdocs.yml": "site_name: [\n"}, "mkdocs.yml"),
    ({"mkdocs.yml": "site_name: A\nplugins: [not-there]\n"}, '"not-there" plugin is not installed'),
    ({"mkdocs.yml": "site_name: A\ntheme: not-there\n"}, "not-there"),
    ({"mkdocs.yml": HOOKED, "hook.py": "def on_env(*a, **k): raise KeyError('why')\n"}, "^KeyError: 'why'$"),
    ({"mkdocs.yml": HOOKED, "hook.py": "import sys\nsys.exit(3)\n"}, "^SystemExit: 3$"),
])
def test_what_cannot_be_built_is_told_in_one_message(files, message, tmp_path):
    with pytest.raises(BuildFailed, match=message):
        for_checks(foreign(tmp_path / "guide", **files), tmp_path / "site")


def test_a_folder_that_holds_anything_is_refused(tmp_path):
    root = foreign(tmp_path / "guide")
    before = snapshot(tmp_path)
    for folder in (root, root / "docs", root / "mkdocs.yml"):
        with pytest.raises(BuildFailed, match="is not an empty folder"):
            for_checks(root, folder)
    assert snapshot(tmp_path) == before


def test_a_folder_that_is_no_guide_is_told_of(tmp_path):
    with pytest.raises(BuildFailed, match="There is no mkdocs.yml"):
        for_checks(tmp_path, tmp_path / "site")


def test_what_a_build_turned_down_or_switched_off_is_put_back(tmp_path):
    hook = ("import logging, sys\nprint('heard')\nsys.path.insert(0, 'x')\n"
            "logging.getLogger('mkdocs').addHandler(logging.NullHandler())\n")
    root = foreign(tmp_path / "guide", **{"mkdocs.yml": HOOKED, "hook.py": hook})
    logger = logging.getLogger("mkdocs")
    before = logger.handlers[:], logger.level, logger.propagate, sys.path[:]
    for_checks(root, tmp_path / "site")
    assert (logger.handlers, logger.level, logger.propagate, sys.path) == before


def test_an_interrupt_leaves_nothing_behind(good, tmp_path):
    code = ("import sys; from pathlib import Path; from guide import build, session\n"
            "def stop(*a): raise KeyboardInterrupt\n"
            "session.Session.write_downloads = stop\n"
            "try: build.for_checks(Path(sys.argv[1]), Path(sys.argv[2]))\n"
            "except KeyboardInterrupt: print('stopped')\n")
    (tmp_path / "new").mkdir()
    done = subprocess.run([sys.executable, "-c", code, str(good), str(tmp_path / "new" / "site")], text=True,
                          cwd=tiny.REPO / "scripts", capture_output=True, check=False)
    assert done.stdout == "stopped\n", done.stderr
    assert list((tmp_path / "new").iterdir()) == []
