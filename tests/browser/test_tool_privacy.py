"""Every tool: nothing stored, nothing sent, nothing left behind; paper without a script."""

import pytest
from playwright.sync_api import expect
from support.tools import PHONE, STORED, TYPED, paper
from support.visits import until_ready

PAGES = {"questions-to-ask.html": 2, "is-it-for-you.html": 1, "get-help.html": 1}  # tools on each
PRIVATE = "Nothing you tick or type is saved or sent. It is gone when you leave or close the page."
NOTHING = [0, 0, "", "null"]


def use_everything(page):
    """Tick every box and fill every field of the tools."""
    page.locator("main .use-fold").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")
    for box in page.locator("main [type=checkbox]").all():
        box.check()
    for field in page.locator("main :is(input[type=text], textarea)").all():
        field.fill(TYPED)


def used(page):
    return page.locator("main").evaluate(
        "main => [...main.querySelectorAll('input, textarea')].filter(one => one.type === 'checkbox'"
        " ? one.checked : one.value).length")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_stored_or_asked_for_and_typed_words_stay_text(page, name):
    visit = page(name, viewport=PHONE)
    visit.page.wait_for_load_state("networkidle")
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    use_everything(visit.page)
    assert used(visit.page) >= 7
    visit.page.wait_for_load_state("networkidle")
    assert asked == []
    assert visit.page.evaluate(STORED) == NOTHING
    assert visit.page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert visit.page.evaluate("window.broken") is None
    assert "?" not in visit.page.url
    assert visit.errors == [] and visit.console == []


@pytest.mark.parametrize("name", PAGES)
def test_each_tool_begins_by_saying_what_happens_to_the_words(page, name):
    lines = page(name).page.get_by_text(PRIVATE, exact=True)
    assert lines.count() == PAGES[name]


@pytest.mark.parametrize("name", PAGES)
def test_a_reload_or_a_way_back_gives_a_clean_page(page, name):
    tool = page(name).page
    use_everything(tool)
    tool.reload()
    until_ready(tool)
    assert used(tool) == 0
    use_everything(tool)
    tool.goto(tool.url.replace(name, "glossary.html"))
    tool.go_back()
    until_ready(tool)
    tool.locator(".tool-private").first.wait_for()
    assert used(tool) == 0


def test_a_page_kept_in_memory_is_loaded_afresh(page):
    tool = page("questions-to-ask.html").page
    tool.get_by_label("Your own question").fill("Still here?")
    tool.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(tool.get_by_label("Your own question")).to_have_value("")


@pytest.mark.parametrize("name", PAGES)
def test_every_field_tells_the_browser_to_forget(page, name):
    kept = page(name).page.locator("main :is(input, textarea):not([autocomplete=off])")
    assert kept.count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_no_control_can_send_a_form(page, name):
    tool = page(name).page
    assert tool.locator("main form").count() == 0
    assert tool.locator("main button:not([type=button])").count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_the_tools_work_from_a_folder(page, built_site, name):
    visit = page(name)
    visit.page.goto((built_site / name).as_uri())
    until_ready(visit.page)
    use_everything(visit.page)
    assert used(visit.page) >= 7
    visit.page.evaluate("() => { window.print = () => {}; }")
    visit.page.locator("main .tool-part button", has_text="Print").last.click()
    text = paper(visit.page)
    assert "mesotherapy-guide.example/" + name in text
    assert str(built_site) not in text and "file:" not in text


def test_without_a_script_there_are_boxes_and_lines_on_paper(page):
    questions = page("questions-to-ask.html", java_script_enabled=False).page
    assert questions.locator("main :is(input, textarea)").count() == 0
    questions.emulate_media(media="print")
    assert edge(questions.locator("ol > li > strong").first) == "solid"
    assert edge(questions.locator(".use-fold li").first) == "solid"
    assert questions.locator(".worksheet td").last.bounding_box()["height"] >= 24
    cautions = page("is-it-for-you.html", java_script_enabled=False).page
    cautions.emulate_media(media="print")
    assert edge(cautions.locator("[data-tool=cautions] tbody th").first) == "solid"
    assert edge(cautions.locator("[data-tool=cautions] li").first) == "solid"
    assert edge(cautions.locator("li.not-me").first) == "none"
    assert "________ (body part)" in paper(page("get-help.html", java_script_enabled=False).page)


def edge(locator):
    """The edge of the box that is drawn before an element."""
    return locator.evaluate("one => getComputedStyle(one, '::before').borderTopStyle")
