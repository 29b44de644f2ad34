"""findings/*.yml: every fault told, and what is made from the records."""

import pytest
from guide import badges, findings, icons
from support.tiny import FINDINGS

KNOWN = {"park2008"}
TALLY = """    tally:
      - {source: park2008, saw: change, people: 6}
      - {source: park2008, saw: change, people: 10}
      - {source: park2008, saw: no change, people: 50}
"""


def load(tmp_path, text):
    (tmp_path / "thighs.yml").write_text(text, encoding="utf-8")
    return findings.load(tmp_path, KNOWN, "findings")


def told(problems):
    return [(problem.rule, problem.line, problem.column) for problem in problems]


def test_a_good_file_is_read(tmp_path):
    found, problems = load(tmp_path, FINDINGS)
    assert problems == []
    assert found.outcomes["thighs"].page == "index.md"
    assert found.facts["rate"].out_of_100 == 60


@pytest.mark.parametrize("old, new, expected", [
    ("certainty: very low", "certainty: quite low", [("finding-certainty-word", 12, 5)]),
    ("direction: no effect", "direction: nothing", [("finding-direction-word", 11, 5)]),
    ("    sources: [park2008]\n    checked", "    checked", [("finding-no-source", 3, 5)]),
    ("sources: [park2008]\n    checked", "sources: []\n    checked", [("finding-no-source", 15, 5)]),
    ("sources: [park2008]\n    checked", "sources: [parc2008]\n    checked",
     [("finding-unknown-source", 15, 15)]),
    ("sources: [park2008]\n    checked", "sources: park2008\n    checked", [("finding-wrong-type", 15, 5)]),
    ("    why: \"One small study.\"\n", "", [("finding-missing-key", 3, 5)]),
    ("    why: ", "    because: ", [("finding-unknown-key", 13, 5), ("finding-missing-key", 3, 5)]),
    ("    people: 20 women", "    people: 20", [("finding-wrong-type", 9, 5)]),
    ("    of: 20\n", "", [("finding-rate", 20, 5)]),
    ("    of: 20\n", "    of: 11\n", [("finding-rate", 20, 5)]),
    ("    of: 20\n", "    of: true\n", [("finding-wrong-type", 21, 5), ("finding-rate", 20, 5)]),
    ("    of: 20\n", "    of: 20\n    per100: 61\n", [("finding-rate", 22, 5)]),
    ("    of: 20\n", "    of: 20\n    harm: severe\n", [("finding-wrong-type", 22, 5)]),
    ("  - id: rate", "  - id: thighs", [("finding-duplicate", 18, 5)]),
    ("page: index.md\n", "", [("finding-shape", 1, 1)]),
    ("outcomes:\n", "outcomes:\n\t- x", [("yaml-invalid", 3, 1)]),
])
def test_each_fault_is_named_with_its_place(tmp_path, old, new, expected):
    assert old in FINDINGS
    assert told(load(tmp_path, FINDINGS.replace(old, new, 1))[1]) == expected


@pytest.mark.parametrize("text", [
    "", "# nothing", "[]", "words", "3", "page: [a]", "page:", "outcomes: []", "- page: index.md",
    "? [a]\n: b",
])
def test_a_file_of_another_shape_is_told_and_gives_nothing(tmp_path, text):
    found, problems = load(tmp_path, text)
    assert [problem.rule for problem in problems] in (["finding-shape"], ["yaml-invalid"])
    assert found.all() == []


@pytest.mark.parametrize("part", ["outcomes", "facts"])
@pytest.mark.parametrize("value", ["words", "5", "{a: b}", "true", "2020-03-04", "[1]", "[[]]", "[words]",
                                   "[{}]", "[{id: }]", "[{id: 5}]", "[{id: [a]}]", "[null]", "[{1: 2}]"])
def test_records_of_another_shape_are_told(tmp_path, part, value):
    found, problems = load(tmp_path, f"page: index.md\n{part}: {value}\n")
    assert {(problem.rule, problem.line) for problem in problems} == {("finding-shape", 2)}
    assert found.all() == []


@pytest.mark.parametrize("key", ["label", "direction", "certainty", "sources", "checked", "tally", "result"])
@pytest.mark.parametrize("value", ["[[1]]", "{a: b}", "true", "1.5", "null", "[{a: [b]}]",
                                   "2020-03-04 10:00:00"])
def test_no_value_of_a_record_breaks_the_reader(tmp_path, key, value):
    lines = FINDINGS.partition("facts:")[0].split("\n")
    lines = [line for line in lines if not line.startswith(f"    {key}:")]
    found, problems = load(tmp_path, "\n".join([*lines[:3], f"    {key}: {value}", *lines[3:]]))
    assert {problem.line for problem in problems} == {4}
    assert found.all() == []


@pytest.mark.parametrize("row", ["park2008", "[]", "{}", "{source: park2008, saw: [change]}", "{saw: change}",
                                 "{source: [park2008], saw: change}",
                                 "{source: park2008, saw: change, people: '6'}",
                                 "{source: park2008, saw: change, people: 0}", "null", "{source: park2008}"])
def test_no_row_of_a_tally_breaks_the_reader(tmp_path, row):
    found, problems = load(tmp_path, FINDINGS.replace("facts:", f"    tally: [{row}]\nfacts:"))
    assert problems
    assert "thighs" not in found.outcomes


def test_the_place_of_a_record_is_known_however_it_is_written(tmp_path):
    found, problems = load(tmp_path, """facts:
  - {says: "id: a", id: b, sources: [park2008], "count": 1, of: 2}
  - says: |
      id: b
    sources: ["park2008, p. 3"]
    id: a
page: index.md
""")
    assert problems == []
    assert found.facts["b"].place("count") == ("findings/thighs.yml", 2, 49)
    assert found.facts["a"].place() == ("findings/thighs.yml", 6, 5)
    assert found.facts["a"].place("per100") == ("findings/thighs.yml", 6, 5)
    assert found.facts["a"].place("page") == ("findings/thighs.yml", 7, 1)
    assert found.facts["a"].keys == ["park2008"]


def test_rows_stand_in_the_order_that_the_files_ask_for(tmp_path):
    (tmp_path / "a.yml").write_text(FINDINGS.replace("page:", "place: 3\npage:").partition("facts:")[0])
    (tmp_path / "b.yml").write_text(FINDINGS.replace("page: index", "place: 2\npage: other")
                                    .replace("id: thighs", "id: first").partition("facts:")[0])
    found, problems = findings.load(tmp_path, KNOWN)
    assert problems == []
    assert list(found.outcomes) == ["first", "thighs"]


def test_a_file_that_nothing_would_read_is_told(tmp_path):
    (tmp_path / "more.yaml").write_text("page: index.md\n")
    assert told(findings.load(tmp_path, KNOWN)[1]) == [("finding-shape", 0, 0)]


def test_a_tally_counts_studies_and_people(tmp_path):
    found, problems = load(tmp_path, FINDINGS.replace("facts:", TALLY + "facts:"))
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
    found, problems = load(tmp_path, FINDINGS.replace(old, new))
    assert problems == []
    with pytest.raises(icons.NoRate):
        icons.array_svg(found.facts["rate"])
