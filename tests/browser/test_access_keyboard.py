"""The keyboard alone: all can be reached in order, seen while it has the focus, and left again."""

import pytest
from support import views

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
WALKS = [(address, PHONE) for address in (
    "index.html", "uses/scars.html", "get-help.html", "questions-to-ask.html", "is-it-for-you.html")] + [
    ("uses/scars.html", DESKTOP), ("get-help.html", DESKTOP)]


def walk(shown, key, limit, start=-1):
    """Press a key until the focus has left the page; what had it, in order, and what was wrong.

    From the end of the page the browser may go round to where the walk began.
    """
    order, faults = [], []
    for _ in range(limit):
        shown.keyboard.press(key)
        here = shown.evaluate(views.in_page("focus"))
        if here["body"] or here["number"] == start or order[:1] == [here["number"]]:
            return order, faults, here["of"]
        order.append(here["number"])
        faults += here["faults"]
    return order, [*faults, "the focus does not leave the page"], here["of"]


def count(shown):
    return shown.evaluate(views.in_page("focus"))["of"]


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(("address", "size"), WALKS)
def test_tab_goes_through_the_whole_page_in_order_and_back(page, address, size, wide):
    """Forwards and backwards: nothing skipped, no trap, always a ring, never under the bar."""
    shown = page(address, viewport=size).page
    if wide:
        views.set_wide_letters(shown)
    limit = count(shown) + 5
    forwards, faults, number = walk(shown, "Tab", limit)
    assert faults == []
    assert forwards == list(range(number))
    shown.evaluate("document.querySelector('.foot-links li:last-child a').focus()")
    backwards, faults, _ = walk(shown, "Shift+Tab", limit, number - 1)
    assert faults == []
    assert backwards == list(range(number - 2, -1, -1))


def test_the_longest_page_can_be_left_and_its_parts_are_in_order(page):
    """All sources: too many links to press through each time, so every 40th of them is a start."""
    shown = page("references.html", viewport=PHONE).page
    number = count(shown)
    for start in range(0, number - 4, 40):
        shown.evaluate("""start => [...document.querySelectorAll("a[href], button, input, select, summary")]
            .filter(part => part.checkVisibility({visibilityProperty: true}))[start].focus()""", start)
        order = []
        for _ in range(3):
            shown.keyboard.press("Tab")
            here = shown.evaluate(views.in_page("focus"))
            order.append(here["number"])
            assert here["faults"] == []
        assert order == [start + 1, start + 2, start + 3]


@pytest.mark.parametrize("address", views.KINDS)
def test_the_skip_link_is_first_and_goes_to_the_text(page, address):
    shown = page(address, viewport=PHONE).page
    shown.keyboard.press("Tab")
    skip = shown.locator(":focus")
    assert skip.inner_text() == "Skip to the text"
    assert skip.bounding_box()["y"] >= 0
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.id") == "main"
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_escape_closes_the_menu_and_gives_the_focus_back(page):
    shown = page("uses/hair.html", viewport=PHONE).page
    summary = shown.locator(".menu > summary")
    summary.focus()
    shown.keyboard.press("Enter")
    assert shown.locator(".menu nav").is_visible()
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.matches('.menu nav a')")
    shown.keyboard.press("Escape")
    assert not shown.locator(".menu nav").is_visible()
    assert summary.evaluate("part => part === document.activeElement")


def test_escape_closes_the_search_and_gives_the_focus_back(page):
    shown = page("uses/hair.html", viewport=PHONE).page
    views.open_search(shown)
    shown.keyboard.press("ArrowDown")
    assert shown.evaluate("document.activeElement.closest('.md-search__panel') !== null")
    shown.keyboard.press("Escape")
    assert not shown.locator(".md-search__panel").is_visible()
    assert shown.evaluate("document.activeElement.id") == "search-box"


def test_escape_closes_only_the_card_that_lies_on_top(page):
    shown = page("uses/hair.html", viewport=DESKTOP).page
    marker = shown.locator("sup.cite a").first
    marker.focus()
    shown.keyboard.press("Enter")
    shown.locator(".cite-card").wait_for()
    shown.keyboard.press("Escape")
    assert shown.locator(".cite-card").count() == 0
    assert marker.evaluate("part => part === document.activeElement")


def test_the_open_menu_can_be_walked_through_and_out_of(page):
    """Its own scroll must not hide a link that has the focus."""
    shown = page("get-help.html", viewport=PHONE).page
    shown.locator(".menu > summary").focus()
    shown.keyboard.press("Enter")
    links = shown.locator(".menu nav a").count()
    for _ in range(links):
        shown.keyboard.press("Tab")
        assert shown.evaluate(views.in_page("focus"))["faults"] == []
    assert shown.locator(".menu nav a").last.evaluate("link => link === document.activeElement")
    shown.keyboard.press("Tab")
    assert shown.evaluate("!document.querySelector('.menu').contains(document.activeElement)")


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("country", ["", "uk", "other"])
def test_a_part_that_a_link_leads_to_is_not_under_the_bar(page, country, wide):
    """The bar has two rows in a wide font, and where it says what to do in another country."""
    for address, part in (("get-help.html", "doctor-this-week"), ("uses/hair.html", "harms-to-know-about")):
        shown = page(address, viewport=PHONE).page
        if wide:
            views.set_wide_letters(shown)
        shown.evaluate("country => { document.documentElement.dataset.country = country; }", country)
        for width in (320, 360, 390, 440, 480, 600, 800):
            views.set_width(shown, width)
            shown.evaluate("part => { location.hash = ''; location.hash = part; }", part)
            bar = shown.locator(".help-bar").bounding_box()
            assert shown.locator(f"#{part}").bounding_box()["y"] >= bar["y"] + bar["height"], (address, width)
