"""Every planted fault is caught: by the rule that should, in the file and on the line where it is.

The faults are in faults.yml, written from what people do and not from what the rules look for. Each
is planted alone into a copy of the real guide, the guide is read again, and all rules run.
"""

import re
import shutil

import pytest
from guide.checks import catalogue
from plant import SITE, copy_guide, look, planted, table

CAUGHT, MISSED = table()
ABOUT_COMMENTS = ("ignore-unused", "ignore-invalid")  # they wait until every page was looked at
SCORE = re.compile(r"\*\*(\d+) of (\d+)\*\* planted faults are caught")


@pytest.fixture(scope="session")
def guide(repo_root, tmp_path_factory):
    """A copy of the guide for this process; each test puts back what it changed."""
    return copy_guide(repo_root, tmp_path_factory.mktemp("drill") / "guide")


@pytest.fixture(scope="session")
def with_site(guide, built_site):
    """The same copy, with the built site in it."""
    shutil.copytree(built_site, guide / SITE)
    return guide


@pytest.fixture
def copy(request):
    """The copy that a fault needs: the site is only built for those in built pages."""
    return lambda fault: request.getfixturevalue("with_site" if fault.in_site else "guide")


def bad(findings):
    """What fails a check, without the notes."""
    return {(f.path, f.line, f.rule, f.message) for f in findings if f.severity != "note"}


@pytest.mark.parametrize("fault", CAUGHT, ids=lambda fault: fault.what)
def test_a_planted_fault_is_caught(fault, copy):
    root = copy(fault)
    every_page = fault.rule in ABOUT_COMMENTS or fault.file == "mkdocs.yml"
    with planted(root, fault) as (path, line):
        found = bad(look(root, fault.today, None if every_page else fault.touched, fault.in_site))
    places = {(where, at, rule) for where, at, rule, _ in found}
    told = "\n".join(f"{where}:{at}: {rule}: {message}" for where, at, rule, message in sorted(found)[:12])
    wanted = f"{path}:{line}: {fault.rule}"
    assert (path, line, fault.rule) in places, f"{wanted} was not told, but:\n{told or 'nothing'}"


@pytest.mark.parametrize("fault", MISSED, ids=lambda fault: fault.what)
def test_a_fault_that_no_rule_can_know_is_still_missed(fault, copy):
    root = copy(fault)
    with planted(root, fault):
        found = bad(look(root, fault.today, with_site=fault.in_site))
    assert not found, "This fault is caught now: move its row to the list `caught`, with the rule."


def test_the_guide_itself_has_no_fault(with_site):
    assert bad(look(with_site)) == set()


def test_the_table_is_long_and_no_row_stands_twice():
    faults = [*CAUGHT, *MISSED]
    assert len(CAUGHT) >= 80
    assert len({fault.what for fault in faults}) == len({fault.change for fault in faults}) == len(faults)
    assert all(fault.rule and not fault.why for fault in CAUGHT)
    assert all(fault.why and not fault.rule for fault in MISSED)


def test_every_rule_that_guards_the_build_or_a_patient_has_a_fault():
    rules = [entry.rule for entry in catalogue.entries().values()]
    guards = {rule.id for rule in rules if rule.safety or rule.stops_build}
    without = guards - {fault.rule for fault in CAUGHT}
    assert not without, f"Plant a fault for each of these in faults.yml: {', '.join(sorted(without))}"


def test_every_row_names_a_rule_that_there_is():
    assert {fault.rule for fault in CAUGHT} - set(catalogue.entries()) == set()


def test_the_readme_tells_the_true_score(repo_root):
    said = SCORE.search((repo_root / "README.md").read_text(encoding="utf-8"))
    assert said, "README.md has to say: **N of M** planted faults are caught"
    assert tuple(map(int, said.groups())) == (len(CAUGHT), len(CAUGHT) + len(MISSED))
