"""Archived copies: what the archive says is written down, and nothing else."""

import datetime as dt
import json
from dataclasses import replace
from urllib.error import URLError

import pytest
from foreign_hosts import USERAGENT
from guide import archived, bibliography
from guide.links import archive
from guide.links.check import NoNetwork

TODAY = dt.date(2020, 3, 4)
COPY = "http://web.archive.org/web/20190102030405/https://a.example/"
BIB = """Notes above the entries: {kept} as they are.

@misc{a,
  title = {A {B}rave title},
  url = {https://a.example/?x=1&y=2},
  checked = {2019-12-31},
}

@article{b,
    title = {B},
    doi   = {10.1000/b}
}
@misc{c, title = {C}}
"""


@pytest.fixture
def bib_path(tmp_path):
    path = tmp_path / "references.bib"
    path.write_bytes(BIB.encode())
    return path


@pytest.fixture
def look(bib_path, one_host):
    """Looks for copies in the archive that ``one_host`` plays; ``look.pauses`` are the pauses made."""
    def look(**changes):
        api = archive.Api(USERAGENT, one_host.address + "/available", timeout=5, sleep=look.pauses.append)
        return archive.find(bib_path, bibliography.load(bib_path)[0], TODAY, replace(api, **changes))

    look.pauses = []
    return look


def _fail(*_args, **_more):
    raise URLError("no network")


def says(host, **closest):
    snapshots = {"closest": {"available": True, "url": COPY, "timestamp": "x", "status": "200"} | closest}
    host.put("/available", body=json.dumps({"archived_snapshots": snapshots if closest else {}}))


def test_found_copies_are_written_after_the_address_and_all_else_stays(look, bib_path, one_host):
    says(one_host, status="200")
    found = look()
    assert found.archived == ["a", "b"]
    field = "archived = {https://web.archive.org/web/20190102030405/https://a.example/}"
    assert bib_path.read_bytes().decode() == BIB.replace(
        "y=2},\n", f"y=2}},\n  {field},\n").replace("10.1000/b}", f"10.1000/b}},\n    {field}")
    assert [path.name for path in bib_path.parent.iterdir() if path.is_file()] == ["references.bib"]


def test_that_the_archive_has_none_is_written_with_the_day(look, bib_path, one_host):
    says(one_host)
    assert look().none == ["a", "b"]
    assert bib_path.read_text(encoding="utf-8").count("archived = {none found, 2020-03-04}") == 2


def test_the_archive_is_asked_for_the_copy_nearest_to_the_day_of_reading(look, one_host):
    says(one_host)
    look()
    assert one_host.paths == [
        "/available?url=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y%3D2&timestamp=20191231",
        "/available?url=https%3A%2F%2Fdoi.org%2F10.1000%2Fb"]
    assert {request.useragent for request in one_host.asked} == {USERAGENT}


def test_there_is_a_pause_between_two_questions(look, one_host):
    says(one_host)
    look(pause=7)
    assert look.pauses == [7]


def test_a_source_with_the_field_is_not_asked_again(look, bib_path, one_host):
    says(one_host)
    look()
    before = bib_path.read_bytes()
    one_host.asked.clear()
    found = look()
    assert (found.archived, found.none, one_host.asked) == ([], [], [])
    assert bib_path.read_bytes() == before


def test_a_stopped_run_keeps_what_it_has_and_goes_on(look, bib_path, one_host):
    says(one_host, status="200")

    def stop(_seconds):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(sleep=stop)
    assert bib_path.read_bytes().count(b"archived") == 1
    assert look().archived == ["b"]


@pytest.mark.parametrize("closest", [{"status": "404"}, {"status": "302"}, {"available": False}])
def test_a_copy_of_an_error_page_is_no_copy(look, one_host, closest):
    says(one_host, **closest)
    assert look().none == ["a", "b"]


@pytest.mark.parametrize("body", [
    "", "busy", "[]", "{}", '{"archived_snapshots": []}', '{"archived_snapshots": {"closest": {}}}',
    '{"archived_snapshots": {"closest": {"available": true, "status": "200", "url": 3}}}',
    '{"archived_snapshots": {"closest": {"available": true, "status": "200", '
    '"url": "https://web.archive.org/web/2020/\\u001b[31m"}}}',
    '{"archived_snapshots": {"closest": {"available": true, "status": "200", "url": "https://b.example/"}}}',
])
def test_an_answer_that_is_not_understood_is_not_written(look, bib_path, one_host, body):
    one_host.put("/available", body=body)
    found = look()
    assert found.unanswered == ["a", "b"]
    assert bib_path.read_bytes() == BIB.encode()


def test_an_archive_that_asks_for_a_rest_is_left_alone(look, bib_path, one_host):
    one_host.put("/available", 429)
    found = look()
    assert one_host.paths == one_host.paths[:1]
    assert "asked for a rest, so 1 were not asked" in str(found)
    assert bib_path.read_bytes() == BIB.encode()


def test_an_archive_that_refuses_again_and_again_is_left_alone(look, bib_path, one_host):
    bib_path.write_text("".join(f"@misc{{k{n}, url = {{https://{n}.example/}}}}\n" for n in range(20)),
                        encoding="utf-8")
    one_host.put("/available", 403)
    assert "no proper answer many times, so 10 were not asked" in str(look())


def test_a_network_that_goes_away_stops_the_run(look, bib_path, one_host, monkeypatch):
    bib_path.write_text("".join(f"@misc{{k{n}, url = {{https://{n}.example/}}}}\n" for n in range(9)),
                        encoding="utf-8")
    says(one_host)

    def lose(_seconds):
        monkeypatch.setattr(archive, "urlopen", _fail)

    found = look(sleep=lose)
    assert (found.none, found.unanswered) == (["k0"], ["k1", "k2", "k3"])
    assert "could not be reached any more, so 5 were not asked" in str(found)


def test_offline_nothing_is_learned_and_the_file_is_untouched(look, bib_path, refused):
    with pytest.raises(NoNetwork, match="no network here; nothing was learned"):
        look(address=refused + "/available")
    assert bib_path.read_bytes() == BIB.encode()


def test_an_edit_made_meanwhile_is_kept(look, bib_path, one_host):
    says(one_host)
    look(sleep=lambda _seconds: bib_path.write_bytes(bib_path.read_bytes() + b"\nA line of somebody else.\n"))
    text = bib_path.read_text(encoding="utf-8")
    assert text.endswith("A line of somebody else.\n")
    assert text.count("archived") == 2


def test_a_source_that_was_taken_away_meanwhile_is_told(look, bib_path, one_host):
    says(one_host)
    found = look(sleep=lambda _seconds: bib_path.write_text(BIB.replace("@article{b,", "@article{bee,"),
                                                            encoding="utf-8"))
    assert found.unwritten == ['references.bib: There is no entry "b" any more.']
    assert found.none == ["a"]


def test_braces_in_the_address_of_a_copy_do_not_break_the_file(look, bib_path, one_host):
    says(one_host, url="http://web.archive.org/web/2019/https://a.example/{x}\\y")
    look()
    bib, problems = bibliography.load(bib_path)
    assert bib["a"].fields["archived"] == "https://web.archive.org/web/2019/https://a.example/%7Bx%7D%5Cy"
    assert archived.state(bib["a"]) == archived.ARCHIVED
