"""Where an entry goes in references.bib, and that nothing else moves."""

import dataclasses
import re

import pytest
from guide.adding import bibfile
from guide.adding.entry import make
from guide.adding.record import Author, Record
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.tiny import REPO

ENTRY = "@misc{%s,\n  title = {Test data %s},\n}\n"
# A busy machine is no fault of the code.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def new(key):
    return make(Record("Crossref", "misc", {"title": "New test data"}, (Author("New", "Ada"),)), key)


def inserted(tmp_path, text, key):
    path = tmp_path / "references.bib"
    path.write_bytes(text.encode("utf-8"))
    file = bibfile.load(path)
    data, line = bibfile.with_entry(file, new(key))
    bibfile.write(file, data)
    after = path.read_bytes().decode("utf-8")
    assert re.split(r"\r\n|\n", after)[line - 1] == f"@misc{{{key},"
    return after


def file_of(*keys):
    return "Test data.\n\n" + "\n".join(ENTRY % (key, key) for key in keys)


@pytest.mark.parametrize(("key", "order"), [
    ("bb-", ["bb", "bb-", "dd"]),
    ("aa", ["aa", "bb", "dd"]), ("cc", ["bb", "cc", "dd"]), ("ee", ["bb", "dd", "ee"]),
    ("bba", ["bb", "bba", "dd"])])
def test_an_entry_goes_where_its_key_belongs(tmp_path, key, order):
    after = inserted(tmp_path, file_of("bb", "dd"), key)
    texts = {"bb": ENTRY % ("bb", "bb"), "dd": ENTRY % ("dd", "dd"), key: new(key).text}
    assert after == "Test data.\n\n" + "\n".join(texts[name] for name in order)


KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,5}", fullmatch=True)


@CALM
@given(st.lists(KEYS, min_size=2, max_size=8, unique=True), st.data())
def test_taking_the_new_entry_out_gives_the_old_file_back(tmp_path_factory, keys, data):
    key = data.draw(st.sampled_from(keys))
    text = file_of(*sorted(set(keys) - {key}))
    after = inserted(tmp_path_factory.mktemp("bib"), text, key)
    added = new(key).text
    assert after == text + "\n" + added or after.replace(added + "\n", "", 1) == text
    found = [line[6:-1] for line in after.splitlines() if line.startswith("@misc{")]
    assert found == sorted(keys)


@pytest.mark.parametrize(("text", "expected"), [
    ("", "{new}"), ("Test data.\n", "Test data.\n\n{new}"), ("Test data.", "Test data.\n\n{new}"),
    ("Test data.\n\n", "Test data.\n\n{new}"), (ENTRY % ("aa", 1), ENTRY % ("aa", 1) + "\n{new}"),
    ((ENTRY % ("aa", 1)).rstrip(), ENTRY % ("aa", 1) + "\n{new}"),
    (ENTRY % ("zz", 1), "{new}\n" + ENTRY % ("zz", 1)),
    (ENTRY % ("aa", 1) + ENTRY % ("zz", 2), ENTRY % ("aa", 1) + "\n{new}\n" + ENTRY % ("zz", 2)),
    (ENTRY % ("aa", 1) + "\n% About zz.\n" + ENTRY % ("zz", 2),
     ENTRY % ("aa", 1) + "\n{new}\n% About zz.\n" + ENTRY % ("zz", 2)),
    ("% Head.\n" + ENTRY % ("zz", 2), "% Head.\n\n{new}\n" + ENTRY % ("zz", 2))])
def test_a_blank_line_stands_between_entries(tmp_path, text, expected):
    assert inserted(tmp_path, text, "mm") == expected.replace("{new}", new("mm").text)


def test_line_ends_stay_as_the_file_has_them(tmp_path):
    after = inserted(tmp_path, file_of("bb", "dd").replace("\n", "\r\n"), "cc")
    assert after.count("\n") == after.count("\r\n")
    assert after.replace("\r\n", "\n") == inserted(tmp_path, file_of("bb", "dd"), "cc")


def test_odd_bytes_elsewhere_stay(tmp_path):
    odd = "Test data\u2028with\x0bodd\tbytes  \n\n"
    entry = ENTRY % ("bb", "one\u00a0two  \n three")
    assert inserted(tmp_path, odd + entry, "aa") == odd + new("aa").text + "\n" + entry


def test_the_real_file_takes_an_entry_anywhere(tmp_path):
    before = (REPO / "references.bib").read_text("utf-8")
    for key in ("a0", "n0-x", "zzz"):
        after = inserted(tmp_path, before, key)
        assert after.replace(new(key).text + "\n", "", 1) == before or after == before + "\n" + new(key).text


def test_an_entry_that_would_spoil_others_is_refused(tmp_path):
    # A line inside a field looks like the head of the next entry; suppose that it was taken for that.
    text = "@misc{aa,\n  title = {Test data\n@misc{zz,\n  of a sort}},\n}\n\n@misc{zz, title = {Test}}\n"
    path = tmp_path / "references.bib"
    path.write_text(text)
    file = bibfile.load(path)
    misled = dataclasses.replace(file.sources.sources["zz"], line=3)
    sources = dataclasses.replace(file.sources, sources={**file.sources.sources, "zz": misled})
    with pytest.raises(bibfile.BibfileError, match="by hand"):
        bibfile.with_entry(dataclasses.replace(file, sources=sources), new("bb"))


def test_an_entry_that_does_not_begin_its_line_is_passed_over(tmp_path):
    text = "Test data.\n\n@misc{aa, title = {A}} @misc{cc, title = {C}}\n\n" + ENTRY % ("dd", 4)
    after = inserted(tmp_path, text, "bb")
    assert after == text.replace("@misc{dd", new("bb").text + "\n@misc{dd")


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(file_of("bb"))
    file = bibfile.load(path)
    path.write_text(file_of("bb", "other"))
    with pytest.raises(bibfile.BibfileError, match="changed by someone else"):
        bibfile.write(file, b"")
    assert path.read_text() == file_of("bb", "other")
    assert [child.name for child in tmp_path.iterdir() if child.is_file()] == ["references.bib"]


def test_a_link_to_the_file_stays_a_link_and_the_mode_stays(tmp_path):
    real = tmp_path / "real.bib"
    real.write_text(file_of("bb"))
    real.chmod(0o640)
    link = tmp_path / "references.bib"
    link.symlink_to(real)
    file = bibfile.load(link)
    bibfile.write(file, b"new")
    assert link.is_symlink() and real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
