"""What can be pressed is big enough for a finger."""

import pytest
from support import views

# The controls that a page is used with. Everything else has to be 24 px, or stand in a sentence.
MAIN = (".menu > summary, .md-search__input, .md-search__button, .help-link, .next-page a, .urgent-link a, "
        ".contents > summary, .site-name, .pick, [data-tool] button, .cite-card button")


@pytest.mark.parametrize("address", views.addresses())
def test_nothing_is_too_small_to_press_on_a_phone(page, address):
    shown = page(address, viewport={"width": 320, "height": 700}, has_touch=True).page
    assert shown.evaluate(views.in_page("targets"), MAIN) == []
    views.open_folds(shown)
    views.open_menu(shown)
    assert shown.evaluate(views.in_page("targets"), MAIN) == []


def test_the_buttons_of_a_card_and_of_the_search_are_big_enough(page):
    shown = page("uses/hair.html", viewport={"width": 320, "height": 700}).page
    views.open_card(shown)
    assert shown.evaluate(views.in_page("targets"), MAIN) == []
    views.close_all(shown)
    views.open_search(shown)
    assert shown.evaluate(views.in_page("targets"), MAIN) == []


def test_a_small_link_is_found(page):
    shown = page().page
    shown.set_content("<!doctype html><title>Test</title><body>"
                      "<nav><a href='#a'>a</a><a href='#b'>b</a></nav>"
                      "<p>Read <a href='#c'>this</a> and that.</p><button style='height:30px'>Go</button>")
    faults = shown.evaluate(views.in_page("targets"), "button")
    assert len(faults) == 3 and "#c" not in "".join(faults)


def test_links_in_the_open_menu_are_held_to_each_other_and_not_to_what_they_cover(page):
    shown = page().page
    shown.set_content("<!doctype html><title>Test</title><body><p style='position:absolute;top:60px;margin:0'>"
                      "<a href='#covered'>Covered</a></p><details class='menu' open><summary>Menu</summary>"
                      "<nav style='position:absolute;top:60px'><a href='#a'>a</a> <a href='#b'>b</a></nav></details>")
    faults = "".join(shown.evaluate(views.in_page("targets"), ".none"))
    assert "#a" in faults and "#b" in faults and "#covered" not in faults
    shown.evaluate("() => document.querySelector('.menu').classList.remove('menu')")
    assert "#covered" in "".join(shown.evaluate(views.in_page("targets"), ".none"))
