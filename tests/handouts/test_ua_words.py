"""The text by the tree, and the command that checks files."""

from __future__ import annotations

import check_pdf
import pytest
import sheet
from guide.handouts import ua

TALL = "<style>body { width: 45mm } p { hyphens: manual }</style><h1>T</h1>"


def words(html: str, **options) -> list[str]:
    return ua.text(sheet.finished(sheet.body(html)), **options).splitlines()


def test_the_text_follows_the_tree_one_block_a_line():
    found = ua.text(sheet.finished()).splitlines()
    words = ("Words with stress and weight an outer link.1 This goes on for so long that it has to be broken "
             "over more than one line.")
    assert found[:5] == ["A test sheet", words, "A table", "Letters", "Name"]


def test_running_heads_and_pictures_are_not_in_the_text():
    found = ua.text(sheet.finished())
    assert "Running head" not in found
    assert "Page 1" not in found
    drawing = ('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><title>Drawing</title>'
               '<text y="50">inside</text></svg>')
    assert words(f"<h1>T</h1><p>before {drawing} after</p>") == ["T", "before after"]


def test_a_label_stands_on_the_line_of_its_item_or_is_left_out():
    html = "<h1>T</h1><ol><li>one</li><li><p>two</p><p>three</p></li></ol>"
    assert words(html) == ["T", "1. one", "2. two", "three"]
    assert words(html, labels=False) == ["T", "one", "two", "three"]


def test_lines_that_the_layout_broke_are_joined_with_a_blank():
    text = "Many short words in one narrow column that have to be set on several lines."
    assert words(f"{TALL}<p>{text}</p>") == ["T", text]


@pytest.mark.parametrize("word", ["well-known", "and/or", "10\u201320", "so\u2014there"])
def test_a_word_broken_at_its_own_sign_is_one_word(word):
    text = " ".join([word] * 40)
    assert words(f"{TALL}<p>{text}</p>") == ["T", text]


def test_a_hanging_hyphen_keeps_its_blank():
    text = " ".join(f"{'x' * length} before- and after-care" for length in range(1, 20))
    assert words(f"{TALL}<p>{text}</p>") == ["T", text]


@pytest.mark.parametrize("side", ["center", "right", "justify"])
def test_lines_are_joined_however_they_are_aligned(side):
    text = " ".join("y" * (1 + place * 7 % 13) for place in range(80))
    assert words(f'{TALL}<p style="text-align: {side}">{text}</p>') == ["T", text]


def test_a_soft_hyphen_is_dropped_wherever_it_fell():
    text = "extra\u00adordinarily long\u00adwinded " * 20
    assert words(f"{TALL}<p>{text}</p>") == ["T", text.replace("\u00ad", "").strip()]


def test_superscripts_and_styles_do_not_break_words():
    assert words("<h1>T</h1><p>10<sup>2</sup> of H<sub>2</sub>O, w<b>or</b>ds <i>a</i> <b>b</b></p>") == [
        "T", "102 of H2O, words a b"]


def test_the_raw_and_the_finished_pdf_have_the_same_words():
    first = ua.text(sheet.written(), labels=False).split()
    assert first == ua.text(sheet.finished(), labels=False).split()


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_a_file_that_is_no_pdf_is_unreadable(content):
    with pytest.raises(ua.Unreadable):
        ua.faults(content)


def test_the_command_tells_good_broken_and_unreadable_files_apart(tmp_path, capsys):
    good, raw, none = (tmp_path / name for name in ("good.pdf", "raw.pdf", "none.pdf"))
    good.write_bytes(sheet.finished())
    raw.write_bytes(sheet.written())
    assert check_pdf.main([str(good)]) == 0
    assert capsys.readouterr().out == ""
    assert check_pdf.main([str(good), str(raw)]) == 1
    assert f"{raw}: 01-005 " in capsys.readouterr().out
    none.write_bytes(b"no PDF")
    assert check_pdf.main([str(none), str(raw)]) == 2
    assert f"{none}: It cannot be read as a PDF" in capsys.readouterr().err
    assert check_pdf.main([str(tmp_path / "missing.pdf")]) == 2
