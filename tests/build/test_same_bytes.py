"""The same guide gives the same bytes on another day, by another user, in another folder.

Another user is meant as far as a program can tell: no HOME, another name, another umask.
"""

import os
import subprocess
import sys

import pytest
from support import elsewhere, strange, tiny

# Writes a file for each thing that a build should not let into its pages.
LEAKS = """
import datetime, glob, os, pathlib, time

def on_post_build(config):
    docs = config["docs_dir"]
    told = {
        "set-order": list({"alpha", "beta", "gamma", "delta", "epsilon"}),
        "clock": int(time.time() // 86400), "today": datetime.date.today(), "now": datetime.datetime.now().year,
        "time-zone": time.strftime("%H %Z", time.localtime(0)), "changed": int(os.stat(docs + "/index.md").st_mtime),
        "listdir": [name for name in os.listdir(docs) if name.endswith(".md")],
        "scandir": [entry.name for entry in os.scandir(docs) if entry.name.endswith(".md")],
        "walk": [files for _, _, files in os.walk(docs)], "glob": glob.glob("*.md", root_dir=docs),
        "pathlib": [path.name for path in pathlib.Path(docs).glob("*.md")],
        "folder": docs, "home": os.environ.get("HOME"), "cores": os.cpu_count(),
        "text": "".encode("utf-8") + open(os.devnull).encoding.encode(), "nothing": 1,
    }
    for name, value in told.items():
        pathlib.Path(config["site_dir"], name).write_bytes(str(value).encode("utf-8", "replace"))
"""
SHEETS = ("--sheet", "two-minutes", "--paper", "a4", "--size", "standard", "--clinics", "clinics")


@pytest.fixture(scope="module")
def moved(repo_root, tmp_path_factory):
    """The guide in another folder."""
    return elsewhere.copy(repo_root, tmp_path_factory.mktemp("moved"))


@pytest.fixture(scope="module")
def built_elsewhere(moved, tmp_path_factory):
    """The site of that guide, built where everything else is different too."""
    done = elsewhere.run(moved, tmp_path_factory.mktemp("run"), "build_site.py")
    assert done.returncode == 0, done.stderr
    return moved / "site"


def test_the_site_and_its_embeds_are_the_same_bytes(built_site, built_elsewhere):
    assert (built_elsewhere / "embed/v1/embeds.json").is_file()
    assert elsewhere.differences(built_site, built_elsewhere) == []


def test_a_web_server_can_read_the_site_whatever_the_umask(built_elsewhere):
    modes = {path.is_dir(): set() for path in built_elsewhere.rglob("*")}
    for path in [built_elsewhere, *built_elsewhere.rglob("*")]:
        modes[path.is_dir()].add(oct(path.stat().st_mode & 0o7777))
    assert modes == {True: {"0o755"}, False: {"0o644"}}


def test_sheets_of_the_guide_and_of_clinics_are_the_same_bytes(repo_root, moved, tmp_path):
    command = [sys.executable, "scripts/make_handouts.py", *SHEETS, "--jobs", "2", "--out", str(tmp_path / "here")]
    here = subprocess.run(command, cwd=repo_root, capture_output=True, text=True, check=False)
    assert here.returncode == 0, here.stderr
    there = elsewhere.run(moved, tmp_path, "make_handouts.py", *SHEETS, "--jobs", "1", "--out", "sheets")
    assert there.returncode == 0, there.stderr
    assert len([*(moved / "sheets").rglob("*.pdf")]) == 4
    assert elsewhere.differences(tmp_path / "here", moved / "sheets") == []


def test_whatever_leaks_into_a_site_is_found(tmp_path):
    """The comparison above is worth nothing if it cannot fail."""
    root = tiny.make(tmp_path / "guide")
    (root / "leaks.py").write_text(LEAKS)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text().replace("hooks:\n", "hooks:\n  - leaks.py\n"))
    start = strange.beginning_with(tmp_path / "start", elsewhere.IN_ORDER)
    done = tiny.build(root, PYTHONHASHSEED="1", TZ="America/Los_Angeles", HOME=str(tmp_path), PYTHONUTF8="1", **start)
    assert done.returncode == 0, done.stderr
    moved = elsewhere.copy(root, tmp_path)
    os.symlink(tiny.REPO / "scripts", moved / "scripts")
    done = elsewhere.run(moved, tmp_path, "build_site.py", "--root", str(moved))
    assert done.returncode == 0, done.stderr
    found = elsewhere.differences(root / "site", moved / "site")
    assert found == ["changed", "clock", "cores", "folder", "glob", "home", "listdir", "now", "pathlib", "scandir",
                     "set-order", "text", "time-zone", "today", "walk"]
