"""The search box: keys, what a screen reader is told, privacy, offline, and hostile words."""

import re
from urllib.parse import urlsplit

import pytest

LINKS = ".md-search__panel a.md-search-result__link"


@pytest.fixture
def search(page):
    """Types into the box of a page and waits for an answer."""
    def go(text, path="uses/hair.html", **options):
        visit = page(path, **options)
        box = visit.page.locator("#search-box")
        box.click()
        box.press_sequentially(text) if len(text) < 40 else box.fill(text)
        visit.page.locator(".md-search__panel:not([hidden])").wait_for()
        return visit
    return go


def focused(visit):
    return visit.page.evaluate("document.activeElement.id || document.activeElement.className")


def test_a_result_says_the_page_the_part_and_a_line_with_the_words_marked(search):
    first = search("does it hurt").page.locator(LINKS).first
    assert first.locator(".md-search-result__page").inner_text() == "During your visit"
    assert first.locator(".md-search-result__part").inner_text() == "The injections"
    assert first.locator("mark").first.inner_text().lower() in ("hurt", "pain", "painful")
    assert first.get_attribute("href") == "../visit/during.html#the-injections"


def test_a_result_leads_to_its_part_and_keeps_the_country(search, page):
    visit = search("cant breathe", path="uses/hair.html?country=us")
    visit.page.locator(LINKS).first.click()
    visit.page.wait_for_url("**/get-help.html?country=us#call-an-ambulance")


def test_no_more_than_six_results(search):
    assert 1 < search("mesotherapy").page.locator(LINKS).count() <= 6


def test_arrows_move_and_escape_closes_and_gives_the_focus_back(search):
    visit = search("hair loss")
    keys = visit.page.keyboard
    keys.press("ArrowDown")
    assert focused(visit) == "md-search-result__link"
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    assert focused(visit) == "search-box"
    keys.press("ArrowDown")
    keys.press("Escape")
    assert focused(visit) == "search-box"
    assert visit.page.locator(".md-search__panel").is_hidden()
    assert visit.page.locator("#search-box").input_value() == "hair loss"


def test_leaving_with_tab_closes_the_results(search):
    visit = search("hair loss")
    for _ in range(30):
        visit.page.keyboard.press("Tab")
        if visit.page.locator(".md-search__panel").is_hidden():
            return
    pytest.fail("the results stayed open")


def test_a_screen_reader_is_told_how_many(search):
    visit = search("melasma")
    status = visit.page.locator(".md-search__panel [role=status]")
    visit.page.wait_for_function("document.querySelector('.md-search__panel [role=status]').textContent")
    assert re.fullmatch(r"[2-6] results", status.inner_text())
    visit.page.locator("#search-box").fill("best pizza london")
    visit.page.wait_for_function(
        "document.querySelector('.md-search__panel [role=status]').textContent.startsWith('Nothing found')")


def test_what_was_put_right_is_said_and_can_be_taken_back(search):
    visit = search("brusing")
    said = visit.page.locator(".md-search__fixed")
    assert said.inner_text().startswith("Showing results for bruising.")
    said.get_by_role("button", name="Search for brusing instead").click()
    assert visit.page.locator(LINKS).count() == 0
    assert "We have nothing on" in visit.page.locator(".md-search__nothing").inner_text()
    assert visit.page.locator(".md-search__panel").is_visible()
    assert focused(visit) == "search-box"


def test_the_results_stay_under_the_help_bar(search):
    visit = search("pain", viewport={"width": 390, "height": 700})
    visit.page.mouse.wheel(0, 160)
    visit.page.wait_for_function("scrollY > 100")
    on_top = "link => { const b = link.getBoundingClientRect();" \
             " return document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2) === link; }"
    assert visit.page.locator(".help-link").evaluate(on_top)


def test_where_we_have_nothing_somebody_is_named(search):
    visit = search("best pizza london")
    box = visit.page.locator(".md-search__nothing")
    assert "best pizza london" in box.inner_text()
    assert "Ask the clinic, a pharmacist or your own doctor." in box.inner_text()
    assert box.locator("a").evaluate_all("links => links.map(a => a.getAttribute('href'))") == [
        "../questions-to-ask.html", "../get-help.html", "../find.html#all-words"]


