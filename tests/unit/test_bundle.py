"""Small files to edit, few and small ones to load."""

import re

import pytest
from guide import bundle
from guide.bundle import Bundles, Lists
from guide.paths import Unreadable


@pytest.fixture
def own(tmp_path):
    for name, text in {"a.css": "a { color: red }\n", "b.css": "/* why */\nb { margin: 0 }\n",
                       "one.js": "// why\nvar a = 1;\n", "two.js": "var b = 2;\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_sheets_are_joined_in_the_order_given_and_made_small(own):
    bundles = Bundles(own, Lists(css=["b.css", "a.css"]))
    assert bundles.styles() == ["b{margin:0}a{color:red}"]
    assert bundles.files == {} and bundles.scripts == []


def test_a_sheet_of_some_pages_stands_in_those_that_hold_what_it_is_for(own):
    bundles = Bundles(own, Lists(css=["a.css"], some_css={'class="b"': ["b.css"]}))
    assert bundles.styles('<p class="b">') == ["a{color:red}", "b{margin:0}"]
    assert bundles.styles("<p>") == bundles.styles() == ["a{color:red}"]


def test_the_sheet_for_paper_and_the_first_script_stand_in_the_page(own):
    bundles = Bundles(own, Lists(print_css=["a.css"], start="one.js"))
    assert bundles.print_style == "a{color:red}" and bundles.start == "var a=1;"
    assert bundles.files == {} and bundles.styles() == [] and bundles.scripts == []


def test_the_name_changes_with_the_text_and_only_with_it(own):
    first = Bundles(own, Lists(javascript=["one.js"])).scripts
    assert Bundles(own, Lists(javascript=["one.js"])).scripts == first
    (own / "one.js").write_text("var a = 2;\n", encoding="utf-8")
    assert Bundles(own, Lists(javascript=["one.js"])).scripts != first
    assert re.fullmatch(r"assets/guide\.[0-9a-f]{8}\.js", first[0])


def test_a_sheet_that_is_not_there_is_named(own):
    with pytest.raises(Unreadable, match="c.css"):
        Bundles(own, Lists(css=["c.css"]))


def test_only_our_own_files_that_were_not_joined_are_copied(own):
    bundles = Bundles(own, Lists(css=["a.css"]))
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


def test_the_script_of_a_tool_is_found_by_its_name_and_is_a_file_alone(own):
    folder = own / "assets" / "javascripts"
    folder.mkdir(parents=True)
    (folder / "tool-say.js").write_text("var say = 1;\n", encoding="utf-8")
    (folder / "menu.js").write_text("var menu = 1;\n", encoding="utf-8")
    bundles = Bundles(own, bundle.lists({}, [], [], own))
    assert list(bundles.tool_scripts) == ["say"]
    assert bundles.files == {bundles.tool_scripts["say"]: "var say=1;\n"}
    assert not bundles.keeps("assets/javascripts/tool-say.js", str(own), "/docs")


def test_scripts_for_later_are_joined_and_found_by_their_name(own):
    bundles = Bundles(own, Lists(later={"search": ["two.js", "one.js"]}))
    assert bundles.later == {"search": "var b=2;\nvar a=1;\n"}
    assert bundles.files == {} and bundles.scripts == []
