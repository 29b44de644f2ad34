"""A whole update: what it asks, what it writes, and that a stopped one can go on."""

import dataclasses
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from guide import bibliography
from guide.retractions import command, snapshot, update
from guide.retractions.notices import Notice
from guide.retractions.trouble import Refused

SOUND = "10.5555/sound(1)<2>"
SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
TOLD = "Sat, 08 May 2027 23:30:00 GMT"


@pytest.fixture
def entry():
    """An update as Crossref shows it, at either end."""
    return {"DOI": "10.5555/NOTICE-9", "type": "retraction", "source": "publisher",
            "updated": {"date-parts": [[2025, 6, 7]], "date-time": "2025-06-07T00:00:00Z"}}


def test_the_table_is_cut_down_to_our_sources_by_doi_and_by_pubmed_number(options, world):
    found = update.update(options, world).snapshot
    assert [(n.doi, n.pmid, n.nature, n.date) for n in found.notices] == [
        ("", "900001", "expression of concern", "2024-03-01"),
        ("10.5555/reinstated", "", "reinstatement", "2024-05-01"),
        ("10.5555/reinstated", "", "retraction", "2024-04-01"),
        ("10.5555/retracted", "", "retraction", "2024-02-29"),
    ]
    assert found.rows == 6
    assert snapshot.load(options.root) == found


def test_every_identifier_is_told_as_looked_up_and_the_others_are_counted(options, world):
    result = update.update(options, world)
    assert result.snapshot.looked_up == {
        "doi:10.5555/retracted", "doi:10.5555/reinstated", f"doi:{SOUND}", "pmid:900001", "pmid:900003"}
    assert result.nameless == 1


def test_a_notice_on_the_record_of_the_paper_is_found(options, world, upstream, entry):
    upstream.works[SOUND]["updated-by"] = [entry]
    notices = update.update(options, world).snapshot.notices
    assert Notice(SOUND, "", "retraction", "2025-06-07", "10.5555/notice-9", "updated-by") in notices


def test_a_notice_that_only_names_the_paper_is_found(options, world, upstream, entry):
    about = [{**entry, "DOI": SOUND.upper()}, {**entry, "DOI": "10.5555/somebody-elses"}]
    upstream.notices[SOUND] = [{"DOI": "10.5555/notice-9", "update-to": about}]
    found = [n for n in update.update(options, world).snapshot.notices if n.relation == "update-to"]
    assert found == [Notice(SOUND, "", "retraction", "2025-06-07", "10.5555/notice-9", "update-to")]


def test_the_day_of_the_data_is_the_day_the_server_tells(options, world, upstream):
    upstream.table_headers = {"Last-Modified": TOLD}
    assert update.update(options, world).snapshot.data_date == dt.date(2027, 5, 8)


@pytest.mark.parametrize("told", ["", "soon", "Sat, 08 May 2032 23:30:00 GMT"])
def test_else_it_is_the_day_of_the_newest_notice_and_never_today(options, world, upstream, told):
    upstream.table_headers = {"Last-Modified": told} if told else {}
    assert update.update(options, world).snapshot.data_date == dt.date(2027, 4, 30)


def test_a_second_run_writes_the_same_bytes(options, world):
    update.update(options, world)
    first = (options.root / snapshot.NAME).read_bytes()
    assert not update.update(options, world).changed
    assert (options.root / snapshot.NAME).read_bytes() == first


def test_a_dry_run_writes_nothing_and_says_what_it_found(options, world, capsys):
    assert command.run(dataclasses.replace(options, dry_run=True), world) == 0
    assert not (options.root / snapshot.NAME).exists()
    out = capsys.readouterr().out
    assert "retractions.json would be written: data of 2027-04-30, 6 rows, 5 DOIs" in out
    assert "10.5555/retracted: retraction, 2024-02-29 (retraction-watch)" in out
    assert "cannot be looked up: 1." in out


