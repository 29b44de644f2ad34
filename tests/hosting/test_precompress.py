"""Copies beside the files: as small as they get, the same bytes every time, whole or not there."""

import gzip
import os

import pytest
import zstandard
from guide.deploy import precompress

TEXT = "".join(f"line {number}: words of a made-up page\n" for number in range(200))


@pytest.fixture
def site(tmp_path):
    (tmp_path / "uses").mkdir()
    (tmp_path / "uses" / "a.html").write_text(TEXT, encoding="utf-8")
    (tmp_path / "small.html").write_text("x" * 500, encoding="utf-8")
    (tmp_path / "noise.html").write_bytes(os.urandom(4000))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG" * 500)
    return tmp_path


def copies(site):
    return {file.name: file.read_bytes() for file in site.rglob("*") if file.suffix in (".br", ".zst", ".gz")}


def test_text_that_gets_smaller_has_three_copies_and_nothing_else_has_any(site):
    assert precompress.run(site, ("html",)).written == 3
    found = copies(site)
    assert sorted(found) == ["a.html.br", "a.html.gz", "a.html.zst"]
    assert gzip.decompress(found["a.html.gz"]).decode() == TEXT
    assert len({len(data) for data in found.values()}) == 3
    assert found["a.html.gz"][4:8] == bytes(4), "the day of the run stands in the copy"


def test_a_second_run_changes_nothing(site):
    precompress.run(site, ("html",))
    before = {file: file.stat().st_ino for file in site.rglob("*")}
    done = precompress.run(site, ("html",))
    assert (done.written, done.kept, done.removed) == (0, 3, 0)
    assert {file: file.stat().st_ino for file in site.rglob("*")} == before


def test_two_runs_at_different_times_give_the_same_bytes(site):
    precompress.run(site, ("html",))
    first = copies(site)
    for file in site.rglob("*.??*"):
        if file.name in first:
            file.unlink()
    os.utime(site / "uses" / "a.html", (1, 1))
    precompress.run(site, ("html",))
    assert copies(site) == first
    assert (site / "uses" / "a.html.br").stat().st_mtime == 1


def test_a_changed_file_has_new_copies_and_a_lost_one_none(site):
    precompress.run(site, ("html",))
    (site / "uses" / "a.html").write_text(TEXT.upper(), encoding="utf-8")
    precompress.run(site, ("html",))
    assert gzip.decompress(copies(site)["a.html.gz"]).decode() == TEXT.upper()
    (site / "uses" / "a.html").unlink()
    (site / "data.tar.gz").write_bytes(b"no copy of ours")
    assert precompress.run(site, ("html",)).removed == 3
    assert list(copies(site)) == ["data.tar.gz"]


def test_a_run_that_was_stopped_leaves_whole_copies_and_the_next_one_ends_it(site, monkeypatch):
    def stop(data):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setitem(precompress.PACKERS, "zstd", (stop,))
        with pytest.raises(KeyboardInterrupt):
            precompress.run(site, ("html",))
    (site / "uses" / ".gone.html.br-new").write_bytes(b"half")  # as a killed run leaves it
    assert all(gzip.decompress(data) for name, data in copies(site).items() if name.endswith(".gz"))
    done = precompress.run(site, ("html",))
    assert (done.written, done.removed) == (3, 1)
    assert not list(site.rglob("*-new"))


def test_no_two_copies_have_the_same_length(site, monkeypatch):
    [brotli] = precompress.PACKERS["br"]
    monkeypatch.setitem(precompress.PACKERS, "zstd", (lambda data: brotli(data)[::-1],))
    assert set(precompress.packed(TEXT.encode())) == {"br", "gzip"}
    monkeypatch.setitem(precompress.PACKERS, "zstd", (lambda data: brotli(data)[::-1], lambda data: brotli(data) + b"more"))
    assert set(precompress.packed(TEXT.encode())) == {"br", "gzip", "zstd"}


@pytest.mark.parametrize("name", ["zstd", "gzip"])
def test_a_longer_copy_is_still_the_whole_file(name):
    data = TEXT.encode()
    copies = [pack(data) for pack in precompress.PACKERS[name]]
    unpack = {"zstd": zstandard.decompress, "gzip": gzip.decompress}[name]
    assert len({len(copy) for copy in copies}) == len(copies) and all(unpack(copy) == data for copy in copies)
