"""The whole bibliography on several pages."""

import re
from pathlib import Path

import pytest
from guide import all_sources, bibliography
from guide.findings import Findings
from guide.library import Library
from guide.paths import Project

ENTRY = """@article{{{key}, author = {{{name}, Mo}}, title = {{Made up}}, journal = {{None}}, year = {{2015}},
  url = {{https://example.org/{key}}}, studytype = {{survey}}, participants = {{ten boxes}}, finding = {{{finding}.}},
  read = {{abstract}}, checked = {{2020-03-04}}, limits = {{Made up.}}, topics = {{method}}}}
"""
NAMES = ("Abel", "Berg", "Cole", "Dorn", "Eden", "Falk")


@pytest.fixture
def library(tmp_path):
    bib = tmp_path / "references.bib"
    bib.write_text("".join(ENTRY.format(key=f"{name.lower()}2015", name=name, finding="Boxes " * (400 if name == "Abel" else 5))
                           for name in reversed(NAMES)), encoding="utf-8")
    sources, problems = bibliography.load(bib)
    assert not problems
    return Library(Project(Path(tmp_path)), sources, Findings({}, {}), {})


def ids(html):
    return re.findall(r'<li id="(\w+)"', html)


def test_every_source_stands_on_one_page_in_the_order_of_names(library):
    pages = [all_sources.html(library, f"sources{end}.md", f"{part}/2") for part, end in ((1, ""), (2, "-2"))]
    assert [key for html in pages for key in ids(html)] == [f"{name.lower()}2015" for name in NAMES]
    assert 0 < len(ids(pages[0])) < len(ids(pages[1]))  # the first source is a long one


def test_a_page_names_where_each_page_begins_and_ends(library):
    html = all_sources.html(library, "sources-2.md", "2/2")
    ways = re.findall(r'<a href="([^"]+)"( aria-current="page")?>([^<]+)</a>', html)[:2]
    assert [(address, bool(here)) for address, here, _ in ways] == [("sources.html", False), ("sources-2.html", True)]
    assert ways[0][2].startswith("Abe to ") and ways[1][2].endswith(" to Fal")


def test_a_list_on_one_page_needs_neither_ways_nor_a_file(library):
    html = all_sources.html(library, "sources.md")
    assert len(ids(html)) == len(NAMES) and "source-pages" not in html and "data-rest" not in html


def test_the_file_of_the_filter_holds_every_source_and_is_named_by_its_bytes(library):
    text, address = all_sources.file(library), all_sources.address(library)
    assert all(f'id=\\"{name.lower()}2015\\"' in text for name in NAMES)
    assert re.fullmatch(r"assets/sources\.[0-9a-f]{8}\.js", address)
    assert address in all_sources.html(library, "sources.md", "1/2")


@pytest.mark.parametrize("words", ["3/2", "0/2", "two", "1/"])
def test_a_part_that_is_not_there_is_refused_with_an_example(library, words):
    with pytest.raises(ValueError, match="sources-list: 1/3"):
        all_sources.html(library, "sources.md", words)


def test_a_list_in_another_folder_is_refused(library):
    with pytest.raises(ValueError, match="top folder"):
        all_sources.html(library, "about/sources.md")
