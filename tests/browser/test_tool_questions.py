"""Pick your questions: tick them, add your own, print one sheet of them and of nothing else."""

import json

import pytest
from support.tools import DESKTOP, PHONE, TYPED, faults, paper, press_print, smallest

PAGE = "questions-to-ask.html"
FIRST = "Who will inject me? Which register are you on?"
THINNER = "I take a blood thinner. What do you want me to do?"
COST = "What does the whole course cost? Can I stop at any time?"
HAIR = "What will you do if hair falls out at the needle marks?"


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def questions(page, request):
    return page(PAGE, viewport=request.param).page


def box(questions, words):
    return questions.get_by_role("checkbox", name=words, exact=True)


def count(questions):
    return questions.locator(".tool-bar [role=status]").first.inner_text()


def test_a_press_anywhere_on_a_question_picks_it(questions):
    assert count(questions) == "0 questions picked"
    questions.get_by_text(FIRST).click()
    assert box(questions, FIRST).is_checked()
    assert count(questions) == "1 question picked"
    questions.get_by_text(FIRST).click()
    assert count(questions) == "0 questions picked"


def test_every_row_is_tall_enough_for_a_finger(questions):
    assert smallest(questions.locator("label.pick"))[1] >= 44
    assert smallest(questions.locator("[data-tool=questions] button"))[1] >= 44


def test_questions_are_picked_with_the_keyboard_alone(questions):
    part = questions.get_by_role("button", name="Pick all in this part About the person")
    part.focus()
    questions.keyboard.press("Tab")
    questions.keyboard.press("Space")
    assert box(questions, FIRST).is_checked()
    questions.get_by_label("Your own question").focus()
    questions.keyboard.type("Is there a lift?")
    questions.keyboard.press("Enter")
    assert box(questions, "Is there a lift?").is_checked()
    assert questions.evaluate("document.activeElement.value") == ""
    assert count(questions) == "2 questions picked"


def test_what_has_the_focus_is_never_under_the_bar(page):
    questions = page(PAGE, viewport=PHONE).page
    bar = questions.locator(".tool-bar")
    assert bar.evaluate("bar => getComputedStyle(bar).position") == "sticky"
    questions.get_by_role("button", name="in this part About the person").focus()
    seen = 0
    while questions.evaluate("!document.activeElement.closest('.tool-panel, .tool-bar')"):
        focus = questions.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert focus <= bar.bounding_box()["y"] + 1
        questions.keyboard.press("Tab")
        seen += 1
    assert seen > 40


def test_a_whole_part_is_picked_and_let_go(questions):
    part = questions.get_by_role("button", name="in this part About hygiene")
    part.click()
    assert count(questions) == "2 questions picked"
    assert part.inner_text().startswith("Pick none in this part")
    part.click()
    assert count(questions) == "0 questions picked"


def test_the_questions_of_each_treatment_can_be_picked(questions):
    assert questions.locator("details.use-fold").count() == 8
    assert not questions.get_by_text(HAIR).is_visible()
    questions.locator("summary", has_text="Mesotherapy for hair loss").click()
    questions.get_by_text(HAIR).click()
    assert count(questions) == "1 question picked"
    questions.get_by_role("link", name="Mesotherapy for hair loss: the whole page").click()
    questions.wait_for_url("**/uses/hair.html")


def test_the_sheet_holds_what_was_picked_and_nothing_else(questions):
    box(questions, THINNER).check()
    box(questions, COST).check()
    text = press_print(questions, "Print my questions")
    assert text.startswith(f"My questions Date: Clinic: 1. {COST} 2. {THINNER}")
    assert "Do not stop a prescribed medicine for this." in text  # a warning is never left out
    assert "200 to 600" not in text and FIRST not in text and "Maker of each" not in text
    assert questions.url.split("//")[1] in text
    assert "Not yet reviewed by a clinician." in text
    assert "get-help.html" in text
    assert text.endswith("Ambulance: 999 UK, 911 US, 112 EU.")


