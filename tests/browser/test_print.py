"""What Ctrl-P puts on paper, read back from the PDF that the browser prints."""

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader
from support.tools import paper

KINDS = ["index.html", "uses/hair.html", "get-help.html", "questions-to-ask.html", "is-it-for-you.html",
         "visit/after.html", "references.html", "about/index.html"]
PRESSED = ["Skip to the text", "On this page", "Your country", "Next:", "Back to the text",
           "Link to this part", "Pick all", "Print my questions", "See your list", " Menu "]


@pytest.mark.parametrize("address", KINDS)
def test_paper_has_all_that_is_to_be_read_and_nothing_to_press(page, address):
    """One page of each kind, printed once in a dark scheme: making and reading a PDF takes long."""
    shown = page(address, color_scheme="dark").page
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(shown.pdf(format="A4"))).pages]
    text = plain(" ".join(sheets))
    assert shown.locator("h1").inner_text() in text
    for span in shown.locator(".dates > span:not(.print-only)").all():
        assert span.text_content() in text
    assert "Last updated" in text and "Next check" in text
    assert "Not yet reviewed by a clinician" in text
    assert f"This page online: mesotherapy-guide.example/{address.removesuffix('index.html')}" in text
    pressed = PRESSED if address == "get-help.html" else [*PRESSED, "Ambulance:"]
    assert [words for words in pressed if words in text] == []
    for number, sheet in enumerate(sheets, start=1):
        assert re.search(rf"\b{number} / {len(sheets)}\b", sheet), number
    titles = tuple(f". {plain(title)}" for title in shown.locator("main :is(h2, h3)").evaluate_all(
        "all => all.map(heading => heading.firstChild.textContent)"))
    ends = [re.sub(r"\s*\d+ / \d+$|^\d+ / \d+", "", plain(sheet)) for sheet in sheets]
    assert [end[-80:] for end in ends if end.endswith(titles)] == [], "a heading ends a sheet"


def plain(text):
    return " ".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("address", KINDS)
def test_paper_is_dark_on_white_whatever_the_screen(page, address):
    shown = page(address, color_scheme="dark").page
    shown.emulate_media(media="print", color_scheme="dark")
    ink, ground = shown.evaluate("""() => [getComputedStyle(document.querySelector('main p')).color,
        getComputedStyle(document.documentElement).backgroundColor]""")
    assert max(map(int, re.findall(r"\d+", ink)[:3])) < 110
    assert min(map(int, re.findall(r"\d+", ground)[:3])) > 240


def test_folds_are_open_on_paper_and_closed_again_afterwards(page):
    shown = page("uses/hair.html").page
    assert "we do not expect more research to change the answer" in paper(shown)
    shown.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
    assert shown.locator(".words-fold").evaluate("fold => fold.open")
    shown.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")  # some browsers say it twice
    shown.evaluate("() => { window.dispatchEvent(new Event('afterprint')); }")
    shown.mouse.move(10, 10)
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


def test_boxes_are_told_apart_without_their_colour(page):
    shown = page("get-help.html").page
    shown.emulate_media(media="print")
    for box in (".emergency", ".key-message", ".review"):
        style = shown.locator(box).first.evaluate("box => getComputedStyle(box).borderInlineStartStyle")
        assert style == "solid", box


@pytest.mark.parametrize("address", ["uses/hair.html", "does-it-work.html", "questions-to-ask.html",
                                     "references.html"])
def test_nothing_on_paper_is_cut_off_at_the_side(page, address):
    """The width of A4 between the margins is 178 mm: nothing of the text reaches beyond it."""
    shown = page(address, viewport={"width": 673, "height": 900}).page
    shown.emulate_media(media="print")
    assert shown.evaluate("""() => [...document.querySelectorAll("main *")].filter(part =>
        part.checkVisibility() && !part.closest("svg, .visually-hidden")
        && part.getBoundingClientRect().right > 674)
        .map(part => part.outerHTML.slice(0, 90))""") == []
