"""A tiny guide, released once for all tests that only read it."""

import shutil

import pytest
import release
from support import releasing


@pytest.fixture(scope="session")
def released_once(tmp_path_factory):
    """A tiny guide after its first release. Nobody changes it."""
    root = releasing.make(tmp_path_factory.mktemp("released") / "guide")
    assert release.main(["--root", str(root), "--day", releasing.DAY, "--today", releasing.DAY]) == 0
    return root


@pytest.fixture
def guide(released_once, tmp_path):
    """A copy of it, to change."""
    return shutil.copytree(released_once, tmp_path / "guide")


@pytest.fixture
def run(guide, capsys):
    """Releases the copy: ``run("2020-06-02")`` gives the exit code and what was said."""
    def run(day):
        capsys.readouterr()
        code = release.main(["--root", str(guide), "--day", day, "--today", day])
        said = capsys.readouterr()
        return code, said.out + said.err
    return run
