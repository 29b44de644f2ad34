"""Around the text: help in one press, the country, the menu, the contents, copied links, no page."""

import pytest
from support.views import addresses

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}


def shown_numbers(page, place=".help-bar"):
    return page.locator(f"{place} a[href^='tel:']:visible").evaluate_all("links => links.map(a => a.textContent)")


def test_the_emergency_part_fits_one_phone_screen(page):
    shown = page("get-help.html", viewport=PHONE).page
    box = shown.locator("#ambulance").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= PHONE["height"]
    assert shown_numbers(shown, "#ambulance") == ["999", "911", "112"]


def test_help_is_one_press_from_every_page(built_site):
    for address in addresses():
        if address not in ("get-help.html", "404.html"):  # 404.html is looked at below
            html = (built_site / address).read_text(encoding="utf-8")
            assert "get-help.html\">Get help now</a>" in html, address


def test_help_and_the_numbers_stay_in_sight_on_a_long_page(page):
    shown = page("side-effects.html", viewport=PHONE).page
    shown.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    assert 0 <= shown.locator(".help-link").bounding_box()["y"] < 60
    assert shown_numbers(shown) == ["999", "911", "112"]
    shown.locator(".help-link").click()
    shown.wait_for_url("**/get-help.html")


@pytest.mark.parametrize("name, number", [("United Kingdom", "999"), ("United States", "911"),
                                          ("European Union", "112")])
def test_a_chosen_country_leaves_its_own_number_and_goes_along(page, name, number):
    visit = page("uses/hair.html", viewport=PHONE)
    shown = visit.page
    asked = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.get_by_role("link", name=name).click()
    assert shown_numbers(shown) == [number]
    assert [url for url in asked if not url.endswith("mark.svg")] == []  # the icon, as the address changed
    assert "?country=" in shown.url
    assert name.split()[-1] in shown.locator(".country-said").inner_text()
    shown.locator(".help-link").click()
    shown.wait_for_url("**/get-help.html?country=*")
    assert shown_numbers(shown, "#ambulance") == [number]
    shown.locator(".site-name").click()
    shown.wait_for_url("**/index.html?country=*")
    assert shown_numbers(shown) == [number]
    assert shown.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_somewhere_else_has_no_number_of_ours(page):
    shown = page("get-help.html?country=other", viewport=PHONE).page
    assert shown_numbers(shown) == shown_numbers(shown, "#ambulance") == []
    assert "your local number" in shown.locator("#ambulance").inner_text()


def test_another_visit_knows_nothing_of_the_country(page):
    page("index.html?country=us")
    assert shown_numbers(page("index.html", viewport=PHONE).page) == ["999", "911", "112"]


@pytest.mark.parametrize("wanted", ["zz", "UK", "", "constructor", "__proto__", "<img src=x onerror=1>", "uk&country=us"])
def test_a_country_we_do_not_know_changes_nothing_or_is_read_plainly(page, wanted):
    visit = page(f"index.html?country={wanted}", viewport=PHONE)
    expected = ["999"] if wanted.startswith("uk&") else ["999", "911", "112"]
    assert shown_numbers(visit.page) == expected
    carried = visit.page.locator(".help-link").get_attribute("href")
    assert carried == ("get-help.html?country=uk" if wanted.startswith("uk&") else "get-help.html")
    assert visit.errors == [] and visit.console == []


def test_a_link_with_a_place_keeps_its_place_and_gains_the_country(page):
    shown = page("uses/hair.html?country=eu").page
    hrefs = shown.locator("main a[href*='glossary.html']").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert hrefs and all(href.startswith("../glossary.html?country=eu#") for href in hrefs)
    outside = shown.locator("main a[href^='http']").evaluate_all("links => links.map(a => a.href)")
    assert outside and not any("country" in href for href in outside)
    assert shown.locator("main sup.cite a").first.get_attribute("href").startswith("#")


def test_choosing_a_country_keeps_what_was_ticked(page):
    shown = page("is-it-for-you.html").page
    box = shown.locator("main [type=checkbox]").first
    box.check()
    shown.get_by_role("link", name="United Kingdom").click()
    assert box.is_checked()


