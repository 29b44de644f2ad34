"""Where the answer of a page ends."""

import pytest
from guide.lead import cut_sources, split

ANSWER = '<div class="answer"><p>Yes.</p><div>Still the answer.</div></div>'


def test_the_lead_ends_with_the_answer_whatever_lies_in_it():
    assert split(f"<h1>Title</h1>{ANSWER}<p>More.</p><h2>Part</h2>") == (
        f"<h1>Title</h1>{ANSWER}", "<p>More.</p><h2>Part</h2>")


@pytest.mark.parametrize("css", ["answer-apart", "key-message", "answer"])
def test_boxes_one_after_another_are_one_answer(css):
    both = f'{ANSWER}\n\n<div class="{css}">Also.</div>'
    assert split(f"{both}<p>More.</p>") == (both, "<p>More.</p>")


def test_a_box_after_other_text_is_not_part_of_the_answer():
    assert split(f'{ANSWER}<p>More.</p><div class="key-message">Later.</div>')[0] == ANSWER


def test_the_emergency_box_is_an_answer_with_its_anchor():
    box = '<div class="emergency" id="ambulance"><p>Call.</p></div>'
    assert split(f"{box}<p>More.</p>") == (box, "<p>More.</p>")


def test_a_page_without_a_box_is_cut_before_its_first_part():
    assert split("<h1>T</h1><p>Text.</p><h2>Part</h2>") == ("<h1>T</h1><p>Text.</p>", "<h2>Part</h2>")


def test_a_box_in_a_later_part_does_not_pull_the_lead_down():
    assert split(f"<h1>T</h1><h2>Part</h2>{ANSWER}")[0] == "<h1>T</h1>"


@pytest.mark.parametrize("html", ["", "<h1>T</h1>", '<div class="answer"><p>never closed', "<p>x</p>"])
def test_odd_pages_lose_nothing(html):
    assert "".join(split(html)) == html


def test_a_class_that_only_begins_like_a_box_is_no_box():
    assert split('<div class="answers">x</div><p>y</p>')[1] == ""


def test_the_sources_are_cut_off_with_their_heading():
    assert cut_sources('<p>Text.</p><h2 id="sources">Sources</h2><ol></ol>') == (
        "<p>Text.</p>", '<h2 id="sources">Sources</h2><ol></ol>')
    assert cut_sources("<p>Text.</p>") == ("<p>Text.</p>", "")
