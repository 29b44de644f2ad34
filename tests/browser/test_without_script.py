"""Scripts switched off, or kept out by a frame: everything can be read and nothing is dead."""

import pytest
from support import views

PHONE = {"width": 390, "height": 844}  # where the contents are folded with scripts too
SEEN = """() => ({
  words: document.querySelector("main").innerText.split(/\\s+/).length,
  tables: [...document.querySelectorAll("main table")].filter(part => part.checkVisibility()).length,
  sources: [...document.querySelectorAll("main :is(.source-list, .all-sources) > li")]
    .filter(part => part.checkVisibility()).length,
})"""
# Controls that do something by themselves: folds, links, and the search form, which leads to find.html.
DEAD = """() => [...document.querySelectorAll(
    "button, input, select, textarea, [role=button], a:not([href])")]
  .filter(part => part.checkVisibility() && !part.closest("form[action]"))
  .map(part => part.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("share", [0, 1])
def test_the_words_tables_and_sources_of_every_page_are_there(page, share):
    """As many as with scripts, apart from what the tools add; and no control that does nothing."""
    for address in views.addresses()[share::2]:
        scripted, bare = (page(address, viewport=PHONE, java_script_enabled=on).page for on in (True, False))
        with_script, without = scripted.evaluate(SEEN), bare.evaluate(SEEN)
        tools = scripted.locator("[data-tool]").count()
        assert without["tables"] == with_script["tables"], address
        assert without["sources"] == with_script["sources"], address
        least = with_script["words"] * (0.7 if tools else 0.99) - 5  # a button or two
        assert without["words"] >= least > 10, address
        assert bare.evaluate(DEAD) == [], address
        scripted.context.close()
        bare.context.close()


def test_menu_and_contents_open_without_scripts(page):
    shown = page("uses/hair.html", java_script_enabled=False, viewport={"width": 320, "height": 700}).page
    shown.locator(".contents > summary").click()
    shown.locator(".contents a", has_text="Key messages").click()
    assert shown.url.endswith("#key-messages")
    shown.evaluate("window.scrollTo(0, 0)")
    shown.locator(".menu > summary").click()
    shown.locator(".menu a", has_text="Cellulite").click()
    shown.wait_for_url("**/uses/cellulite.html")


def test_the_country_links_change_nothing_without_scripts_but_all_numbers_stay(page):
    shown = page("get-help.html?country=us", java_script_enabled=False).page
    assert shown.locator("#ambulance a[href^='tel:']:visible").count() == 3


def test_the_list_of_all_sources_is_whole_without_scripts(page):
    listed = 0
    for address in ("references.html", "references-2.html", "references-3.html"):
        shown = page(address, java_script_enabled=False).page
        listed += shown.locator(".all-sources > li").count()
        assert not shown.locator("[data-source-filter]").is_visible()
    assert listed > 200


@pytest.mark.parametrize("sandbox", ["", "allow-scripts"])
def test_in_a_frame_that_allows_little_the_text_is_there(page, site_url, sandbox):
    """Such a frame has no storage, and may have no scripts; the words must not depend on either."""
    visit = page("404.html")
    visit.page.set_content(f'<iframe sandbox="{sandbox}" width="800" height="600" '
                           f'src="{site_url}uses/hair.html"></iframe>')
    frame = visit.page.frame_locator("iframe")
    frame.locator("h1").wait_for()
    assert "hair loss" in frame.locator("h1").inner_text()
    assert frame.locator(".source-list li").count() > 10
    assert visit.errors == []
