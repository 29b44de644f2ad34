"""scripts/check_links.py: a report whatever it says, and one sentence when there can be none."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
from urllib.error import URLError

import check_links
import pytest
from guide.links import answers, archive
from support import tiny

SCRIPT = tiny.REPO / "scripts" / "check_links.py"
BIB = "@misc{a,\n  title = {A},\n  url = {%s},\n}\n"


@pytest.fixture
def guide(tmp_path):
    """Makes a guide with one source at ``url`` and one page with ``link`` in it."""
    def make(url, link=""):
        page = f"# Home\n\n[x]({link})\n" if link else "# Home\n"
        return tiny.make(tmp_path / "guide", index=page, other="# Other\n", bib=BIB % url)

    return make


def run(root, *options):
    return check_links.main(["--root", str(root), *options], dt.date(2020, 3, 4))


def test_a_report_of_dead_links_is_made_and_is_no_failure(guide, one_host, other_host, capsys):
    root = guide(one_host.address + "/gone", other_host.put("/page"))
    assert run(root) == 0
    said = capsys.readouterr()
    assert f"Dead (1)\n  {one_host.address}/gone\n    404 Not Found" in said.out
    assert "references.bib:3 a" in said.out
    assert "Links by outcome: 1 works, 1 dead." in said.out
    assert said.err == ""
    assert len(answers.load(root / ".cache" / "links.json")) == 2


def test_the_hosts_see_the_site_that_asks(guide, one_host, capsys):
    run(guide(one_host.put("/page")))
    assert {request.useragent for request in one_host.asked} == {"LinkChecker (+https://tiny.example/)"}


def test_the_same_answers_give_the_same_report(guide, one_host, capsys):
    root = guide(one_host.put("/page"))
    run(root)
    first = capsys.readouterr().out
    one_host.asked.clear()
    assert run(root) == 0
    assert capsys.readouterr().out == first
    assert one_host.asked == []


def test_fresh_asks_again(guide, one_host, capsys):
    root = guide(one_host.put("/page"))
    run(root)
    one_host.put("/page", 410)
    run(root, "--fresh")
    assert "Links by outcome: 1 dead." in capsys.readouterr().out


def test_json_is_json(guide, one_host, capsys):
    run(guide(one_host.put("/page", 403)), "--format", "json")
    data = json.loads(capsys.readouterr().out)
    assert [link["outcome"] for link in data["links"]] == ["would not tell"]


def test_without_a_network_there_is_one_sentence(guide, refused, capsys):
    root = guide(refused + "/page")
    assert run(root) == 2
    assert capsys.readouterr() == ("", "There seems to be no network here; nothing was learned.\n")
    assert not (root / ".cache" / "links.json").exists()


def test_without_a_bibliography_there_is_one_sentence(guide, capsys):
    root = guide("https://x.example/")
    (root / "references.bib").unlink()
    assert run(root) == 2
    said = capsys.readouterr()
    assert "There is no bibliography" in said.err
    assert "Traceback" not in said.out + said.err


def test_answers_that_cannot_be_kept_are_told(guide, one_host, capsys, monkeypatch):
    def fail(path, _kept):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(answers, "save", fail)
    assert run(guide(one_host.put("/page"))) == 2
    assert capsys.readouterr().err.endswith("links.json cannot be written: Permission denied.\n")


def test_looking_for_copies_offline_is_one_sentence_and_changes_nothing(guide, capsys, monkeypatch):
    def fail(*_args, **_more):
        raise URLError("no network")

    root = guide("https://x.example/")
    before = (root / "references.bib").read_bytes()
    monkeypatch.setattr(archive, "urlopen", fail)
    assert run(root, "--find-archived") == 2
    assert capsys.readouterr() == ("", "There seems to be no network here; nothing was learned.\n")
    assert (root / "references.bib").read_bytes() == before


def test_looking_for_copies_with_none_left_to_look_for_needs_no_network(guide, capsys):
    root = guide("https://x.example/")
    bib = root / "references.bib"
    text = BIB % "https://x.example/"
    bib.write_text(text.replace("\n}", "\n  archived = {none found, 2020-03-04},\n}"), encoding="utf-8")
    assert run(root, "--find-archived") == 0
    assert "0 found and written down" in capsys.readouterr().out


def test_progress_is_for_a_terminal_only(guide, one_host, capsys, monkeypatch):
    root = guide(one_host.put("/page"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    run(root)
    assert capsys.readouterr().err == "\r1 of 1 links asked\n"


def test_ctrl_c_stops_with_one_sentence_and_leaves_nobody_behind(guide, one_host):
    root = guide(one_host.address + "/slow")
    with subprocess.Popen([sys.executable, str(SCRIPT), "--root", str(root)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, env={**os.environ}) as process:
        assert one_host.slow_asked.wait(timeout=60)
        process.send_signal(signal.SIGINT)
        # Less than LinkChecker would go on waiting for the answer, if nobody ended it.
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, "")
    assert err == "\nStopped. What was learned is kept; run this again to go on.\n"
