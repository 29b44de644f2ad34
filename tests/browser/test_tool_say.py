"""What to say to the doctor: blanks to fill in, words to read out, show, copy or print."""

import pytest
from support.tools import DESKTOP, PHONE, TYPED, faults, paper, press_print

PAGE = "get-help.html"
NAMES = ["(body part)", "(date)", "(place and country)", "(name, job)",
         '(name, batch number, or "I was not told")', "The lumps started … weeks after",
         "I have had these antibiotics"]


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def say(page, request):
    return page(PAGE, viewport=request.param, permissions=["clipboard-read", "clipboard-write"]).page


def field(say, name):
    return say.get_by_role("textbox", name=name, exact=True)


def test_every_blank_is_a_field_with_a_name(say):
    assert say.locator("blockquote.say input").count() == len(NAMES)
    for name in NAMES:
        assert field(say, name).is_visible()


def test_the_words_are_shown_big_and_the_focus_comes_back(say):
    field(say, "(body part)").fill("left thigh (test data)")
    opener = say.get_by_role("button", name="Show it big")
    opener.focus()
    say.keyboard.press("Enter")
    dialog = say.get_by_role("dialog", name="What to say to the doctor about a lump")
    assert "into the skin of my left thigh (test data)." in dialog.inner_text()
    assert "(body part)" not in dialog.inner_text()
    assert "________ (date)" in dialog.inner_text()  # what is empty stays a line
    size = dialog.locator("p").first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")
    assert size >= 22
    assert dialog.get_by_role("button", name="Close").evaluate("close => close === document.activeElement")
    assert faults(say) == []
    say.keyboard.press("Escape")
    assert say.get_by_role("dialog").count() == 0
    assert opener.evaluate("button => button === document.activeElement")


def test_the_big_words_close_with_their_button_too(say):
    say.get_by_role("button", name="Show it big").click()
    say.get_by_role("button", name="Close").click()
    assert say.get_by_role("dialog").count() == 0


def test_the_words_are_copied_line_by_line(say):
    field(say, "The lumps started … weeks after").fill("5")
    say.get_by_role("button", name="Copy these words").click()
    say.get_by_role("status").get_by_text("Copied", exact=True).wait_for()
    lines = say.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0].startswith("I had mesotherapy: lots of small injections")
    assert "The lumps started 5 weeks after." in lines
    assert lines[-1].endswith("be sent for mycobacterial culture?")
    assert len(lines) == 7


def test_copying_works_where_the_clipboard_is_not_offered(page):
    say = page(PAGE).page
    say.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    say.evaluate("document.addEventListener('copy', () => { window.taken = getSelection().toString() ||"
                 "document.activeElement.value; })")
    field(say, "(date)").fill("in May (test data)")
    button = say.get_by_role("button", name="Copy these words")
    button.click()
    say.get_by_role("status").get_by_text("Copied", exact=True).wait_for()
    assert "The last session was on in May (test data)." in say.evaluate("window.taken")
    assert button.evaluate("button => button === document.activeElement")
    assert say.locator("textarea").count() == 0


def test_where_copying_is_refused_the_reader_is_told(page):
    say = page(PAGE).page
    say.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined});"
                 "document.execCommand = () => false")
    say.get_by_role("button", name="Copy these words").click()
    say.get_by_text("Your browser did not let us copy. You can print it.").wait_for()


def test_the_sheet_holds_the_words_and_nothing_else(say):
    field(say, "(place and country)").fill(TYPED)
    text = press_print(say, "Print these words")
    assert text.startswith("What to say to the doctor about a lump I had mesotherapy")
    assert f"It was done at {TYPED} by ____" in text
    assert "Call an ambulance" not in text and "Yellow Card" not in text
    assert "Not yet reviewed by a clinician." in text and PAGE in text
    assert say.evaluate("window.broken") is None
    assert "Yellow Card" in paper(say)


def test_with_the_whole_page_words_print_as_words_and_the_rest_as_lines(say):
    field(say, "(date)").fill("in May (test data)")
    text = paper(say)
    assert "on in May (test data) (date)" in text
    assert "at ________ (place and country)" in text
    assert "Copy these words" not in text


def test_the_emergency_numbers_are_not_pushed_down(page):
    with_script, without = (page(PAGE, viewport=PHONE, java_script_enabled=on).page for on in (True, False))
    places = [one.locator("#ambulance").bounding_box()["y"] for one in (with_script, without)]
    assert places[0] <= places[1]


def test_axe_finds_nothing_while_the_tool_is_used(say):
    field(say, "(date)").fill("w" * 80)
    assert faults(say) == []