def test_enter_opens_all_results_and_the_words_stay_out_of_every_request(search, site_url):
    visit = search("does it hrut")
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/find.html#q=does%20it%20hrut")
    results = visit.page.locator("[data-find] a.md-search-result__link")
    results.first.wait_for()
    assert "during.html" in results.first.get_attribute("href")
    assert visit.page.locator("#search-box").input_value() == "does it hrut"
    assert not [url for url in asked if "hrut" in url.partition("#")[0]]
    assert visit.hosts == {urlsplit(site_url).netloc}
    assert visit.page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_without_scripts_the_box_leads_to_the_words_and_sends_nothing(page):
    visit = page("index.html", java_script_enabled=False)
    visit.page.locator("#search-box").fill("secret")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/find.html*")
    assert "secret" not in visit.page.url
    assert visit.page.get_by_role("heading", name="All words from A to Z").is_visible()
    visit.page.locator(".everyday-words a[href='uses/body-fat.html']").first.click()
    visit.page.wait_for_url("**/uses/body-fat.html")


def test_it_works_offline_once_loaded(search):
    visit = search("a")
    visit.page.context.set_offline(True)
    visit.page.locator("#search-box").fill("stretch marks")
    assert "stretch-marks.html" in visit.page.locator(LINKS).first.get_attribute("href")


def test_it_works_on_pages_opened_from_a_folder(browser, built_site):
    page = browser.new_page()
    page.goto((built_site / "visit" / "after.html").as_uri())
    page.locator("#search-box").press_sequentially("stretch marks")
    page.locator(LINKS).first.click()
    page.wait_for_url("**/uses/stretch-marks.html")
    page.close()


def test_a_search_that_cannot_load_says_so_and_keeps_the_words(page):
    visit = page("index.html")
    visit.page.route("**/search-index.*.js", lambda route: route.abort())
    visit.page.locator("#search-box").press_sequentially("hair")
    panel = visit.page.locator(".md-search__panel")
    panel.wait_for()
    assert "The search did not load." in panel.inner_text()
    assert panel.get_by_role("link", name="All words from A to Z").is_visible()
    assert visit.page.locator("#search-box").input_value() == "hair"
    visit.page.keyboard.press("Escape")
    assert not panel.is_visible() and focused(visit) == "search-box"


def test_a_search_that_failed_is_tried_again_at_the_next_visit_to_the_box_only(page):
    visit = page("index.html")
    tries = []
    visit.page.route("**/assets/search.*.js", lambda route: (tries.append(1), route.abort()))
    visit.page.locator("#search-box").press_sequentially("hair loss")
    visit.page.locator(".md-search__panel").wait_for()
    assert len(tries) == 1
    visit.page.unroute("**/assets/search.*.js")
    visit.page.locator(".menu summary").focus()
    visit.page.locator("#search-box").focus()
    visit.page.locator(LINKS).first.wait_for()


HOSTILE = ["<img src=x onerror=alert(1)>", "x" * 10_000, "\u05e9\u05dc\u05d5\u05dd", "\U0001f489\U0001f489", "%", "__proto__",
           "constructor toString", "a" * 39 + " \u202e", "' or 1=1 --", "\\u003cscript\\u003e", "9" * 150]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_run_nothing_and_break_nothing(search, words):
    visit = search(words)
    assert visit.errors == []
    assert visit.page.locator(".md-search__panel :is(img, script)").count() == 0
    visit.page.locator("#search-box").fill("hair loss")
    assert "hair.html" in visit.page.locator(LINKS).first.get_attribute("href")


@pytest.mark.parametrize("fragment", ["#q=%", "#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "#q=" + "x" * 10_000, "#q=%20"])
def test_a_hostile_address_breaks_nothing(page, fragment):
    visit = page("find.html" + fragment)
    visit.page.wait_for_function("() => Boolean(window.guideSearch && window.guideSearch.ready)")
    assert visit.errors == []
    assert visit.page.locator("[data-find] :is(img, script)").count() == 0


def test_only_spaces_show_nothing(page):
    visit = page("index.html")
    visit.page.locator("#search-box").press_sequentially("   ")
    visit.page.wait_for_function("() => Boolean(window.guideSearch && window.guideSearch.ready)")
    assert visit.page.locator(".md-search__panel").is_hidden()
