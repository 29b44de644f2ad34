"""The list for the clinic: the page's own words for what was ticked, and never a conclusion."""

import re

import pytest
from playwright.sync_api import expect
from support.tools import DESKTOP, PHONE, faults, paper, press_print, smallest

PAGE = "is-it-for-you.html"
NOTHING = "Nothing ticked. That does not mean the treatment is right for you: no list is complete."
WARNING = "Do not stop a prescribed blood thinner or aspirin for a cosmetic treatment."
SORES = "Tell the clinic before. Do not have it near a cold sore."
CLEARED = re.compile(r"you are (?:suitable|safe|fine|ready)|suitable for you|candidate for|is safe", re.I)


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def cautions(page, request):
    return page(PAGE, viewport=request.param).page


def tick(cautions, words):
    cautions.get_by_role("checkbox", name=f"This is me {words}", exact=True).check()


def told(cautions):
    return " ".join(cautions.locator(".tell-list").first.inner_text().split())


def test_every_row_and_every_caution_of_the_list_has_a_box(cautions):
    boxes = cautions.get_by_role("checkbox")
    rows = cautions.locator("[data-tool=cautions] tbody tr").count()
    assert rows == 21
    assert boxes.count() == rows + 5  # two items of the list are about no person
    assert smallest(cautions.locator("label.this-is-me"))[1] >= 44
    assert "Good general health" not in "".join(cautions.locator("label.this-is-me").all_inner_texts())


def test_with_nothing_ticked_it_says_that_this_means_nothing(cautions):
    assert told(cautions) == NOTHING
    tick(cautions, "Cold sores")
    assert NOTHING not in told(cautions)
    cautions.get_by_role("checkbox", name="This is me Cold sores").uncheck()
    assert told(cautions) == NOTHING


def test_a_ticked_row_is_told_in_the_words_of_the_page(cautions):
    tick(cautions, "Cold sores")
    assert told(cautions) == f"Cold sores {SORES} No list is complete. Ask your own doctor too."
    row = cautions.locator("tr", has=cautions.get_by_role("checkbox", name="This is me Cold sores"))
    assert " ".join(row.locator("td").last.inner_text().split()).endswith(SORES)


def test_a_caution_of_the_list_comes_with_all_that_the_page_says(cautions):
    tick(cautions, "Cancer treatment")
    assert "Cancer treatment Chemotherapy weakens the immune system" in told(cautions)
    assert "Ask your cancer team first." in told(cautions)


def test_a_blood_thinner_brings_the_rule_not_to_stop_it(cautions):
    assert WARNING not in told(cautions)
    tick(cautions, "Bleeding problem, or a blood thinner")
    assert told(cautions).startswith(WARNING)
    assert "Do not stop a prescribed medicine." in told(cautions)
    assert "Stop only if the person who prescribes it tells you to." in told(cautions)


def test_the_count_leads_to_the_list(cautions):
    bar = cautions.locator(".tool-bar")
    tick(cautions, "Cold sores")
    tick(cautions, "Pregnant")
    assert bar.get_by_role("status").inner_text() == "2 ticked"
    cautions.get_by_role("link", name="See your list").click()
    assert cautions.evaluate("location.hash") == "#tell-the-clinic"
    expect(cautions.get_by_role("heading", name="Tell the clinic about")).to_be_in_viewport()
    assert cautions.get_by_role("checkbox", name="This is me Pregnant", exact=True).is_checked()


def test_a_caution_is_ticked_with_the_keyboard_alone(cautions):
    cautions.get_by_role("checkbox").first.focus()
    cautions.keyboard.press("Space")
    cautions.keyboard.press("Tab")
    assert told(cautions).startswith("Breastfeeding Wait, or ask your doctor.")
    assert cautions.evaluate("document.activeElement.tagName") in ("A", "INPUT")


def test_the_sheet_holds_the_list_and_nothing_else(cautions):
    tick(cautions, "Bleeding problem, or a blood thinner")
    tick(cautions, "Under 18")
    text = press_print(cautions, "Print this list")
    assert text.startswith(f"Tell the clinic about Date: Clinic: {WARNING}")
    assert text.index("Under 18 Do not have it.") < text.index("Bleeding problem")
    assert "Pregnant" not in text and "This is me" not in text
    assert "Not yet reviewed by a clinician." in text and PAGE in text
    assert "Pregnant" in paper(cautions)


def test_the_list_is_copied_as_text(page):
    cautions = page(PAGE, permissions=["clipboard-read", "clipboard-write"]).page
    tick(cautions, "Bleeding problem, or a blood thinner")
    cautions.get_by_role("button", name="Copy as text").click()
    cautions.get_by_role("status").get_by_text("Copied", exact=True).wait_for()
    lines = cautions.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0] == "Tell the clinic about:"
    assert lines[1].startswith(WARNING)
    assert "- Bleeding problem, or a blood thinner: You may bruise badly. Ask your doctor. " \
           "Do not stop a prescribed medicine." in lines
    assert "Not yet reviewed by a clinician." in lines


def test_it_never_says_that_anyone_is_suitable(cautions):
    said = [cautions.locator(".tool-part").all_inner_texts()]
    cautions.get_by_role("checkbox").evaluate_all("boxes => boxes.forEach(box => box.click())")
    said.append(cautions.locator(".tool-part").all_inner_texts())
    cautions.get_by_role("checkbox").evaluate_all("boxes => boxes.forEach(box => box.click())")
    said.append([press_print(cautions, "Print this list")])
    assert all(not CLEARED.search(" ".join(texts)) for texts in said)
    assert NOTHING in said[2][0]


def test_on_a_phone_the_rows_stay_cards(page):
    cautions = page(PAGE, viewport=PHONE).page
    row = cautions.locator("[data-tool=cautions] tbody tr").first
    places = [part.bounding_box() for part in row.locator("> *").all()]
    assert all(above["y"] + above["height"] <= below["y"] + 1 for above, below in zip(places, places[1:]))
    assert cautions.locator("thead").first.evaluate("head => getComputedStyle(head).position") == "absolute"


def test_axe_finds_nothing_while_the_tool_is_used(cautions):
    tick(cautions, "Bleeding problem, or a blood thinner")
    assert faults(cautions) == []
