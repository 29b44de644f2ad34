"""The pages of a built site: read once, forgotten, and their mistakes found where they were written."""

import pytest
from guide import asked_for, built_html
from guide.bibliography import Bibliography
from guide.checks import built
from guide.findings import Findings
from guide.library import Library
from guide.navigation import Site
from guide.pages import Page
from guide.paths import Project, Unreadable
from guide.site_files import weigh
from hypothesis import given
from hypothesis import strategies as st

BODY = "# Page\n\n`**x**` and **x** and **x**\n"
PIECES = st.lists(st.sampled_from(
    ["<p>", "</p>", "<a href='x'", ">", "<!--", "-->", "<![if", "]>", "<script>", "</script", "&amp;",
     "&#x0;", "<svg/>", "text", '"', "=", "\n", "<style>@import", "url(", ")", "<br/>", "<?php", "]]>",
     "id=a "])).map("".join)


def library(root, site=Site(directory_urls=False), **bodies):
    pages = {f"{name}.md": Page(f"{name}.md", f"docs/{name}.md", None, body, 5)
             for name, body in bodies.items()}
    return Library(Project(root), Bibliography({}), Findings({}, {}), pages, site)


def write(site, **pages):
    for name, html in pages.items():
        path = site / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")


def words(html):
    return [(found.text.strip(), found.in_code) for found in built_html.parse(html).words]


@pytest.mark.parametrize(("html", "seen"), [
    ("<head><title>Name</title><style>p {}</style></head><body><p>Text</p>",
     [("Name", False), ("Text", False)]),
    ("<head><title>Name</title><body>Text", [("Name", False), ("Text", False)]),
    ("<script>let a = '<p>no</p>'</script>Text", [("Text", False)]),
    ("<template><p>no</p></template><pre>x <b>y</b></pre>z", [("x", True), ("y", True), ("z", False)]),
    ("a &lt;b&gt; &amp;", [("a <b> &", False)]),
    ("<!-- no --><img alt='Words' title=''>", [("Words", False)]),
    ("<meta name=description content=Said><meta name=author content=no>", [("Said", False)]),
    ("<![x[a]]>Text", [("Text", False)]),
    ("<head><svg><title/></svg>no</head>Text", [("Text", False)]),
    ("<svg><style/><script/></svg>Te<b>x</b>t", [("Te", False), ("x", False), ("t", False)]),
    ("<template/>no", []),
    ("<svg/><br/>Text<path d='x'/>more", [("Text", False), ("more", False)]),
])
def test_the_words_of_a_page_are_those_that_a_reader_sees_or_hears(html, seen):
    assert words(html) == seen


def test_the_place_of_a_word_counts_the_lines_of_its_text():
    text, _, label = built_html.parse("<p>\n one\n  two</p><b title='x y'>z</b>").words
    assert text.place(text.text.index("two")) == (3, 3)
    assert built_html.parse("<p>one</p>").words[0].place(1) == (1, 5)
    assert built_html.parse("\n<b title='x y'></b>").words[0].place(2) == (2, 1)
    assert label.text == "x y"


def test_a_script_is_kept_in_one_piece_and_a_repeated_attribute_counts_once():
    parsed = built_html.parse("<script type=a type=b>x < y && '</p>'</script><style></style>")
    assert [(inline.tag.attributes["type"], inline.text) for inline in parsed.inline] == [
        ("a", "x < y && '</p>'")]


@given(PIECES)
def test_no_html_is_too_broken_to_be_read(html):
    parsed = built_html.parse(html)
    lines = html.count("\n") + 1
    assert all(1 <= tag.line <= lines for tag in parsed.tags)
    list(asked_for.addresses(parsed))
    list(asked_for.in_css(html))


@pytest.mark.parametrize(("written", "read"), [
    (" https://a.example/ ", "https://a.example/"), ("ht\ntps://a.example", "https://a.example"),
    ("\\\\a.example\\b", "//a.example/b"), ("////a.example", "//a.example"), ("a?b=c\\d", "a?b=c\\d"),
    ("data:text/plain,a\\b", "data:text/plain,a\\b"),
])
def test_an_address_is_read_as_a_browser_reads_it(written, read):
    assert asked_for.clean(written) == read


