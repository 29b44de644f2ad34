"""findings/*.yml: every fault told, and what is made from the records."""

import pytest
from guide import badges, findings, icons
from support.tiny import FINDINGS

KNOWN = {"park2008"}


def load(tmp_path, text):
    (tmp_path / "thighs.yml").write_text(text, encoding="utf-8")
    return findings.load(tmp_path, KNOWN)


def test_a_good_file_is_read(tmp_path):
    found, problems = load(tmp_path, FINDINGS)
    assert problems == []
    assert found.outcomes["thighs"].page == "index.md"
    assert found.facts["rate"].out_of_100 == 60


@pytest.mark.parametrize("old, new, rule, line", [
    ("certainty: very low", "certainty: quite low", "finding-certainty-word", None),
    ("direction: no effect", "direction: nothing", "finding-direction-word", None),
    ("    sources: [park2008]\n    checked", "    checked", "finding-no-source", 3),
    ("sources: [park2008]\n    checked", "sources: []\n    checked", "finding-no-source", 3),
    ("sources: [park2008]\n    checked", "sources: [parc2008]\n    checked",
     "finding-unknown-source", 3),
    ("    why: \"One small study.\"\n", "", "finding-missing-key", 3),
    ("    why: ", "    because: ", "finding-unknown-key", 3),
    ("    people: 20 women", "    people: 20", "finding-wrong-type", 3),
    ("    of: 20\n", "", "finding-rate", None),
    ("    of: 20\n", "    of: 11\n", "finding-rate", None),
    ("  - id: rate", "  - id: thighs", "finding-duplicate", 3),
    ("page: index.md\n", "", "finding-shape", 1),
    ("outcomes:\n", "outcomes:\n\t- x", "yaml-invalid", None),
])
def test_each_fault_is_named(tmp_path, old, new, rule, line):
    assert old in FINDINGS
    _, problems = load(tmp_path, FINDINGS.replace(old, new, 1))
    named = {problem.rule: problem.line for problem in problems}
    assert rule in named
    assert line is None or named[rule] == line


def test_a_tally_counts_studies_and_people(tmp_path):
    tally = ("    tally:\n      - {source: park2008, saw: change, people: 6}\n"
             "      - {source: park2008, saw: change, people: 10}\n"
             "      - {source: park2008, saw: no change, people: 50}\n")
    text = FINDINGS.replace("facts:", tally + "facts:")
    found, problems = load(tmp_path, text)
    assert problems == []
    assert badges.tally_text(found.outcomes["thighs"]) == (
        "2 studies saw a change, 1 saw no change; 66 people in all.")


def test_a_tally_says_when_a_number_is_missing(tmp_path):
    tally = ("    tally:\n      - {source: park2008, saw: better, people: 6}\n"
             "      - {source: park2008, saw: worse, people: null}\n")
    found, _ = load(tmp_path, FINDINGS.replace("facts:", tally + "facts:"))
    assert badges.tally_text(found.outcomes["thighs"]) == (
        "1 study saw it do better, 1 saw it do worse; 6 people in those that gave a number.")


def test_an_icon_array_fills_as_many_people_as_its_text_says(tmp_path):
    found, _ = load(tmp_path, FINDINGS)
    html = icons.figure_html([found.facts["rate"]])
    assert html.count('class="yes"') == 60
    assert html.count('class="no"') == 40
    assert "About 60 out of 100 people." in html
    assert "60 of 100 small people are filled in." in html


@pytest.mark.parametrize("old, new", [
    ("    count: 12\n    of: 20\n", ""), ("    of: 20\n", "    of: 20\n    harm: serious\n"),
])
def test_no_array_without_a_rate_or_for_serious_harm(tmp_path, old, new):
    found, _ = load(tmp_path, FINDINGS.replace(old, new))
    with pytest.raises(icons.NoRate):
        icons.array_svg(found.facts["rate"])
