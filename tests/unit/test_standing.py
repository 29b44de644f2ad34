"""What is said of retractions and archived copies is no more than was done."""

import datetime as dt
from dataclasses import replace

import pytest
from guide import library, standing
from guide.paths import Project
from guide.retractions.notices import Notice
from guide.retractions.snapshot import Snapshot
from support import tiny

URL = "  url = {https://label.example/},"


def guide(root, **changes):
    found, problems = library.load(Project(tiny.make(root / "guide", **changes)))
    assert problems == []
    return found


def with_data(found, *notices):
    names = frozenset({"doi:10.1097/01.prs.0000304611.71480.0a", "pmid:18349597"})
    return replace(found, retractions=Snapshot(dt.date(2020, 3, 5), "test data", "0" * 64, 50_000, names, notices))


def test_without_data_nothing_is_claimed(tmp_path):
    html = standing.state_html(guide(tmp_path))
    assert "<strong>Not checked against retraction data yet.</strong>" in html
    assert "No archived copies have been looked for yet." in html


def test_with_data_the_day_is_named_and_no_more_is_claimed(tmp_path):
    html = standing.state_html(with_data(guide(tmp_path)))
    assert "No retraction reported in the data of 5 March 2020. 1 source has no DOI" in html


def test_a_notice_stands_beside_its_source(tmp_path):
    notice = Notice(doi="10.1097/01.prs.0000304611.71480.0a", pmid="", nature="retraction",
                    date="2019-01-01", notice_doi="", relation="retraction-watch")
    found = with_data(guide(tmp_path), notice)
    assert "Retracted (data of 2020-03-05)." in standing.notices_html(found.bibliography["park2008"], found)
    assert standing.notices_html(found.bibliography["label-a"], found) == ""
    assert "No retraction" not in standing.state_html(found)


@pytest.mark.parametrize("field, told", [
    ("archived = {https://web.archive.org/web/2020/https://label.example/}",
     "An archived copy is recorded for 1 of 1 sources on the web."),
    ("archived = {none found, 2020-03-05}",
     "An archived copy is recorded for 0 of 1 sources on the web; for 1 none was found."),
])
def test_archived_copies_are_counted(tmp_path, field, told):
    found = guide(tmp_path, bib=tiny.BIB.replace(URL, f"{URL}\n  {field},"))
    assert told in standing.state_html(found)
