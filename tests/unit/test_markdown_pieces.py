"""Links, headings, tables, pictures and raw HTML of a page, each with its exact place."""

import pytest
from guide import code_in_markdown, headings_in_markdown, html_in_markdown, links_in_markdown, pictures
from guide import tables_in_markdown
from hypothesis import given
from hypothesis import strategies as st

PIECES = st.lists(st.sampled_from(
    ["[", "]", "(", ")", "a", " ", "\n", "\n\n", "`", "```", "~~~\n", "<!--", "-->", "<a href='x'", ">",
     "</a>", "|", "-", "# ", "===\n", "    ", "![", "](x)", "<svg>", "<table>", "<th>", "\\", "{: x='y'}",
     "é", '"', "="])).map("".join)


def visible(text):
    return " ".join(code_in_markdown.mask(text).split())


@pytest.mark.parametrize(("text", "left"), [
    ("a `b` c", "a c"),
    ("a ` b\n\nc ` d", "a ` b c ` d"),  # a code span ends with its paragraph
    ("`<!--` a `-->` b", "a b"),  # whichever opens first wins
    ("<!-- ` --> a ` b", "a ` b"),
    ("\\`a` b ` c", "\\`a c"),
    ("``a ` b`` c", "c"),
    ("- a\n\n    ```\n    b\n    ```\n\n    c", "- a c"),
    ("> ~~~\n> a\n> ~~~\n\nb", "b"),
    ("a\n\n    b\n\n    c\n\nd", "a d"),
    ("- a\n\n    b\n\nc\n\n    d", "- a b c"),
    ("!!! note\n\n    a", "!!! note a"),
    ("<div>\n\n    a\n\n</div>", "<div> a </div>"),
    ("Term\n:   a\n\n    b", "Term : a b"),
    ("a\n    b", "a b"),
])
def test_code_and_comments_are_blanked_out_and_nothing_else(text, left):
    assert visible(text) == left


@given(PIECES)
def test_every_place_in_any_text_is_that_of_what_was_found(text):
    masked = code_in_markdown.mask(text)
    assert len(masked) == len(text)
    assert [at for at, sign in enumerate(text) if sign == "\n"] == [
        at for at, sign in enumerate(masked) if sign == "\n"]
    for link in links_in_markdown.links(text):
        assert text[link.words_start:].startswith(link.words)
        assert text[link.target_start:].startswith(link.target)
    for element in html_in_markdown.elements(masked):
        assert text[element.start] == "<" and text[element.end - 1] == ">" and element.close >= element.end
    for table in tables_in_markdown.tables(text):
        assert all(text[cell.offset:].startswith(cell.text) for cell in table.header)
    for heading in headings_in_markdown.headings(text):
        assert 1 <= heading.level <= 6 and heading.offset < len(text)
    assert all(picture.offset < len(text) for picture in pictures.in_markdown(text))


@pytest.mark.parametrize(("text", "found"), [
    ("[a](b.md)", [("a", "b.md")]),
    ("[a [b] c](d.md)", [("a [b] c", "d.md")]),
    ("[a](<b c.md>) [a](b c.md)", [("a", "b c.md"), ("a", "b c.md")]),
    ('[a](b.md "T") [a](b(c).md \'T\')', [("a", "b.md"), ("a", "b(c).md")]),
    ("[a\nb](c.md)", [("a\nb", "c.md")]),
    ("[a\n\nb](c.md)", []),
    ("[a][N] [n][] [n]\n\n[n]: b.md", [("a", "b.md"), ("n", "b.md"), ("n", "b.md")]),
    ("[a] (b.md) [@key] [^1] [x]", []),
    ("\\[a](b.md) `[a](b.md)` <!-- [a](b.md) -->", []),
    ("<https://a.example/b_c> <a@b.example>", [("https://a.example/b_c", "https://a.example/b_c")]),
    ("[`a]`](b.md)", [("`a]`", "b.md")]),
    ("[](b.md)", [("", "b.md")]),
])
def test_links_are_those_that_python_markdown_makes(text, found):
    assert [(link.words, link.target) for link in links_in_markdown.links(text)] == found


def test_an_image_in_a_link_and_the_attributes_behind_it_are_read():
    image, link = sorted(links_in_markdown.links('[![a](b.png)](c.md){ .x aria-label="Say" role=none }'),
                         key=lambda found: not found.image)
    assert (image.image, image.words, image.target) == (True, "a", "b.png")
    assert (link.image, link.words, link.target) == (False, "![a](b.png)", "c.md")
    assert link.attributes == {"aria-label": "Say", "role": "none"}


def test_raw_html_is_read_as_python_markdown_lets_it_through():
    text = ("x <y and <IMG SRC=a ALT = 'b > c' alt=d> <p>e <b>f</p> \\<i> "
            "<script>'<u>'</script> <https://a.example>")
    found = html_in_markdown.elements(text)
    assert [element.name for element in found] == ["img", "p", "b", "script"]
    image, paragraph, bold, _ = found
    assert image.attributes == {"src": "a", "alt": "b > c"}
    assert text[image.places["alt"]:].startswith("b > c")
    assert text[paragraph.end:paragraph.close] == "e <b>f" and bold.parent is paragraph


@pytest.mark.parametrize(("text", "said"), [
    ("a **b** [c](d.md) `e`", "a b c e"),
    ("<b>a</b> <img alt='b' src=c> ![d](e.png)", "a b d"),
    ("<span aria-hidden='true'>a</span>", ""),
    ("<span aria-label='b'>a</span>", "b"),
    ("<!-- a -->&nbsp;\u200b", ""),
    ("R&amp;D", "R&D"),
])
def test_what_a_screen_reader_says_of_a_piece_of_markdown(text, said):
    assert html_in_markdown.spoken(text) == said


@pytest.mark.parametrize(("text", "found"), [
    ("# A\n## B ##\n###C", [(1, "A"), (2, "B"), (3, "C")]),
    ("A\n=\n\nB\n---\n\nc\nd\n---", [(1, "A"), (2, "B")]),
    (" # a\n\\# b\n```\n# c\n```\n\n    # d", []),
    ("- # A\n\n    ## B\n\n> ### C", [(1, "A"), (2, "B"), (3, "C")]),
    ("## A { #b .c }\n\n##\n\n####### D\n## E { title=f }", [(2, "A"), (2, ""), (6, "D"), (2, "E")]),
    ("<h2 id=a>B <i>c</i></h2><h3 aria-hidden=true>d</h3><p role=heading aria-level=4>E</p>",
     [(2, "B c"), (4, "E")]),
])
def test_headings_are_found_however_they_are_written(text, found):
    assert [(heading.level, heading.words) for heading in headings_in_markdown.headings(text)] == found


def test_the_cells_of_a_table_are_cut_where_python_markdown_cuts_them():
    text = "a | `b|c` | d \\| e\n-|-|-\n1 | 2 | 3\n4\n\n| |\n|-|\n\n- | not\n"
    first, second = tables_in_markdown.tables(text)
    assert [cell.text for cell in first.header] == ["a", "`b|c`", "d \\| e"]
    assert (first.rows, second.rows) == (2, 0)
    assert [(cell.text, text[cell.offset - 1]) for cell in second.header] == [("", "|")]


def test_a_picture_in_a_picture_is_a_part_of_it():
    svg = ("<svg role='img'><title>A</title><g role='img'/></svg>"
           "<span role=img aria-labelledby='n'></span><b id=n>B</b>")
    assert [(p.kind, p.words, p.well_formed) for p in pictures.in_html(svg)] == [
        ("svg", "A", True), ("span", "B", True)]
