"""Files are written whole or not at all, with the same bytes everywhere."""

import os
from pathlib import Path

import pytest
from guide import whole_files


def test_a_file_is_written_into_a_folder_that_was_not_there(tmp_path):
    whole_files.put(tmp_path / "a" / "b.txt", "é\n")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"\xc3\xa9\n"


@pytest.mark.parametrize("broken", ["write_bytes", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch, broken):
    file = tmp_path / "b.txt"
    whole_files.put(file, b"old")

    def half(self, data, write_bytes=Path.write_bytes):
        write_bytes(self, data[:1])
        raise OSError("No space left on device")

    def stopped(source, target):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(*((Path, "write_bytes", half) if broken == "write_bytes" else (os, "replace", stopped)))
        with pytest.raises((OSError, KeyboardInterrupt)):
            whole_files.put(file, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("b.txt", b"old")]


def test_files_below_a_folder_are_written_one_at_a_time(tmp_path):
    there = []

    def made():
        yield "x/one.txt", "1\n"
        there.append((tmp_path / "x" / "one.txt").read_bytes())
        yield "two.bin", b"\r\n"

    whole_files.below(tmp_path, made())
    assert there == [b"1\n"] and (tmp_path / "two.bin").read_bytes() == b"\r\n"
