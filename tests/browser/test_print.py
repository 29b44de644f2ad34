"""What Ctrl-P puts on paper, read back from the PDF that the browser prints."""

import io
import re

import pytest
from pypdf import PdfReader
from support.tools import paper

KINDS = ["index.html", "uses/hair.html", "get-help.html", "questions-to-ask.html", "is-it-for-you.html",
         "visit/after.html", "references.html", "about/index.html"]


@pytest.fixture(params=KINDS)
def printed(request, page):
    """One page of each kind, in a dark scheme: paper is white all the same."""
    visit = page(request.param, color_scheme="dark")
    visit.address = request.param
    return visit


def test_paper_has_the_text_its_dates_its_state_and_its_address(printed):
    text = paper(printed.page)
    assert printed.page.locator("h1").inner_text() in text
    assert "Last updated 22 November 2026" in text and "Next check 22 November 2027" in text
    assert "Not yet reviewed by a clinician" in text
    assert f"This page online: mesotherapy-guide.example/{printed.address.removesuffix('index.html')}" in text


def test_paper_has_nothing_to_press(printed):
    text = paper(printed.page)
    for words in ("Skip to the text", "On this page", "Your country", "Next:",
                  "Back to the text", "Link to this part", "Pick all", "Print my questions", "See your list"):
        assert words not in text, words
    assert " Menu " not in text


def test_every_sheet_has_its_number(printed):
    pages = PdfReader(io.BytesIO(printed.page.pdf(format="A4"))).pages
    for number, sheet in enumerate(pages, start=1):
        assert re.search(rf"\b{number} / {len(pages)}\b", sheet.extract_text()), number


def test_folds_are_open_on_paper_and_closed_again_afterwards(page):
    shown = page("uses/hair.html").page
    assert "we do not expect more research to change the answer" in paper(shown)
    shown.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
    assert shown.locator(".words-fold").evaluate("fold => fold.open")
    shown.evaluate("() => { window.dispatchEvent(new Event('afterprint')); }")
    assert not shown.locator(".words-fold").evaluate("fold => fold.open")


def test_folds_are_open_on_paper_without_a_script(page):
    assert "we do not expect more research" in paper(page("uses/hair.html", java_script_enabled=False).page)


def test_sources_carry_their_addresses_and_other_links_do_not(page):
    text = paper(page("uses/hair.html").page).replace(" ", "")
    assert "(https://doi.org/10.4103/ijt.ijt_89_18)" in text
    assert "glossary.html" not in text and "get-help.html" not in text


def test_an_open_card_is_not_printed_over_the_text(page):
    shown = page("uses/hair.html").page
    shown.locator("sup.cite a").first.click()
    assert shown.locator(".cite-card").is_visible()
    shown.emulate_media(media="print")
    assert not shown.locator(".cite-card").is_visible()


def test_paper_is_dark_on_white_whatever_the_screen(printed):
    shown = printed.page
    shown.emulate_media(media="print", color_scheme="dark")
    ink, ground = shown.evaluate("""() => [getComputedStyle(document.querySelector('main p')).color,
        getComputedStyle(document.documentElement).backgroundColor]""")
    assert max(map(int, re.findall(r"\d+", ink)[:3])) < 110
    assert min(map(int, re.findall(r"\d+", ground)[:3])) > 240


def test_boxes_are_told_apart_without_their_colour(page):
    shown = page("get-help.html").page
    shown.emulate_media(media="print")
    for box in (".emergency", ".key-message", ".review"):
        style = shown.locator(box).first.evaluate("box => getComputedStyle(box).borderInlineStartStyle")
        assert style == "solid", box


def test_no_heading_is_the_last_line_of_a_sheet(printed):
    titles = {" ".join(text.split()) for text in printed.page.locator("main :is(h2, h3)").evaluate_all(
        "all => all.map(heading => heading.firstChild.textContent)")}
    for sheet in PdfReader(io.BytesIO(printed.page.pdf(format="A4"))).pages:
        lines = [" ".join(line.split()) for line in sheet.extract_text().splitlines() if line.strip()]
        body = [line for line in lines if not re.fullmatch(r"\d+ / \d+", line)]
        assert not body or body[-1] not in titles
