"""references.bib: every fault with its line."""

import pytest
from guide import bibliography
from support.tiny import BIB


def load(tmp_path, text):
    path = tmp_path / "references.bib"
    path.write_text(text, encoding="utf-8")
    return bibliography.load(path)


def test_a_good_file_is_read(tmp_path):
    bib, problems = load(tmp_path, BIB)
    assert problems == []
    assert bib["park2008"].authors[0] == ("Park", "Seung Ha")
    assert bib["label-a"].authors == (("The Regulator", ""),)
    assert bib["label-a"].doi == ""


@pytest.mark.parametrize("old, new, rule, line", [
    ("year = {2008},", "year = {2008", "bib-parse", None),
    ("@misc{label-a,", "@misc{park2008,", "bib-duplicate-key", 13),
    ("@misc{label-a,", "@misc{Park2008,", "bib-key-style", 13),
    ("@misc{label-a,", "@misc{label.a,", "bib-key-style", 13),
    ("  finding = {It says what it says.},\n", "", "bib-missing-field", 13),
    ("studytype = {regulator notice}", "studytype = {regulator}", "bib-unknown-studytype", 13),
    ("read = {excerpt}", "read = {skimmed}", "bib-unknown-read", 13),
    ("checked = {2020-03-04}, topics = {regulation}", "checked = {March}", "bib-date", 13),
    ("url = {", "ulr = {", "bib-unknown-field", 13),
    ("title = {A label}", "title = {effectiveness of mesotherapy on body contouring}",
     "bib-duplicate-source", 13),
    ("url = {https", "doi = {10.1097/01.PRS.0000304611.71480.0a}, url = {https",
     "bib-duplicate-source", 13),
])
def test_each_fault_is_named_with_its_line(tmp_path, old, new, rule, line):
    assert old in BIB
    _, problems = load(tmp_path, BIB.replace(old, new))
    found = {problem.rule: problem.line for problem in problems}
    assert rule in found
    assert line is None or found[rule] == line


def test_a_missing_file_is_told(tmp_path):
    _, problems = bibliography.load(tmp_path / "references.bib")
    assert [problem.rule for problem in problems] == ["bib-missing"]
