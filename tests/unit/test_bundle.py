"""Small files to edit, one file to load."""

import re

import pytest
from guide import bundle
from guide.paths import Unreadable


@pytest.fixture
def own(tmp_path):
    (tmp_path / "a.css").write_text("a{}\n", encoding="utf-8")
    (tmp_path / "b.css").write_text("b{}\n", encoding="utf-8")
    return tmp_path


def test_sheets_are_joined_in_the_order_given(own):
    bundles = bundle.Bundles(own, ["b.css", "a.css"], [])
    [name] = bundles.styles
    assert bundles.files == {name: "b{}\na{}\n"}
    assert bundles.scripts == []


def test_the_name_changes_with_the_text_and_only_with_it(own):
    first = bundle.Bundles(own, ["a.css"], []).styles
    assert bundle.Bundles(own, ["a.css"], []).styles == first
    (own / "a.css").write_text("a{color:red}\n", encoding="utf-8")
    assert bundle.Bundles(own, ["a.css"], []).styles != first
    assert re.fullmatch(r"assets/guide\.[0-9a-f]{8}\.css", first[0])


def test_a_sheet_that_is_not_there_is_named(own):
    with pytest.raises(Unreadable, match="c.css"):
        bundle.Bundles(own, ["c.css"], [])


def test_only_our_own_files_that_were_not_joined_are_copied(own):
    bundles = bundle.Bundles(own, ["a.css"], [])
    assert bundles.keeps("b.css", str(own), "/docs")
    assert bundles.keeps("index.md", "/docs", "/docs")
    assert bundles.keeps("assets/made.css", None, "/docs")
    assert not bundles.keeps("a.css", str(own), "/docs")
    assert not bundles.keeps("assets/stylesheets/main.css", "/theme", "/docs")


def test_each_tool_of_a_page_is_named_once():
    html = '<div data-tool="say"></div><div class="x" data-tool="cautions"></div><i data-tool="say"></i>'
    assert bundle.tools(html) == ["basics", "say", "cautions"]
    assert bundle.tools("<p>data-tool</p>") == []


def test_what_the_tools_share_comes_only_with_those_that_need_it():
    assert bundle.tools('<form data-tool="source-filter"></form>') == ["source-filter"]


def test_files_for_later_have_the_name_that_a_script_asks_for(own):
    bundles = bundle.Bundles(own, [], [], {"assets/later.css": ["b.css", "a.css"]})
    assert bundles.files == {"assets/later.css": "b{}\na{}\n"}
    assert bundles.styles == [] and not bundles.keeps("a.css", str(own), "/docs")
