"""Whatever is wrong with the data or an answer: one sentence, and the old file stays as it is."""

import dataclasses
import datetime as dt
import hashlib

import pytest
import update_retractions
from guide.retractions import command, snapshot, update


@pytest.fixture
def old(options, world) -> bytes:
    """The bytes of an earlier snapshot."""
    update.update(options, world)
    return (options.root / snapshot.NAME).read_bytes()


@pytest.fixture
def refused(options, world, old, capsys):
    """Runs, checks that it was refused and that the file is untouched, and gives the sentence."""
    def run(**changes) -> str:
        capsys.readouterr()
        known = {field.name for field in dataclasses.fields(options)}
        mine = {name: value for name, value in changes.items() if name in known}
        its = {name: value for name, value in changes.items() if name not in known}
        code = command.run(dataclasses.replace(options, **mine), dataclasses.replace(world, **its))
        said = capsys.readouterr().err
        assert code == 1
        assert (options.root / snapshot.NAME).read_bytes() == old
        assert {path.name for path in options.root.iterdir()} == {".cache", "references.bib", snapshot.NAME}
        assert said.endswith(" retractions.json is as it was.\n")
        assert said.count("\n") == 1
        return said
    return run


CHANGED_TABLES = {
    "a missing column": (b"RetractionNature", b"Nature", "missing: RetractionNature; unknown: Nature"),
    "a new column": (b"Notes,\n", b"Notes,Severity\n", "unknown: Severity"),
    "columns in another order": (b"Title,Subject", b"Subject,Title", "another order"),
    "an unknown word": (b"Expression of concern", b"Expression of doubt", 'unknown RetractionNature "expr'),
    "dates the other way round": (b"2/29/2024 0:00", b"29/2/2024 0:00", 'the date "29/2/2024 0:00"'),
    "a web page": (b"\xef\xbb\xbfRecord ID", b"\n<!DOCTYPE html>Sign in", "a web page and not the table"),
    "bytes that are no text": (b"Nowhere", b"Nowh\xe9re", "not in UTF-8 somewhere after line"),
    "a row that is too short": (b",Test Person;", b"", "has 20 cells and should have 21"),
    "a quote that is not closed": (b'a ""quote""', b'a "quote', "cannot be read"),
}


@pytest.mark.parametrize("fault", CHANGED_TABLES)
def test_a_changed_table_is_refused(refused, upstream, fault):
    before, after, words = CHANGED_TABLES[fault]
    assert before in upstream.table
    upstream.table = upstream.table.replace(before, after, 1)
    assert words in refused()


def test_a_last_line_cut_short_is_refused(refused, upstream):
    upstream.table = upstream.table.rstrip(b",\n")[:-30]
    assert "The last line of the table is cut short." in refused()


def test_an_empty_table_is_refused(refused, upstream):
    upstream.table = b"\xef\xbb\xbf\n"
    assert "The table is empty." in refused()


def test_a_table_with_fewer_rows_than_the_last_one_is_refused(refused, upstream):
    upstream.table = b"".join(line for line in upstream.table.splitlines(True) if not line.startswith(b"5,"))
    assert "5 rows, fewer than the 6 of the last time" in refused()


def test_a_table_with_fewer_rows_than_there_ever_were_is_refused(refused):
    assert "only 6 rows and should have at least 40000" in refused(fewest_rows=40_000)


def test_a_table_with_nothing_new_is_refused(refused):
    assert "nothing new since 2027-08-01 (newest date: 2027-04-30)" in refused(today=dt.date(2027, 11, 1))


def test_a_table_older_than_the_last_one_is_refused(refused, upstream):
    upstream.table_headers = {"Last-Modified": "Thu, 29 Apr 2027 08:00:00 GMT"}
    assert "of 2027-04-29, older than the 2027-04-30 of the last time" in refused()


def test_a_partial_download_is_refused(refused, upstream):
    upstream.cut = 100
    assert "The download broke off before its end." in refused()


@pytest.mark.parametrize("header, value", [
    ("X-Gitlab-Content-Sha256", "0" * 64),
    ("Repr-Digest", "sha-256=:AAAA:"),
])
def test_a_download_with_another_checksum_than_the_server_tells_is_refused(refused, upstream, header, value):
    upstream.table_headers = {header: value}
    assert "the checksums differ" in refused()


def test_a_download_with_the_checksum_that_the_server_tells_is_taken(options, world, upstream):
    upstream.table_headers = {"X-Gitlab-Content-Sha256": hashlib.sha256(upstream.table).hexdigest().upper()}
    assert command.run(options, world) == 0


def test_another_table_than_the_one_that_was_meant_is_refused(refused):
    assert "not the one that was meant: its SHA-256 is" in refused(sha256="0" * 64)


def test_a_table_that_is_not_there_is_refused(refused, world):
    assert "has no such file" in refused(table_url=world.table_url.replace("table.csv", "works/10.5555/none"))


def test_crossref_knowing_no_doi_at_all_is_refused(refused, upstream):
    upstream.works.clear()
    assert "Crossref knows none of the DOIs" in refused()


@pytest.mark.parametrize("arguments, words", [
    ([], "Give the e-mail address"),
    (["--mailto", "a@b.example\nX-Header: 1"], "Give the e-mail address"),
    (["--mailto", "a@b.example", "--date", "2027-05-01"], "go together"),
    (["--mailto", "a@b.example", "--from", "{bib}", "--date", "2027-05-11"], "is still to come"),
    (["--mailto", "a@b.example", "--from", "none.csv", "--date", "2027-05-01"], "There is no file none.csv"),
    (["--mailto", "a@b.example", "--root", "{bib}"], "There is no bibliography"),
])
def test_a_command_that_cannot_start_says_what_it_lacks(guide, world, upstream, capsys, arguments, words):
    arguments = ["--root", str(guide), *(text.format(bib=guide / "references.bib") for text in arguments)]
    assert update_retractions.main(arguments, world) == 2
    assert words in capsys.readouterr().err
    assert upstream.asked == []


def test_the_address_may_come_from_the_environment(guide, world, upstream, monkeypatch):
    monkeypatch.setenv("GUIDE_MAILTO", "somebody@guide.example")
    assert update_retractions.main(["--root", str(guide)], world) == 0
    assert upstream.agents == {"mesotherapy-guide (retraction check; mailto:somebody@guide.example)"}


@pytest.mark.parametrize("text, words", [
    ("@misc{a,\n  title = {Never closed", "references.bib:"),
    ("@misc{a, title = {T}, doi = {not one}}", "the doi of a is not a DOI"),
])
def test_a_bibliography_with_mistakes_is_not_looked_up(options, world, upstream, capsys, text, words):
    (options.root / "references.bib").write_text(text, encoding="utf-8")
    assert command.run(options, world) == 2
    assert words in capsys.readouterr().err
    assert upstream.asked == []


def test_a_broken_snapshot_is_told_and_put_right(options, world, old, capsys):
    path = options.root / snapshot.NAME
    path.write_bytes(old.replace(b'"rows": 6', b'"rows": 7,\n<<<<<<< ours'))
    assert command.run(options, world) == 0
    assert "retractions.json:7:1: error retraction-data" in capsys.readouterr().err
    assert path.read_bytes() == old


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left_beside_it(options, world, capsys):
    (options.root / snapshot.NAME).mkdir()
    assert command.run(options, world) == 1
    assert "Is a directory. retractions.json is as it was." in capsys.readouterr().err
    assert {path.name for path in options.root.iterdir()} == {".cache", "references.bib", snapshot.NAME}