def test_there_are_lines_to_write_on_under_each_question(questions):
    box(questions, THINNER).check()
    box(questions, COST).check()
    press_print(questions, "Print my questions")
    questions.evaluate("() => { window.print = () => {}; }")
    questions.get_by_role("button", name="Print my questions").click()
    questions.emulate_media(media="print")
    lines = questions.locator(".sheet-questions > li .sheet-line")
    assert lines.count() == 4
    assert smallest(lines)[1] >= 24


def test_after_printing_the_page_is_whole_again(questions):
    box(questions, FIRST).check()
    assert COST not in press_print(questions, "Print my questions")
    assert "print-only" not in (questions.locator("html").get_attribute("class") or "")
    assert questions.locator(".print-sheet").count() == 0
    assert COST in paper(questions)


@pytest.mark.parametrize("back", ["mouse", "key"])
def test_the_sheet_stays_until_the_reader_is_back(page, back):
    """A phone prints again for another paper size, after it has told that printing is over."""
    questions = page(PAGE).page
    box(questions, FIRST).check()
    questions.evaluate("() => { window.print = () => {}; }")
    questions.get_by_role("button", name="Print my questions").click()
    assert paper(questions) == paper(questions)
    assert COST not in paper(questions)
    questions.mouse.move(50, 300) if back == "mouse" else questions.keyboard.press("Control")
    assert COST in paper(questions)


def test_what_was_typed_stays_text_and_goes_on_the_sheet_even_if_not_added(questions):
    questions.get_by_label("Your own question").fill(TYPED)
    text = press_print(questions, "Print my questions")
    assert f"1. {TYPED}" in text
    assert questions.evaluate("window.broken") is None
    assert questions.locator("[data-tool=questions] img").count() == 0


def test_an_own_question_can_be_taken_away(questions):
    field = questions.get_by_label("Your own question")
    for words in ("One?", "Two?"):
        field.fill(words)
        questions.get_by_role("button", name="Add", exact=True).click()
    questions.get_by_role("button", name="Take away One?").click()
    assert count(questions) == "1 question picked"
    assert questions.evaluate("document.activeElement.id") == field.get_attribute("id")
    text = press_print(questions, "Print my questions")
    assert "1. Two?" in text and "One?" not in text


def test_with_nothing_picked_no_empty_sheet_is_printed(questions):
    questions.evaluate("() => { window.print = () => { window.asked = 1; }; }")
    questions.get_by_role("button", name="Print my questions").click()
    questions.get_by_text("Nothing is picked yet.").wait_for()
    assert questions.evaluate("window.asked") is None


def test_the_syringe_sheet_comes_along_when_asked_for(questions):
    box(questions, FIRST).check()
    questions.get_by_role("textbox", name="Maker of each").fill("A maker (test data)")
    questions.get_by_label("Add the syringe sheet").check()
    text = press_print(questions, "Print my questions")
    assert text.index(FIRST) < text.index("What is in the syringe?") < text.index("A maker (test data)")
    assert "Stick the label here if you can." in text


def test_the_whole_page_prints_with_a_box_for_every_question(questions):
    text = paper(questions)
    assert FIRST in text and HAIR in text and "Leaflets often give none" in text
    assert "Print my questions" not in text and "Pick all" not in text
    questions.emulate_media(media="print")
    assert questions.locator("label.pick > input:visible").count() >= 16


def test_no_press_on_a_question_leads_away(questions):
    assert questions.locator("label a").count() == 0


def test_axe_finds_nothing_while_the_tool_is_used(questions):
    box(questions, FIRST).check()
    questions.locator("summary", has_text="Mesotherapy for pain").click()
    questions.get_by_label("Your own question").fill("w" * 90)
    questions.keyboard.press("Enter")
    assert faults(questions) == []


def test_the_search_knows_each_question_from_its_own_page_only(built_site):
    [index] = built_site.glob("assets/search-index.*.js")
    text = index.read_text(encoding="utf-8")
    index = json.loads(text[text.index("{"):text.rindex("}") + 1])
    here = [row[0] for row in index["pages"]].index("questions-to-ask.html")
    ours = " ".join(part[3] for part in index["parts"] if part[0] == here)
    assert "Who will inject me?" in ours and "dollars" in ours
    for theirs in ("hair falls out", "medicine in it", "falls"):
        assert theirs not in ours
