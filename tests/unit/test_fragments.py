"""The rendered pages, written and read back. All data is test data."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from guide import fragments
from guide.frontmatter import FrontMatter

DAY = dt.date(2020, 3, 4)
META = FrontMatter("Tïtle", "A page.", "background", DAY, dt.date(2021, 3, 4), ("A", "B"), DAY, True, False)
HOME = fragments.Fragment("index.md", "index.html", META, '<p>Wörds & "more" 😀\u2028</p>')
OTHER = replace(HOME, src="a/b.md", address="a/b.html", html="", meta=replace(META, reviewed_by=()))
BOTH = fragments.Fragments("Tiny", "https://tiny.example/", {"index.md": HOME, "a/b.md": OTHER})


@pytest.fixture
def file(tmp_path):
    return tmp_path / "rendered.json"


def test_what_was_written_is_read_back_the_same_and_in_order(file):
    fragments.write(file, BOTH)
    found = fragments.read(file)
    assert found == BOTH
    assert list(found.pages) == ["index.md", "a/b.md"]


def test_the_bytes_depend_on_the_pages_alone(file):
    fragments.write(file, BOTH)
    first = file.read_bytes()
    fragments.write(file, fragments.read(file))
    assert file.read_bytes() == first


@pytest.mark.parametrize("shape", [0, 2, "1", None])
def test_a_file_of_another_version_is_refused(file, shape):
    fragments.write(file, BOTH)
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | {"shape": shape}), encoding="utf-8")
    with pytest.raises(fragments.FragmentsError, match="rendered.json was written by another version"):
        fragments.read(file)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'{"shape": 1}', b"\xff", b'{"shape": 1, "pages": 3}',
                                  b'{"shape": 1, "site_name": "", "site_url": "", "pages": [{}]}'])
def test_a_damaged_file_is_refused_in_a_sentence(file, data):
    file.write_bytes(data)
    with pytest.raises(fragments.FragmentsError, match="rendered.json does not hold rendered pages"):
        fragments.read(file)


@pytest.mark.parametrize("key, value", [
    ("updated", "yesterday"), ("updated", 7), ("reviewed_by", None), ("colour", "red"), ("title", ...)])
def test_a_page_with_wrong_front_matter_is_refused(file, key, value):
    fragments.write(file, BOTH)
    data = json.loads(file.read_text(encoding="utf-8"))
    meta = data["pages"][0]["meta"]
    meta.pop(key) if value is ... else meta.update({key: value})
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(fragments.FragmentsError):
        fragments.read(file)


def test_a_file_that_is_not_there_is_told(file):
    with pytest.raises(fragments.FragmentsError, match="rendered.json"):
        fragments.read(file)
