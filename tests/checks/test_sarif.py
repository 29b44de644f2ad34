"""The SARIF log: what the standard demands, and findings that are known again."""

import json
from pathlib import Path

import pytest
import sarif_form
from guide.checks import catalogue, sarif
from guide.checks.result import Result
from guide.checks.rule import Finding
from small_guide import REPO, replace


def result(root, *findings, **more):
    entries = tuple(list(catalogue.entries().values())[:3])
    return Result(root, tuple(findings), entries, 1, 1, 2, 3, **more)


def read(text):
    log = json.loads(text)
    sarif_form.check(log)
    return log["runs"][0]


@pytest.fixture
def run(guide, check):
    """The first run of the log of the small guide, and the exit code."""
    def run(*arguments):
        done = check("--format", "sarif", "--no-built", "--only", "citation-unknown", *arguments)
        return read(done.out), done.code
    return run


def test_the_log_of_findings_has_the_form_of_the_standard(guide, run):
    replace(guide / "docs" / "page.md", "@abel2015", "@abel2051")
    log, code = run()
    (found,) = log["results"]
    assert code == 1
    assert (found["ruleId"], found["level"]) == ("citation-unknown", "error")
    assert found["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/page.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 15, "startColumn": 36}}
    assert log["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == "citation-unknown"


def test_a_clean_log_still_says_what_was_looked_at(run):
    log, code = run()
    assert (code, log["results"]) == (0, [])
    assert log["properties"]["lookedAt"]["pages"] == 5
    assert log["invocations"][0]["executionSuccessful"] is True


def test_every_rule_of_the_real_guide_brings_its_documentation(check):
    entries = catalogue.entries()
    log = read(sarif.log(Result(REPO, (), tuple(entries.values()), 0, 0, 0, 0)))
    for rule in log["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"] == entries[rule["id"]].about
        assert rule["help"]["text"] == entries[rule["id"]].explanation
        assert "**Why:**" in rule["help"]["markdown"]


def test_a_log_of_a_failed_build_says_so(tmp_path):
    log = read(sarif.log(result(tmp_path, failure="The site could not be built.")))
    assert log["invocations"][0]["executionSuccessful"] is False


def test_an_undocumented_rule_and_a_whole_file_fit_into_the_form(tmp_path):
    log = read(sarif.log(result(tmp_path, Finding("a.md", 0, 0, "no-such-rule", "Wrong."))))
    assert log["results"][0]["ruleIndex"] == 3
    region = log["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1}


def test_addresses_are_relative_and_percent_encoded(tmp_path):
    log = read(sarif.log(result(tmp_path, Finding("docs/über #1?.md", 1, 1, "x", "Wrong.")), "my guide/"))
    location = log["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "my%20guide/docs/%C3%BCber%20%231%3F.md"


def test_columns_count_characters_and_the_log_says_so(guide, run):
    replace(guide / "docs" / "page.md", "We do not know", "\U0001f9b5 know [@abel2051]")
    log, _ = run()
    assert log["columnKind"] == "unicodeCodePoints"
    assert log["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 9


def fingerprints(log):
    return [found["partialFingerprints"]["primaryLocationLineHash"] for found in log["results"]]


def test_a_finding_is_known_again_when_its_line_moves(guide, run):
    page: Path = guide / "docs" / "page.md"
    replace(page, "@abel2015", "@abel2051")
    before = fingerprints(run()[0])
    replace(page, "# The cream\n", "# The cream\n\nA new paragraph.\n\nAnother one.\n")
    log, _ = run()
    assert log["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 19
    assert fingerprints(log) == before


def test_two_findings_are_never_taken_for_one(guide, run):
    page: Path = guide / "docs" / "page.md"
    again = "\n\nA line [@abel2051]."
    replace(page, "[@abel2015; @best2016].", f"[@abel2051; @best2061].{again}{again}")
    marks = fingerprints(run()[0])
    assert len(marks) == len(set(marks)) == 4
