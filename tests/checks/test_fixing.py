"""Corrections are exact, whole and never a guess."""

import os
import stat
import time

import pytest
from guide.checks import writing
from guide.checks.fixing import Lines, apply
from guide.checks.rule import Edit, Finding
from guide.checks.writing import NotWritten, write_all
from small_guide import replace


def finding(path, start, old, new, line=1):
    return Finding(path, line, 1, "made-up", "A mistake.", "", "error", Edit(start, old, new))


def fix(root, *findings, read_at=None):
    return apply(root, findings, time.time_ns() + 10**12 if read_at is None else read_at)


@pytest.mark.parametrize(("before", "after"), [
    (b"one\ntwo\nthree\n", b"one\n2\n3\n"),
    (b"one\r\ntwo\r\nthree\r\n", b"one\r\n2\r\n3\r\n"),
    (b"one\rtwo\rthree", b"one\r2\r3"),
    (b"one\r\ntwo\nthree", b"one\r\n2\n3"),
], ids=["unix", "windows", "old mac, no end of line", "mixed"])
def test_line_ends_stay_as_they_are(tmp_path, before, after):
    (tmp_path / "a.md").write_bytes(before)
    fix(tmp_path, finding("a.md", 4, "two", "2"), finding("a.md", 8, "three", "3"))
    assert (tmp_path / "a.md").read_bytes() == after


def test_an_edit_counts_as_python_reads_a_file_with_a_byte_order_mark(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbfcaf\xc3\xa9\r\nteh end\r\n")
    start = file.read_text(encoding="utf-8").index("teh")
    fix(tmp_path, finding("a.md", start, "teh", "the"))
    assert file.read_bytes() == b"\xef\xbb\xbfcaf\xc3\xa9\r\nthe end\r\n"


def test_a_line_that_is_put_in_gets_the_line_end_of_the_file(tmp_path):
    (tmp_path / "a.md").write_bytes(b"one\r\ntwo\r\n")
    fix(tmp_path, finding("a.md", 4, "", "new\n"))
    assert (tmp_path / "a.md").read_bytes() == b"one\r\nnew\r\ntwo\r\n"


def test_every_place_of_a_text_is_found_again_in_its_own_line_ends():
    raw = "a\r\n\r\nb\nc\rd\r\n"
    read = raw.replace("\r\n", "\n").replace("\r", "\n")
    places = [Lines(raw).place(offset) for offset in range(len(read) + 1)]
    assert places == [0, 1, 3, 5, 6, 7, 8, 9, 10, 12]


def test_a_text_that_is_no_longer_there_is_left_alone(tmp_path):
    (tmp_path / "a.md").write_text("one three\n")
    done = fix(tmp_path, finding("a.md", 4, "two", "2"), finding("a.md", 0, "one", "1"))
    assert (tmp_path / "a.md").read_text() == "1 three\n"
    assert [f.edit.old for f in done.made] == ["one"]
    assert done.refused == ("a.md:1:1: made-up was not corrected: the text is no longer what was read. "
                            "Run --fix again.",)


@pytest.mark.parametrize(("first", "second", "after", "refused"), [
    ((0, "abc", "X"), (2, "cd", "Y"), "Xdef", 1),
    ((2, "", "X"), (2, "", "Y"), "abXcdef", 1),
    ((1, "bcd", "X"), (2, "", "Y"), "aXef", 1),
    ((0, "abc", "X"), (3, "def", "Y"), "XY", 0),
    ((0, "ab", "X"), (0, "ab", "X"), "Xcdef", 0),
    ((2, "", "X"), (2, "cd", "Y"), "abXYef", 0),
], ids=["overlap", "two at one place", "inside another", "side by side", "the same twice", "before another"])
def test_corrections_that_overlap_are_not_mixed(tmp_path, first, second, after, refused):
    (tmp_path / "a.md").write_text("abcdef")
    done = fix(tmp_path, finding("a.md", *second), finding("a.md", *first))
    assert (tmp_path / "a.md").read_text() == after
    assert (len(done.made), len(done.refused)) == (2 - refused, refused)


def test_a_file_saved_while_it_was_read_is_left_alone(tmp_path):
    (tmp_path / "a.md").write_text("one")
    long_ago = 0
    done = fix(tmp_path, finding("a.md", 0, "", "1"), read_at=long_ago)
    assert (tmp_path / "a.md").read_text() == "one"
    assert "was saved while it was read" in done.refused[0]


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path):
    real = tmp_path / "real.md"
    real.write_text("one")
    real.chmod(0o640)
    (tmp_path / "a.md").symlink_to(real)
    fix(tmp_path, finding("a.md", 0, "one", "1"))
    assert real.read_text() == "1"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert (tmp_path / "a.md").is_symlink()


