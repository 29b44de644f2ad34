"""retractions.json is read strictly, and no more is claimed than it says."""

import dataclasses
import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from guide.problems import ProblemsFound
from guide.retractions import snapshot
from guide.retractions.notices import Notice
from guide.retractions.snapshot import Snapshot, statement

DATA = Path(__file__).parent / "data" / "test-data-retractions.json"
DAY = dt.date(2027, 5, 3)


def source(doi="", pmid=""):
    return SimpleNamespace(doi=doi, pmid=pmid)


RETRACTED, CONCERN = source("10.5555/RETRACTED"), source(pmid="900001")
SOUND, NAMELESS, LATER = source("10.5555/sound"), source(), source("10.5555/later")


@pytest.fixture
def data(tmp_path) -> Snapshot:
    """The snapshot of made-up notices beside this file."""
    (tmp_path / snapshot.NAME).write_bytes(DATA.read_bytes())
    return snapshot.load(tmp_path)


@pytest.fixture
def broken(tmp_path):
    """Changes the file, reads it and gives the line and the message of the first problem."""
    def read(before: str, after: str) -> tuple[int, str]:
        text = DATA.read_text(encoding="utf-8")
        assert before in text
        (tmp_path / snapshot.NAME).write_text(text.replace(before, after, 1), encoding="utf-8")
        with pytest.raises(ProblemsFound) as caught:
            snapshot.load(tmp_path)
        first = caught.value.problems[0]
        assert first.path == "retractions.json"
        assert "update_retractions.py" in first.fix
        return first.line, first.message
    return read


def test_without_a_file_there_is_no_snapshot_and_nothing_is_claimed(tmp_path):
    assert snapshot.load(tmp_path) is None
    assert statement(None, [RETRACTED]) == "Not checked against retraction data yet."


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_is_written_is_read_again(tmp_path, data, ends):
    (tmp_path / snapshot.NAME).write_bytes(snapshot.render(data).replace("\n", ends).encode())
    assert snapshot.load(tmp_path) == data


def test_the_text_does_not_depend_on_the_order_of_the_notices(data):
    mixed = dataclasses.replace(data, notices=data.notices[::-1] + data.notices[:1])
    assert snapshot.render(mixed) == snapshot.render(data) == DATA.read_text(encoding="utf-8")


def test_every_notice_and_identifier_has_a_line_of_its_own(data):
    lines = snapshot.render(data).splitlines()
    assert sum('"relation"' in line for line in lines) == len(data.notices)
    assert sum(line.startswith('    "') for line in lines) == len(data.looked_up)


@pytest.mark.parametrize("before, after, line, words", [
    ('"rows": 70000', '"rows": 70000,\n<<<<<<< ours', 7, "cannot be read here"),
    ('"form": 1', '"form": 2', 2, "not of form 1"),
    ('"form": 1', '"form": true', 2, "not of form 1"),
    ('"data_date": "2027-05-03"', '"data_date": "2027-02-30"', 3, '"2027-02-30" cannot stand for data_date'),
    ('"data_date": "2027-05-03"', '"data_date": "2027-05"', 3, '"2027-05" cannot stand for data_date'),
    ('"sha256": "0', '"sha256": "g', 5, "cannot stand for sha256"),
    ('"rows": 70000', '"rows": 0', 6, "should be 1 or more"),
    ('"rows": 70000', '"rows": "70000"', 6, "should be 1 or more"),
    ('"rows": 70000', '"rows": 70000,\n  "more": 1', 0, "should hold form, data_date"),
    ('"rows": 70000', '"rows": 70000,\n  "rows": 70000', 7, "not as the update writes it"),
    ('"doi:10.5555/sound"', '"doi:10.5555/SOUND"', 10, "cannot stand in looked_up"),
    ('"pmid:900001"', '"isbn:900001"', 11, "cannot stand in looked_up"),
    ('"doi:10.5555/sound"', '"doi:10.5555/another"', 10, "out of order"),
    ('"nature": "correction"', '"nature": "doubt"', 15, "cannot stand in notices"),
    ('"date": "2024-02-29"', '"date": "2/29/2024"', 16, "cannot stand in notices"),
    ('"pmid": "900001"', '"pmid": ""', 14, "cannot stand in notices"),
    ('"pmid": "900001"', '"pmid": "900002"', 14, "about a paper that was not looked up"),
    ('"relation": "updated-by"', '"relation": "hearsay"', 16, "cannot stand in notices"),
    ('"notices": [', '"notices":  [', 13, "not as the update writes it"),
])
def test_a_changed_file_is_told_with_its_line(broken, before, after, line, words):
    told, message = broken(before, after)
    assert words in message
    assert told == line


