"""A field put into a .bib entry changes nothing else, whatever the entry looks like."""

import pytest
from guide.links.entries import EntryError, add

VALUE = "https://web.archive.org/web/2020/x"


@pytest.mark.parametrize(("entry", "after", "expected"), [
    ("@misc{k,\n  url = {u},\n  x = {y},\n}", "url",
     "@misc{k,\n  url = {u},\n  archived = {V},\n  x = {y},\n}"),
    ("@misc{k,\n  url = {u}\n}", "url", "@misc{k,\n  url = {u},\n  archived = {V}\n}"),
    ("@misc{k, url = {u}}", "url", "@misc{k, url = {u},\narchived = {V}}"),
    ("@misc{k,\r\n\tURL = \"u\",\r\n}", "url", "@misc{k,\r\n\tURL = \"u\",\r\n\tarchived = {V},\r\n}"),
    ("@misc{k,\n  note = {url = {no}, \"},\n  url={u{v}w},\n}", "url",
     "@misc{k,\n  note = {url = {no}, \"},\n  url={u{v}w},\n  archived = {V},\n}"),
    ("@misc{k,\n  doi = 12,\n  x = {y},\n}", "doi",
     "@misc{k,\n  doi = 12,\n  archived = {V},\n  x = {y},\n}"),
    ("@misc{k,\n  year = 2020,\n  doi = \"a{\"}b\",\n}", "doi",
     "@misc{k,\n  year = 2020,\n  doi = \"a{\"}b\",\n  archived = {V},\n}"),
])
def test_only_the_field_is_added(entry, after, expected):
    around = "% before é\n@misc{kk,\n  url = {other},\n}\n%s\n\n@misc{z, url = {last}}"
    assert add(around.replace("%s", entry), "k", after, "archived", VALUE) == \
        around.replace("%s", expected.replace("V", VALUE))


@pytest.mark.parametrize(("text", "said"), [
    ("@misc{other,\n  url = {u},\n}", 'no entry "k"'),
    ("@misc{k,\n  doi = {u},\n}", "has no url"),
    ("@misc{k,\n  url = {u},\n  archived = {x},\n}", "has archived already"),
    ("@misc{k,\n  url = {u},\n  title = {broken\n", "cannot be read"),
    ("@misc{k,\n  url = {u},\n  x y\n}", "cannot be read"),
])
def test_an_entry_that_does_not_fit_is_refused(text, said):
    with pytest.raises(EntryError, match=said):
        add(text, "k", "url", "archived", VALUE)


def test_a_value_that_would_read_differently_is_refused():
    with pytest.raises(EntryError, match="cannot be written"):
        add("@misc{k,\n  url = {u},\n}", "k", "url", "archived", "a}, b = {c")