def test_nothing_outside_of_the_guide_is_changed(tmp_path):
    (tmp_path / "out.md").write_text("one")
    (tmp_path / "guide").mkdir()
    for path in ("../out.md", str(tmp_path / "out.md")):
        with pytest.raises(NotWritten, match="outside of the guide"):
            fix(tmp_path / "guide", finding(path, 0, "one", "1"))
    assert (tmp_path / "out.md").read_text() == "one"


def test_one_protected_file_keeps_all_of_them_as_they_are(tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("one")
    (tmp_path / "b.md").chmod(0o444)
    with pytest.raises(NotWritten, match="b.md cannot be written: it is protected against writing"):
        fix(tmp_path, finding("a.md", 0, "one", "1"), finding("b.md", 0, "one", "1"))
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.md": "one", "b.md": "one"}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError(28, "No space left", "b.md")])
def test_a_stop_between_two_files_puts_the_first_one_back(tmp_path, monkeypatch, stop):
    files = {tmp_path / name: b"new" for name in ("a.md", "b.md", "c.md")}
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "b.md").write_bytes(b"old")
    real = os.replace

    def second_fails(source, target):
        if target.name == "b.md":
            raise stop
        real(source, target)
    monkeypatch.setattr(writing.os, "replace", second_fails)
    with pytest.raises((KeyboardInterrupt, NotWritten)):
        write_all(files)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"old", "b.md": b"old"}


def test_the_command_corrects_and_tells_what_is_left(guide, check, made_up):
    page = guide / "docs" / "page.md"
    replace(page, "We do not know", "We dont know, teh cream")
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))

    def misspelt(rule, page, *more):
        for word, new in (("teh", "the"), ("dont", None)):
            at = page.body.find(word)
            if at >= 0:
                yield rule.at(page, at, f'"{word}" is no word.', new=new, old=word)
    made_up("misspelt", misspelt)
    os.utime(page, (1, 1))
    done = check("--fix")
    assert done.code == 1
    corrected, left = done.out.splitlines()[:2]
    assert corrected == 'docs/page.md:15:15: corrected misspelt: "teh" is no word.'
    assert left == 'docs/page.md:15:4: error misspelt: "dont" is no word.'
    assert "1 corrected. 1 error, 0 warnings, 0 notes." in done.out
    assert b"We dont know, the cream if the cream helps [@abel2015; @best2016].\r\n" in page.read_bytes()


def test_the_command_changes_nothing_unasked(guide, check):
    replace(guide / "docs" / "page.md", "@abel2015", "@Abel2015")
    before = (guide / "docs" / "page.md").read_bytes()
    assert check("--only", "citation-key-case", "--no-built").code == 1
    assert (guide / "docs" / "page.md").read_bytes() == before


def test_a_real_rule_corrects_a_key_and_then_nothing_is_left(guide, check):
    replace(guide / "docs" / "page.md", "@abel2015", "@Abel2015")
    os.utime(guide / "docs" / "page.md", (1, 1))
    done = check("--only", "citation-key-case", "--no-built", "--fix")
    assert done.code == 0, done
    assert "[@abel2015; @best2016]" in (guide / "docs" / "page.md").read_text(encoding="utf-8")
    assert "0 errors" in check("--only", "citation-key-case", "--no-built", "--fix").out