def test_only_text_that_asks_counts_in_a_stylesheet():
    css = ("/* url(a) */ @import 'b'; @namespace url(c); "
           "p { x: url( \"d e\" ) url(f); y: image-set('g' 1x, \"h\" 2x) }")
    assert [address for _, address in asked_for.in_css(css)] == ["b", "d e", "f", "g", "h"]
    assert css[next(asked_for.in_css(css))[0]:].startswith("@import")


def test_every_page_is_read_in_order_with_its_source(tmp_path):
    write(tmp_path / "site", b="<p id=b>", a="<p id=a>", sub__index="<p>")
    (tmp_path / "site" / "a.css").write_text("p {}", encoding="utf-8")
    guide = library(tmp_path, **{"a": BODY, "sub/index": BODY})
    pages = [(page.address, page.page and page.page.src, page.files.addresses, sorted(page.others))
             for page in built.read(tmp_path / "site", guide)]
    others = ["a.html", "b.html", "sub/index.html"]
    assert pages == [("a.html", "a.md", {"a.css"}, others), ("b.html", None, {"a.css"}, others),
                     ("sub/index.html", "sub/index.md", {"a.css"}, others)]


def test_a_page_with_folders_for_addresses_finds_its_source(tmp_path):
    write(tmp_path / "site", index="<p>", sub__a__index="<p>")
    guide = library(tmp_path, Site(directory_urls=True), **{"index": BODY, "sub/a": BODY})
    assert [page.page.src for page in built.read(tmp_path / "site", guide)] == ["index.md", "sub/a.md"]


def test_a_page_that_was_looked_at_keeps_its_anchors_and_nothing_else(tmp_path):
    write(tmp_path / "site", a="<p id=one><a name=two>", b="<p>")
    pages = built.read(tmp_path / "site", library(tmp_path))
    first = next(pages)
    assert first.parsed and first.asked == ()
    next(pages)
    assert not {"html", "parsed", "asked"} & set(first.__dict__)
    (tmp_path / "site" / "a.html").unlink()
    assert first.anchors == {"one", "two"}


def test_a_page_that_is_no_utf8_is_told_of(tmp_path):
    write(tmp_path / "site", a="")
    (tmp_path / "site" / "a.html").write_bytes(b"\xff")
    with pytest.raises(Unreadable, match=r"a\.html is not UTF-8"):
        next(built.read(tmp_path / "site", library(tmp_path))).parsed


def test_a_mistake_is_found_where_it_was_written_each_time_at_another_place(tmp_path):
    write(tmp_path / "site", a="<p>**x**</p>")
    page = next(built.read(tmp_path / "site", library(tmp_path, a=BODY)))
    finder = page.finder()
    places = [finder.place(1, 4, "not there", "**x**") for _ in range(3)]
    assert places == [("docs/a.md", 7, 13), ("docs/a.md", 7, 23), ("docs/a.md", 7, 23)]
    assert page.finder().place(1, 4, "`**") == ("docs/a.md", 7, 1)


def test_a_mistake_that_no_source_holds_is_found_in_the_built_file(tmp_path):
    write(tmp_path / "site", a="<p>\nso &amp; so</p>")
    page = next(built.read(tmp_path / "site", library(tmp_path, a=BODY)))
    assert page.finder().place(2, 1, "& so") == ("site/a.html", 2, 4)
    assert page.finder().place(2, 1, "elsewhere") == ("site/a.html", 2, 1)


def test_stylesheets_are_followed_into_each_other_and_round_a_circle(tmp_path):
    write(tmp_path / "site", sub__a="<link rel=stylesheet href=../a.css>"
                                    "<link rel=preload href=//b.example/x.css>")
    (tmp_path / "site" / "a.css").write_text("@import 'sub/b.css'; @import 'gone.css'", encoding="utf-8")
    (tmp_path / "site" / "sub" / "b.css").write_text("@import '../a.css'", encoding="utf-8")
    guide = library(tmp_path)
    assert next(built.read(tmp_path / "site", guide)).sheets(guide) == ["a.css", "sub/b.css"]


def test_a_file_that_gzip_makes_bigger_is_sent_as_it_is():
    assert weigh(b"a") == (1, 1)
    assert weigh(b"a" * 5000).sent < 100