@pytest.mark.parametrize("size", [PHONE, WIDE])
def test_the_menu_opens_by_key_and_closes_by_escape_with_the_focus_back(page, size):
    shown = page("uses/hair.html", viewport=size).page
    shown.locator(".menu summary").focus()
    shown.keyboard.press("Enter")
    links = shown.locator(".menu nav a")
    assert links.count() > 30 and links.last.is_visible()
    assert shown.locator(".menu [aria-current=page]").inner_text() == "Hair loss"
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.closest('.menu nav') !== null")
    shown.keyboard.press("Escape")
    assert not links.last.is_visible()
    assert shown.evaluate("document.activeElement.matches('.menu summary')")


def test_the_menu_closes_when_the_focus_goes_on(page):
    shown = page("uses/hair.html", viewport=WIDE).page
    shown.locator(".menu summary").press("Enter")
    shown.locator(".menu nav a").last.focus()
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.id") == "search-box"
    assert not shown.locator(".menu nav").is_visible()


def test_a_press_outside_closes_the_menu(page):
    shown = page("index.html", viewport=WIDE).page
    shown.locator(".menu summary").click()
    shown.mouse.click(20, 20)  # beside the text of the help bar: the menu may be as high as the window
    assert not shown.locator(".menu nav").is_visible()


def test_contents_are_folded_on_a_phone_and_open_beside_the_text_on_a_wide_screen(page):
    shown = page("side-effects.html", viewport=PHONE).page
    assert not shown.locator(".contents a").first.is_visible()
    shown.set_viewport_size(WIDE)
    shown.locator(".contents a").first.wait_for()
    text, contents = shown.locator(".lead").bounding_box(), shown.locator(".contents").bounding_box()
    assert contents["x"] >= text["x"] + text["width"]


def test_contents_mark_the_part_that_is_read_and_stay_in_sight(page):
    shown = page("side-effects.html", viewport=WIDE).page
    link = shown.locator(".contents a").nth(3)
    link.click()
    shown.wait_for_function("document.querySelector('.contents a[aria-current]') !== null")
    shown.wait_for_function("link => link.getAttribute('aria-current') === 'location'", arg=link.element_handle())
    assert shown.locator(".contents a[aria-current]").count() == 1
    assert 0 <= shown.locator(".contents").bounding_box()["y"] < 200


def test_the_sign_beside_a_heading_copies_the_address_of_that_part(page):
    visit = page("uses/hair.html", permissions=["clipboard-read", "clipboard-write"])
    shown = visit.page
    sign = shown.locator("#key-messages .headerlink")
    sign.focus()
    shown.keyboard.press("Enter")
    shown.get_by_role("status").get_by_text("Link copied").wait_for(state="attached")
    assert shown.evaluate("navigator.clipboard.readText()").endswith("uses/hair.html#key-messages")
    assert shown.url.endswith("#key-messages")


def test_a_copied_link_leaves_the_country_of_its_sender_out(page):
    visit = page("uses/hair.html?country=uk", permissions=["clipboard-read", "clipboard-write"])
    visit.page.locator("#key-messages .headerlink").click()
    visit.page.get_by_role("status").get_by_text("Link copied").wait_for(state="attached")
    assert visit.page.evaluate("navigator.clipboard.readText()").endswith("uses/hair.html#key-messages")
    assert "country=uk" in visit.page.url


def test_where_copying_is_not_allowed_the_address_bar_has_the_link(page):
    shown = page("uses/hair.html").page
    shown.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('test')); }")
    shown.locator("#key-messages .headerlink").click()
    shown.get_by_role("status").get_by_text("The link is in the address bar").wait_for(state="attached")
    assert shown.url.endswith("#key-messages")


def test_every_heading_of_a_part_has_its_link(page):
    shown = page("get-help.html").page
    for heading in shown.locator("main :is(h2, h3)[id]").all():
        assert heading.locator(".headerlink").get_attribute("aria-label") == "Link to this part"


def test_a_page_that_does_not_exist_helps(page, site_url):
    shown = page("404.html").page
    assert shown.locator("h1").inner_text() == "This page does not exist"
    links = shown.locator("main a").evaluate_all("links => links.map(a => a.textContent)")
    assert {"Does it work?", "What can go wrong", "Your visit", "Get help"} <= set(links)
    assert shown.locator("#search-box").is_visible()
    shown.locator("main a").first.click()
    shown.wait_for_url("**/get-help.html")
