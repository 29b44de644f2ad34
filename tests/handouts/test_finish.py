"""What finishing does to a PDF, and what it refuses to finish."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import sheet
from guide.handouts import pdf_content, pdf_tree, ua
from guide.handouts.finish import finish

LONG = "Words that go on and on. " * 9


@pytest.fixture
def good():
    with pikepdf.open(io.BytesIO(sheet.finished())) as pdf:
        yield pdf


def tree(pdf: pikepdf.Pdf, *kinds: str) -> list[pdf_tree.Element]:
    return [element for top in pdf_tree.read(pdf) for element in top.walk() if element.kind in kinds]


def of_body(html: str) -> bytes:
    return sheet.finished(sheet.body(html))


def test_header_cells_say_whether_they_are_for_a_row_or_a_column(good):
    scopes = [str(pdf_tree.attribute(cell, "Table", "Scope")) for cell in tree(good, "TH")]
    assert scopes == ["/Column", "/Column", "/Column", "/Row", "/Row"]


def test_a_first_row_of_header_cells_heads_the_columns_in_a_table_without_a_head():
    made = of_body("<h1>T</h1><table><tr><th>a</th><th>b</th></tr><tr><th>c</th><td>d</td></tr></table>")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        scopes = [str(pdf_tree.attribute(cell, "Table", "Scope")) for cell in tree(pdf, "TH")]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_a_cell_keeps_its_span(good):
    assert [pdf_tree.attribute(cell, "Table", "ColSpan") for cell in tree(good, "TD")] == [None, None, 2]


def test_a_link_says_its_words_and_where_it_leads(good):
    said = [str(annotation.Contents) for page in good.pages for annotation in page.obj.Annots]
    assert said[:2] == ["an outer link: https://a.example/", "1: to source 1 on page 2"]


def test_a_link_whose_words_are_its_address_does_not_say_it_twice():
    made = of_body('<h1>T</h1><p><a href="https://a.example/">https://a.example/</a></p>')
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert str(pdf.pages[0].obj.Annots[0].Contents) == "https://a.example/"


def test_a_link_over_several_lines_is_one_link(good):
    links = [link for link in tree(good, "Link") if len(link.references()) > 1]
    assert links
    assert len(tree(good, "Link")) == 22


def test_the_tab_key_follows_the_tree(good):
    order = [reference.target.objgen for link in tree(good, "Link") for reference in link.references()]
    assert order == [annotation.objgen for page in good.pages for annotation in page.obj.Annots]


def test_a_list_over_a_page_break_is_one_list(good):
    counts = [len([kid for kid in found.elements if kid.kind == "LI"]) for found in tree(good, "L")]
    assert len(good.pages) > 2  # the last list begins on the second
    assert counts == [3, 2, 20]


def test_two_lists_that_meet_at_a_page_break_stay_two():
    made = of_body('<h1>T</h1><ol><li>a</li></ol><ol style="break-before: page"><li>b</li></ol>')
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(tree(pdf, "L")) == 2


def test_lists_say_how_they_are_numbered(good):
    named = [str(pdf_tree.attribute(found, "List", "ListNumbering")) for found in tree(good, "L")]
    assert named == ["/Disc", "/Circle", "/Decimal"]


def test_a_nested_list_stands_in_the_body_of_its_item(good):
    assert tree(good, "L")[1].path.endswith("/L/LI/LBody/L")


def test_words_after_a_nested_list_stay_after_it():
    made = of_body("<h1>T</h1><ol><li>one<ol><li>two</li></ol>three</li></ol>")
    assert ua.text(made, labels=False).split() == ["T", "one", "two", "three"]


def test_sections_over_a_page_break_are_one_and_those_with_a_heading_are_two():
    made = of_body(f'<main><h1>T</h1><section><h2>A</h2><p>a</p><p style="break-before: page">b</p></section>'
                   f'<section style="break-before: page"><h2>B</h2><p>{LONG}</p></section></main>')
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert [len(tree(pdf, kind)) for kind in ("Part", "Sect")] == [1, 2]


def test_the_repeated_head_of_a_long_table_is_an_artifact():
    rows = "".join(f"<tr><th>Row {number}</th><td>{LONG}</td></tr>" for number in range(30))
    made = of_body(f"<style>tr {{ break-inside: avoid }}</style><h1>T</h1><table><thead><tr><th>Head</th>"
                   f"<th>Other</th></tr></thead><tbody>{rows}</tbody></table>")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) > 1
        assert len(tree(pdf, "Table")) == len(tree(pdf, "THead")) == 1
    assert ua.text(made).split().count("Head") == 1
    assert ua.faults(made) == []


def test_running_heads_and_feet_are_artifacts_and_say_which(good):
    marks = [instruction.operands[1] for instruction in pikepdf.parse_content_stream(good.pages[0])
             if str(instruction.operator) == "BDC" and instruction.operands[0] == "/Artifact"]
    assert [(str(mark.Type), str(mark.Subtype)) for mark in marks] == [
        ("/Pagination", "/Header"), ("/Pagination", "/Footer")]
    assert "Running head" not in ua.text(sheet.finished())


def test_the_box_of_a_picture_is_where_the_picture_is(good):
    box = [float(number) for number in pdf_tree.attribute(tree(good, "Figure")[0], "Layout", "BBox")]
    side = 20 / 25.4 * 72
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((side, side), abs=0.1)
    above, below = (next(piece.y for piece in pdf_content.read_pages(good)[0].pieces if piece.text == text)
                    for text in ("A picture", "Lists"))
    assert below < box[1] < box[3] < above


def test_words_are_kept_apart_at_the_end_of_a_line(good):
    spoken = "".join(piece.text for piece in pdf_content.read_pages(good)[0].pieces if piece.mcid is not None)
    assert "over more than one line." in spoken


def test_a_blank_between_two_elements_is_put_back(good):
    spoken = "".join(piece.text for piece in pdf_content.read_pages(good)[0].pieces if piece.mcid is not None)
    assert "stress and weight an outer link" in spoken


def test_a_blank_is_put_back_in_another_font_when_its_own_has_none():
    made = of_body('<h1 style="font-weight: normal">T</h1><p>One <b>two</b> <i>three</i> four</p>')
    with pikepdf.open(io.BytesIO(made)) as pdf:
        spoken = "".join(piece.text for piece in pdf_content.read_pages(pdf)[0].pieces)
    assert "One two three four" in spoken
    assert ua.faults(made) == []


def test_words_that_stand_loose_get_a_paragraph():
    made = of_body("<h1>T</h1><div>Some <b>loose</b> words<p>and others</p></div>")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(tree(pdf, "P")) == 2


def test_finishing_changes_nothing_that_is_seen():
    def pictures(made: bytes) -> list[bytes]:
        with pypdfium2.PdfDocument(made) as pdf:
            return [bytes(page.render(scale=1).buffer) for page in pdf]
    assert pictures(sheet.finished()) == pictures(sheet.written())


def test_a_caption_of_a_picture_is_read_as_words():
    made = of_body(f'<h1>T</h1><figure><img alt="a" src="{sheet.PICTURE}" style="width: 1cm">'
                   "<figcaption>Under it</figcaption></figure>")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert [element.kind for element in tree(pdf, "Document")[0].elements] == ["H1", "Figure", "P"]
    assert "Under it" in ua.text(made).splitlines()
    assert ua.faults(made) == []


def test_blanks_between_paragraphs_are_not_in_the_tree():
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9"><title>A</title><path d="M0 0h9"/></svg>'
    with pikepdf.open(io.BytesIO(of_body(f"<h1>T</h1><div>{picture} <p>After</p></div>"))) as pdf:
        assert [element.kind for element in tree(pdf, "Figure", "P")] == ["Figure", "P"]


def test_title_language_and_standards_are_in_the_metadata(good):
    with good.open_metadata() as metadata:
        assert metadata["dc:title"] == "A test sheet"
        assert set(metadata["dc:language"]) == {"en-GB"}
        assert metadata["pdfuaid:part"] == "1"
        assert metadata.pdfa_status == "2A"
    assert str(good.Root.Lang) == "en-GB"
    assert not [key for key in good.docinfo if "Date" in key]


def test_markup_in_a_title_is_only_text():
    made = finish(sheet.written(), title="A < B & C", language="en-GB")
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "A < B & C"


def test_pdf_a_is_not_claimed_without_a_colour_profile():
    def without(pdf):
        del pdf.Root.OutputIntents
    made = finish(sheet.changed(sheet.written(), without), title="T", language="en-GB")
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as metadata:
        assert not metadata.pdfa_status
    assert ua.faults(made) == []


@pytest.mark.parametrize(("html", "part"), [
    (f'<h1>T</h1><img src="{sheet.PICTURE}" alt="">', "has no description"),
    ('<h1>T</h1><svg xmlns="http://www.w3.org/2000/svg" width="9"><path d="M0 0h9"/></svg>', "<title>"),
    ('<h1>T</h1><a href="https://a.example/"><div>block</div></a>', "has no words"),
])
def test_what_a_screen_reader_could_not_name_is_refused(html, part):
    with pytest.raises(ValueError, match=part):
        finish(sheet.written(sheet.body(html)), title="T", language="en-GB")


@pytest.mark.parametrize(("pdf", "title", "part"), [
    (b"no PDF", "T", "This is no PDF"),
    (sheet.finished, "T", "finished before"),
    (sheet.written, " ", "needs a title"),
])
def test_what_cannot_be_finished_is_refused_in_words(pdf, title, part):
    with pytest.raises(ValueError, match=part):
        finish(pdf if isinstance(pdf, bytes) else pdf(), title=title, language="en-GB")


def test_a_pdf_without_tags_is_refused():
    def untag(pdf):
        del pdf.Root.StructTreeRoot
    with pytest.raises(ValueError, match="has no tags"):
        finish(sheet.changed(sheet.written(), untag), title="T", language="en-GB")


def test_the_same_pdf_is_finished_to_the_same_bytes_anywhere(tmp_path):
    source = tmp_path / "in.pdf"
    source.write_bytes(sheet.written())
    script = ("import hashlib, sys; from pathlib import Path; from guide.handouts.finish import finish; "
              "made = finish(Path(sys.argv[1]).read_bytes(), title='A test sheet', language='en-GB'); "
              "print(hashlib.sha256(made).hexdigest())")
    scripts = str(Path(__file__).resolve().parents[2] / "scripts")
    wanted = hashlib.sha256(sheet.finished()).hexdigest()
    assert finish(sheet.written(), title="A test sheet", language="en-GB") == sheet.finished()
    for zone, locale, seed in (("Asia/Tokyo", "C", "1"), ("America/Lima", "C.UTF-8", "2")):
        settings = {"PYTHONPATH": scripts, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        told = subprocess.run([sys.executable, "-c", script, str(source)], cwd=tmp_path, check=True,
                              text=True, capture_output=True, env=os.environ | settings).stdout
        assert told.strip() == wanted