def test_a_doi_of_another_agency_is_named(options, world, upstream, capsys):
    del upstream.works[SOUND]
    assert command.run(options, world) == 0
    assert f"Not known to Crossref, and so looked up in the table only: {SOUND}." in capsys.readouterr().out


def test_a_table_that_is_there_already_is_not_fetched(options, world, upstream, tmp_path):
    file = tmp_path / "test-data.csv"
    file.write_bytes(upstream.table)
    day = dt.date(2027, 5, 3)
    found = update.update(dataclasses.replace(options, file=file, date=day), world).snapshot
    assert found.data_date == day
    assert len(found.notices) == 4
    assert not any("table.csv" in path for path in upstream.asked)


def test_a_stopped_run_goes_on_where_it_was(options, world, upstream):
    upstream.faults = [(f"updates:{SOUND}", 403, {}, b"")]
    with pytest.raises(Refused):
        update.update(options, world)
    assert not (options.root / snapshot.NAME).exists()
    upstream.asked.clear()
    update.update(options, world)
    assert [path for path in upstream.asked if "works" in path] == [
        f"/works/{SOUND}", f"/works?filter=updates:{SOUND}&rows=100"]


def test_the_keyboard_stops_it_between_two_papers_and_nothing_is_lost(options, world, slept, capsys):
    def stop(seconds):
        slept.append(seconds)
        if len(slept) == 4:
            raise KeyboardInterrupt

    stopped = dataclasses.replace(world, sleep=stop)
    assert command.run(options, stopped) == 1
    assert capsys.readouterr().err == "Stopped. Run it again to go on; retractions.json is as it was.\n"
    assert [path.name for path in (options.root / ".cache" / "retractions").iterdir()] != []
    assert sorted(path.name for path in options.root.iterdir()) == [".cache", "references.bib"]
    assert command.run(options, world) == 0


def test_answers_older_than_the_data_are_asked_again(options, world, upstream):
    early = dataclasses.replace(options, dry_run=True)  # a dry run leaves its answers for the real one
    update.update(early, world)
    upstream.asked.clear()
    upstream.table_headers = {"Last-Modified": "Tue, 11 May 2027 08:00:00 GMT"}
    update.update(options, dataclasses.replace(world, today=dt.date(2027, 5, 11)))
    assert len([path for path in upstream.asked if "works" in path]) == 6


@pytest.mark.parametrize("notices", [
    "[",
    '[{"doi": ["x"], "pmid": "", "nature": "retraction", "date": "", "notice_doi": "", '
    '"relation": "updated-by"}]',
])
def test_a_broken_kept_answer_is_asked_again(options, world, upstream, notices):
    update.update(dataclasses.replace(options, dry_run=True), world)
    for path in (options.root / ".cache" / "retractions").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"notices": []', f'"notices": {notices}'), encoding="utf-8")
    upstream.asked.clear()
    update.update(options, world)
    assert len([path for path in upstream.asked if "works" in path]) == 6


def test_progress_is_shown_on_a_terminal_only(options, world, capsys, monkeypatch):
    assert command.run(options, world) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert command.run(options, world) == 0
    assert "\r\x1b[KCrossref: 2 of 3\r\x1b[KCrossref: 3 of 3\r\x1b[K" in capsys.readouterr().err


def test_a_build_can_read_the_snapshot_without_any_package():
    code = "import sys; from guide.retractions import snapshot; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True,
                         env={"PYTHONPATH": str(SCRIPTS)})
    assert not {"requests", "pybtex", "yaml"} & set(run.stdout.split())


def test_only_one_module_knows_the_package_for_requests():
    found = {path.name for path in (SCRIPTS / "guide" / "retractions").glob("*.py")
             if "import requests" in path.read_text(encoding="utf-8")}
    assert found == {"web.py"}


def test_nothing_is_left_in_the_cache_after_a_good_run(options, world):
    cache = options.root / ".cache"
    cache.mkdir()
    bibliography.load(options.root / "references.bib")  # keeps something of its own there
    before = sorted(cache.rglob("*"))
    update.update(options, world)
    assert sorted(cache.rglob("*")) == before
