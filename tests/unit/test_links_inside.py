"""Links inside the guide: what is dead, and where it was written."""

import pytest
from guide.links_inside import Inside, check, dead, places, read
from guide.navigation import Site
from guide.pages import Page

PAGES = {"index.html": ["top-of-it"], "uses/hair.html": ["part", "é"], "uses/index.html": []}
FLAT = Inside(PAGES, ["a b.png", "uses/x.css"])
FOLDERS = Inside({"index.html": [], "uses/hair/index.html": ["part"]}, ["a.png"], "/guide/", folders=True)


def rules(address, target, inside=FLAT):
    return [found.rule for found in dead(address, [target], inside)]


@pytest.mark.parametrize("target", [
    "", "#", "#top", "#part", "hair.html", "../index.html#top-of-it", "../a%20b.png", "?q=1",
    "../index.html?q=1#top-of-it", "#%C3%A9", "#:~:text=Words", "https://other.example/gone",
    "//other.example/gone", "mailto:a@b.example", "x.css#any", "./../uses/hair.html", "index.html"])
def test_a_link_that_leads_somewhere_is_let_pass(target):
    assert rules("uses/hair.html", target) == []


@pytest.mark.parametrize(("target", "rule"), [
    ("gone.html", "link-dead"), ("../../index.html", "link-dead"), ("/index.html", "link-dead"),
    ("..", "link-dead"), ("hair", "link-dead"), ("hair.md", "link-dead"), ("http://[x", "link-dead"),
    ("gone.html#part", "link-dead"),
    ("#gone", "anchor-dead"), ("../index.html#part", "anchor-dead"), ("#Part", "anchor-dead")])
def test_a_link_that_leads_nowhere_is_dead(target, rule):
    assert rules("uses/hair.html", target) == [rule]


@pytest.mark.parametrize(("target", "found"), [
    ("../../", []), ("../..", []), ("./", []), ("../hair/#part", []), ("../hair", []),
    ("/guide/uses/hair/", []), ("/guide/", []), ("/guide/a.png", []), ("../../a.png", []),
    ("/uses/hair/", ["link-dead"]), ("../pain/", ["link-dead"]), ("../../#part", ["anchor-dead"])])
def test_a_link_may_name_a_folder_where_addresses_are_folders(target, found):
    assert rules("uses/hair/index.html", target, FOLDERS) == found


def test_a_target_that_stands_twice_is_told_once():
    assert len(list(dead("index.html", ["gone.html", "gone.html"], FLAT))) == 1


@pytest.mark.parametrize(("target", "inside", "hint"), [
    ("uses/hiar.md", FLAT, 'Did you mean "uses/hair.md"?'),
    ("uses/hiar.md", FOLDERS, 'Did you mean "uses/hair.md"?'),
    ("uses/hiar.html", FLAT, 'Did you mean "uses/hair.html"?'),
    ("qqqqqqqq", FLAT, "Correct or remove it."),
    ("/uses/hair.html", FLAT, "It starts at the root of the host. Write it relative to the page. "
                              'Did you mean "uses/hair.html"?')])
def test_the_hint_names_what_an_author_would_write(target, inside, hint):
    assert [found.fix for found in dead("index.html", [target], inside)] == [hint]


def page(src, body):
    return Page(src, f"docs/{src}", None, body, 1)


@pytest.mark.parametrize(("body", "target", "found"), [
    ("[a](gone.md) `[a](gone.md)` [b](./gone.md)", "gone.md", ["gone.md)", "./gone.md)"]),
    ("[a](hair.md#x) [b](../index.md#x)", "hair.html#x", ["#x) [b]"]),
    ("[a](hair.md#x) [b](../index.md#x)", "../index.html#x", ["#x)"]),
    ("<a href='#x'>a</a> [b](#x)", "#x", ["#x'", "#x)"]),
    ("![a](../a.pgn) <img src=../a.pgn>", "../a.pgn", ["../a.pgn)", "../a.pgn>"]),
    ("[a][n]\n\n[n]: gone.md 'T'", "gone.md", ["gone.md 'T'"]),
    ("{{ summary }}", "gone.html", []),
])
def test_a_dead_target_is_found_in_the_source_however_it_is_written(body, target, found):
    at = places(page("uses/hair.md", body), "uses/hair.html", target, Site(directory_urls=False), FLAT)
    assert len(at) == len(found)
    assert all(body[offset:].startswith(rest) for offset, rest in zip(at, found))


def test_a_target_is_found_where_addresses_are_folders():
    body = "[a](../index.md#part) [b](pain.md) <a href='../pain/'>c</a>"
    source = page("uses/hair.md", body)
    site = Site(directory_urls=True)
    assert places(source, "uses/hair/index.html", "../../#part", site, FOLDERS) == [body.index("#part")]
    assert places(source, "uses/hair/index.html", "../pain/", site, FOLDERS) == [body.index("../pain/")]
    assert places(source, "uses/hair/index.html", "pain.md", site, FOLDERS) == [body.index("pain.md")]


def test_a_build_is_told_of_dead_links_and_repeated_ids_with_their_places():
    pages = {"a.md": page("a.md", "# A\n\n[b](b.md#x) {: #one }\n\n<p id='one'>\n")}
    html = "<h1>A</h1><p id=\"one\"><a href='b.html#x'>b</a></p><p id='one'><img alt='id=\"x\"' src=c.png>"
    found = check(pages, read({"a.md": html}), Site(directory_urls=False), {"a.md": "a.html"}, {"b.html"})
    assert [(problem.rule, problem.line, problem.column) for problem in found] == [
        ("id-repeated", 5, 8), ("link-dead", 1, 1)]
