"""What the project stands on: every package is listed, with what the package itself says of its licence."""

import re
import tomllib

import dependencies as command
import pytest
import setup_browser
import setup_exit
import setup_pango
from guide import dependencies, lockfile
from guide.problems import ProblemsFound

ENTRY = "{name: a, for: b, licence: c, replacement: d}"


@pytest.fixture(scope="module")
def listed(repo_root):
    return dependencies.load(repo_root)


@pytest.fixture(scope="module")
def asked_for(repo_root):
    """The packages that pyproject.toml names, of all kinds."""
    project = tomllib.loads((repo_root / "pyproject.toml").read_text())["project"]
    return [re.match(r"[\w.-]+", line)[0] for line in
            [*project["dependencies"], *sum(project["optional-dependencies"].values(), [])]]


def test_every_package_that_is_asked_for_is_listed_in_its_order_and_no_other(listed, asked_for):
    assert [one.name for one in listed.packages] == asked_for


def test_the_licence_is_what_the_package_says(listed):
    for one in listed.packages:
        said = lockfile.licence(one.name)
        assert (said or one.licence_from) and (said == one.licence or not said), one.name


def test_the_makers_are_those_that_the_package_names(listed):
    assert {one.name: one.makers for one in listed.packages} == {
        one.name: lockfile.makers(one.name) for one in listed.packages}


def test_no_version_in_use_is_newer_than_the_newest(repo_root, listed):
    pins = lockfile.read(repo_root / "requirements-test.lock")
    for one in listed.packages:
        used, newest = (tuple(map(int, text.split("."))) for text in (pins[lockfile.normal(one.name)].version, one.newest))
        assert used <= newest, f"look {one.name} up again"


def test_what_the_set_up_installs_from_the_system_is_listed(listed):
    names = {one.name for one in listed.systems}
    assert {*setup_pango.PACKAGES, *setup_browser.PACKAGES, *setup_browser.FONTS.values(), setup_browser.DRIVER_PACKAGE, "python3-venv",
            *setup_exit.LOCKS} <= names


def test_everything_has_something_in_its_place(listed):
    assert all(one.replacement and one.purpose for one in (*listed.packages, *listed.systems))


def test_the_tables_for_people_are_made_from_the_file_as_it_is(repo_root, listed):
    assert (repo_root / "DEPENDENCIES.md").read_text(encoding="utf-8") == dependencies.document(listed), \
        "run: make dependencies"


@pytest.mark.parametrize("text, line", [
    ("a: 1\n", 1), ("looked_up: 2020-01-01\npackages: []\n", 1),
    (f"looked_up: 2020-01-01\nsystems: []\npackages:\n  - {ENTRY}\n  - {{name: a}}\n", 5),
    (f"looked_up: 2020-01-01\npackages: []\nsystems:\n  - {ENTRY[:-1]}, mood: calm}}\n", 4),
    (f"looked_up: 2020-01-01\npackages: []\nsystems:\n  - {ENTRY[:-1]}, newest: 1.0}}\n", 4), ("a: [", 1)])
def test_a_mistake_in_the_file_is_told_with_its_line(tmp_path, capsys, text, line):
    (tmp_path / "dependencies.yml").write_text(text)
    with pytest.raises(ProblemsFound) as found:
        dependencies.load(tmp_path)
    assert [problem.line for problem in found.value.problems] == [line]
    assert command.main(["--root", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"dependencies.yml:{line}:")
    assert not (tmp_path / "DEPENDENCIES.md").exists()


def test_a_package_that_names_nothing_has_no_licence():
    assert lockfile.licence("no-such-package-anywhere") == ""
