"""The kept copy of the bibliography: quick, and never wrong."""

import json

import pytest
from guide import bibtex
from support.tiny import BIB


def test_the_kept_copy_says_the_same(tmp_path):
    cache = tmp_path / ".cache" / "bibliography.json"
    first = bibtex.read(BIB, cache)
    assert cache.is_file()
    assert bibtex.read(BIB, cache) == first == bibtex.read(BIB)


def test_the_kept_copy_is_used(tmp_path):
    cache = tmp_path / "bibliography.json"
    bibtex.read(BIB, cache)
    kept = json.loads(cache.read_text())
    kept["entries"][0]["fields"]["title"] = "From the kept copy"
    cache.write_text(json.dumps(kept))
    assert bibtex.read(BIB, cache)[0]["fields"]["title"] == "From the kept copy"


def test_changed_text_is_read_again(tmp_path):
    cache = tmp_path / "bibliography.json"
    bibtex.read(BIB, cache)
    changed = BIB.replace("A label", "Another label")
    assert bibtex.read(changed, cache)[1]["fields"]["title"] == "Another label"


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"digest": "x"}', "null"])
def test_a_broken_copy_is_no_trouble(tmp_path, broken):
    cache = tmp_path / "bibliography.json"
    cache.write_text(broken)
    assert [entry["key"] for entry in bibtex.read(BIB, cache)] == ["park2008", "label-a"]


def test_a_place_that_cannot_be_written_to_is_no_trouble(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert len(bibtex.read(BIB, blocked / ".cache" / "bibliography.json")) == 2


def test_a_mistake_is_not_kept(tmp_path):
    cache = tmp_path / "bibliography.json"
    with pytest.raises(bibtex.BibtexError) as found:
        bibtex.read("@misc{a,\n  title = {x\n", cache)
    assert found.value.line > 0
    assert not cache.exists()
