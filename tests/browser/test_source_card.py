"""A citation opens as a card on press, and never in any other way."""

import pytest

MARKER = "sup.cite a"
CARD = ".cite-card"
INSIDE = """() => {
  const box = document.querySelector(".cite-card").getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight + 1;
}"""


@pytest.fixture
def hair(page):
    return page("uses/hair.html", viewport={"width": 390, "height": 844}).page


def test_a_press_opens_the_source_in_plain_words(hair):
    marker = hair.locator(MARKER).nth(4)
    marker.click()
    card = hair.locator(CARD)
    text = card.inner_text()
    assert "Randomised trial" in text or "study" in text
    assert "Read:" in text and "Money and interests:" in text
    assert card.locator("a[href^='https://']").count() >= 1
    assert card.get_attribute("role") == "dialog"
    assert card.get_attribute("aria-label") == marker.get_attribute("aria-label")


def test_the_card_lies_inside_the_window(hair):
    for index in (0, 3, 7):
        hair.locator(MARKER).nth(index).click()
        box = hair.locator(CARD).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
        hair.wait_for_function(INSIDE)  # it may still be scrolling
        hair.keyboard.press("Escape")


def test_enter_opens_and_escape_closes_and_gives_the_focus_back(hair):
    marker = hair.locator(MARKER).first
    marker.focus()
    hair.keyboard.press("Enter")
    assert hair.locator(CARD).count() == 1
    assert hair.evaluate("document.activeElement.matches('.cite-card button')")
    hair.keyboard.press("Escape")
    assert hair.locator(CARD).count() == 0
    assert hair.evaluate("document.activeElement.id") == marker.get_attribute("id")
    assert marker.get_attribute("aria-expanded") is None


def test_a_second_press_closes(hair):
    marker = hair.locator(MARKER).first
    marker.click()
    assert marker.get_attribute("aria-expanded") == "true"
    marker.click()
    assert hair.locator(CARD).count() == 0
    assert hair.evaluate("document.activeElement.id") == marker.get_attribute("id")


def test_a_press_outside_closes(hair):
    hair.locator(MARKER).first.click()
    hair.locator(".answer p").first.click(position={"x": 4, "y": 4})
    assert hair.locator(CARD).count() == 0
    assert hair.evaluate("document.activeElement.id").startswith("cite-")


def test_another_marker_replaces_the_card(hair):
    hair.locator(MARKER).nth(0).click()
    last = hair.locator(MARKER).last
    last.focus()
    hair.keyboard.press("Enter")
    assert hair.locator(CARD).count() == 1
    assert hair.locator(CARD).get_attribute("aria-label") == last.get_attribute("aria-label")


def test_the_way_on_from_a_card_is_the_text_after_it(hair):
    hair.locator(MARKER).nth(3).click()
    before = hair.evaluate("scrollY")
    for _ in range(hair.locator(f"{CARD} :is(a, button)").count()):
        hair.keyboard.press("Tab")
    assert hair.locator(CARD).count() == 0
    assert abs(hair.evaluate("scrollY") - before) < 900
    assert hair.evaluate("document.activeElement.closest('.rest') !== null")


def test_the_close_button_closes(hair):
    hair.locator(MARKER).first.click()
    hair.get_by_role("button", name="Close").click()
    assert hair.locator(CARD).count() == 0


def test_nothing_opens_on_hover_or_focus(hair):
    marker = hair.locator(MARKER).first
    marker.hover()
    marker.focus()
    assert hair.locator(CARD).count() == 0
    assert hair.locator(".md-tooltip, .md-tooltip2, [role=tooltip]").count() == 0


def test_every_marker_says_what_it_is(hair):
    names = hair.locator(MARKER).evaluate_all("links => links.map(a => a.getAttribute('aria-label'))")
    assert len(names) > 20
    assert all(name.startswith("Source ") and len(name) > 15 for name in names)


def test_without_scripts_the_marker_goes_to_the_list_and_back(page):
    visit = page("uses/hair.html", java_script_enabled=False)
    target = visit.page.locator(MARKER).first.get_attribute("href")
    visit.page.locator(MARKER).first.click()
    assert visit.page.url.endswith(target)
    item = visit.page.locator(target)
    assert item.is_visible()
    item.locator(".source-back a").first.click()
    assert visit.page.url.endswith("#cite-1-1")