@pytest.mark.parametrize("text", [
    "", "[]", "null", "7", "[" * 100_000, '{"form": 1}', '{"form": 1' + "0" * 5000 + "}",
])
def test_anything_else_is_a_problem_and_no_crash(tmp_path, text):
    (tmp_path / snapshot.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound):
        snapshot.load(tmp_path)


def test_bytes_that_are_no_text_are_a_problem(tmp_path):
    (tmp_path / snapshot.NAME).write_bytes(b"\xff")
    with pytest.raises(ProblemsFound, match="The file cannot be read"):
        snapshot.load(tmp_path)


def test_a_folder_in_its_place_is_a_problem(tmp_path):
    (tmp_path / snapshot.NAME).mkdir()
    with pytest.raises(ProblemsFound, match="The file cannot be read"):
        snapshot.load(tmp_path)


def test_notices_are_found_by_doi_in_any_spelling_and_by_pubmed_number(data):
    assert [n.nature for n in data.notices_for(source("https://doi.org/10.5555/Retracted."))] == [
        "correction", "retraction"]
    assert [n.nature for n in data.notices_for(CONCERN)] == ["expression of concern"]
    assert data.notices_for(SOUND) == data.notices_for(NAMELESS) == []


def test_a_source_counts_as_looked_for_only_under_all_its_identifiers(data):
    assert data.looked_for(RETRACTED)
    assert data.looked_for(source("10.5555/sound", "900001"))
    assert not data.looked_for(source("10.5555/sound", "900002"))
    assert not data.looked_for(LATER)
    assert not data.looked_for(NAMELESS)


def test_the_data_is_stale_when_it_is_older_than_was_said(data):
    assert not data.is_stale(DAY + dt.timedelta(days=30), days=30)
    assert data.is_stale(DAY + dt.timedelta(days=31), days=30)
    assert not data.is_stale(DAY + dt.timedelta(days=90))
    assert data.is_stale(DAY + dt.timedelta(days=91))


@pytest.mark.parametrize("sources, words", [
    ([SOUND], "No retraction reported in the data of 3 May 2027."),
    ([SOUND, RETRACTED, CONCERN], "2 sources have a notice in the data of 3 May 2027: "
                                  "1 retracted, 1 under an expression of concern (see the list)."),
    ([RETRACTED], "1 source has a notice in the data of 3 May 2027: 1 retracted (see the list)."),
    ([SOUND, NAMELESS], "No retraction reported in the data of 3 May 2027. "
                        "1 source has no DOI and no PubMed number and could not be looked up."),
    ([SOUND, NAMELESS, NAMELESS, LATER],
     "No retraction reported in the data of 3 May 2027. 2 sources have no DOI and no PubMed number and could "
     "not be looked up. 1 source has not been looked up yet."),
    ([LATER], "No source was looked up in the data of 3 May 2027. 1 source has not been looked up yet."),
])
def test_the_sentence_claims_no_more_than_the_data_says(data, sources, words):
    assert statement(data, sources) == words


def test_a_retraction_that_was_taken_back_is_not_counted(data):
    back = Notice("10.5555/retracted", "", "reinstatement", "2025-01-01", "", "retraction-watch")
    after = dataclasses.replace(data, notices=(*data.notices, back))
    assert statement(after, [RETRACTED]) == (
        "1 source has a notice in the data of 3 May 2027: 1 corrected (see the list).")
    assert [n.nature for n in after.standing_for(RETRACTED)] == ["correction"]
    assert len(after.notices_for(RETRACTED)) == 3
