"""Files that cannot be read stop the build and the checks with one line, and the last site stays."""

import os
import shutil
import subprocess
import sys

import pytest
from support import tiny


def link_out(root):
    outside = root.parent / "outside.md"
    (root / "docs" / "other.md").rename(outside)
    (root / "docs" / "other.md").symlink_to(outside)
    return "docs/other.md is a link out of the guide. Put the file itself there."


def pipe(root):
    (root / "references.bib").unlink()
    os.mkfifo(root / "references.bib")
    return "references.bib is not a file: a folder, pipe or device cannot be read here."


def not_text(root):
    (root / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes() + b"# \xff\n")
    return "mkdocs.yml is not UTF-8 text (line 21, byte "


def bad_embeds(root):
    (root / "embeds.yml").write_bytes(b"\xff\xfe")
    return "embeds.yml is not UTF-8 text (line 1, byte 0). Save it as UTF-8."


def circle(root):
    (root / "docs" / "again").symlink_to(root / "docs")
    return "docs/again is a link to a folder. Put the folder itself there."


def frozen_text_elsewhere(root):
    (root / "versions").mkdir()
    (root / "versions" / "PAGE-INDEX-7K2M9X").symlink_to(root.parent)
    return "versions/PAGE-INDEX-7K2M9X is a link out of the guide. Put the file itself there."


FAULTS = [link_out, pipe, not_text, bad_embeds, circle, frozen_text_elsewhere]


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A tiny guide that was built once; tests copy it."""
    root = tiny.make(tmp_path_factory.mktemp("tiny") / "guide")
    assert tiny.build(root).returncode == 0
    return root


@pytest.fixture(params=FAULTS, ids=lambda fault: fault.__name__)
def planted(good, tmp_path, request):
    """A copy with a fault, and what has to be said of it."""
    root = shutil.copytree(good, tmp_path / "guide")
    return root, request.param(root)


def run(script, root, *options):
    command = [sys.executable, str(tiny.REPO / "scripts" / script), "--root", str(root), *options]
    return subprocess.run(command, env=tiny.in_environment(), capture_output=True, text=True, timeout=60, check=False)


def test_a_build_says_it_in_one_line_and_keeps_the_site(good, planted):
    root, expected = planted
    done = run("build_site.py", root)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert expected in done.stderr
    assert files(root / "site") == files(good / "site")
    assert not list(root.glob(".site*"))


def test_the_checks_say_it_in_one_line(planted):
    root, expected = planted
    done = run("check.py", root, "--no-built")
    assert done.returncode == 2  # nobody knows what they would have found
    assert len(done.stderr.strip().splitlines()) == 1
    assert expected in done.stderr


def files(folder):
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_search_without_all_its_scripts_is_told_in_one_line(good, tmp_path):
    root = shutil.copytree(good, tmp_path / "guide")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8") + "\nextra:\n  on_demand:\n    search: [assets/javascripts/search.js]\n"
    config.write_text(text, encoding="utf-8")
    done = tiny.build(root)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert 'mkdocs.yml: error search-scripts: extra: on_demand: has no "search-first".' in " ".join(done.stderr.split())
