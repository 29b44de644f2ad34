"""The sheet about the syringe: fields on the screen, words or empty lines on paper."""

import pytest
from support.tools import DESKTOP, PHONE, TYPED, faults, paper, press_print, sheets

LONG = "a long list of ingredients (test data) " * 8
MAKER = "Maker of each"


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def sheet(page, request):
    return page("questions-to-ask.html", viewport=request.param).page


def field(sheet, name):
    return sheet.get_by_role("textbox", name=name, exact=True)


def test_every_cell_is_a_field_named_by_its_row(sheet):
    rows = sheet.locator(".worksheet tbody tr")
    assert rows.count() == 12
    for row in rows.all():
        assert field(sheet, row.locator("th").inner_text()).is_visible()


def test_a_field_grows_with_its_words_and_covers_nothing(sheet):
    area = field(sheet, "What is in it (all ingredients)")
    before = area.bounding_box()["height"]
    area.fill(LONG)
    box, below = area.bounding_box(), field(sheet, "Licensed for injection in this country? By whom?")
    assert box["height"] > before * 2
    assert area.evaluate("area => area.scrollHeight <= area.clientHeight + 1")
    assert box["y"] + box["height"] <= below.bounding_box()["y"]


def test_the_sheet_is_filled_in_with_the_keyboard_alone(sheet):
    field(sheet, "Name of each product").focus()
    sheet.keyboard.type("First (test data)")
    sheet.keyboard.press("Tab")
    sheet.keyboard.type("Second (test data)")
    assert field(sheet, MAKER).input_value() == "Second (test data)"


def test_the_printed_sheet_holds_the_words_and_nothing_else(sheet):
    field(sheet, MAKER).fill(TYPED)
    text = press_print(sheet, "Print this sheet")
    assert text.startswith("What is in the syringe? Name of each product Maker of each <img src=x")
    assert "Stick the label here if you can." in text
    assert "Who will inject me?" not in text and "Write here" not in text
    assert "Not yet reviewed by a clinician." in text
    assert sheet.evaluate("window.broken") is None


def test_the_printed_sheet_fits_on_one_page(sheet):
    press_print(sheet, "Print this sheet")
    sheet.get_by_role("button", name="Print this sheet").click()
    assert sheets(sheet) == 1


def test_with_the_whole_page_words_print_as_words_and_the_rest_as_lines(sheet):
    field(sheet, MAKER).fill(LONG)
    assert " ".join(LONG.split()) in paper(sheet)
    sheet.emulate_media(media="print")
    assert sheet.locator(".worksheet textarea:visible").count() == 0
    cells = sheet.locator(".worksheet td")
    assert cells.count() == 12
    for cell in cells.all():
        assert cell.bounding_box()["height"] >= 24
        assert cell.evaluate("cell => getComputedStyle(cell).borderBottomStyle") == "dotted"


def test_what_was_cleared_by_mistake_comes_back(sheet):
    field(sheet, MAKER).fill("Kept (test data)")
    back = sheet.get_by_role("button", name="Bring my words back")
    assert not back.is_visible()
    sheet.get_by_role("button", name="Clear", exact=True).click()
    assert field(sheet, MAKER).input_value() == ""
    sheet.get_by_role("status").get_by_text("The sheet is empty.").wait_for()
    back.click()
    assert field(sheet, MAKER).input_value() == "Kept (test data)"
    assert "Kept (test data)" in paper(sheet)
    assert sheet.evaluate("document.activeElement.textContent") == "Clear"


def test_after_clearing_nothing_is_left_to_print(sheet):
    field(sheet, MAKER).fill("Gone (test data)")
    sheet.get_by_role("button", name="Clear", exact=True).click()
    assert "Gone" not in press_print(sheet, "Print this sheet")


def test_axe_finds_nothing_while_the_tool_is_used(sheet):
    field(sheet, MAKER).fill(LONG)
    sheet.get_by_role("button", name="Clear", exact=True).click()
    assert faults(sheet) == []
