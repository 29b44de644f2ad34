"""The first answer of the search: there before the rest of it, and the same afterwards."""

import pytest

REST = "**/assets/search-index.*.js"
LINKS = ".md-search__panel a.md-search-result__link"
TYPE = """typed => {
  const box = document.getElementById("search-box");
  box.value = typed;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  const item = document.querySelector(".md-search__panel li");
  return item && { to: item.querySelector("a").getAttribute("href"), urgent: item.className.includes("urgent"),
    page: item.querySelector(".md-search-result__page").textContent,
    fixed: Boolean(document.querySelector(".md-search__fixed")) };
}"""
READY = "() => Boolean(window.guideSearch && window.guideSearch.ready)"


@pytest.fixture
def held(page):
    """A page whose index is on its way until ``release`` is called."""
    visit, waiting = page("uses/hair.html"), []
    visit.page.route(REST, lambda route: waiting.append(route))

    def release():
        visit.page.wait_for_function("() => document.querySelector('script[src*=search-index]')")
        for route in waiting:
            route.continue_()
        visit.page.wait_for_function(READY)

    visit.release = release
    return visit


def test_a_name_is_answered_while_the_rest_is_on_its_way_and_stays_where_it_is(held):
    held.page.locator("#search-box").press_sequentially("chest pain")
    first = held.page.locator(LINKS)
    first.wait_for()
    assert first.get_attribute("href") == "../get-help.html#call-an-ambulance"
    assert first.locator(".md-search-result__page").inner_text() == "Get help now"
    held.page.evaluate("link => { window.kept = document.querySelector(link); }", LINKS)
    place = first.bounding_box()
    held.page.wait_for_function(
        "document.querySelector('.md-search__panel [role=status]').textContent === 'One result. More are loading.'")
    held.release()
    links = held.page.locator(LINKS)
    assert links.count() > 1
    assert held.page.evaluate("link => document.querySelector(link) === window.kept", LINKS)
    after = links.first.bounding_box()
    assert (after["x"], after["y"], after["width"]) == (place["x"], place["y"], place["width"])
    assert links.first.locator(".md-search-result__text").count() == 1


def test_a_press_that_began_before_the_rest_came_still_counts(held):
    held.page.locator("#search-box").press_sequentially("cellulite")
    held.page.locator(LINKS).first.hover()
    held.page.mouse.down()
    held.release()
    held.page.mouse.up()
    held.page.wait_for_url("**/uses/cellulite.html")


@pytest.mark.parametrize("typed", ["chest pai", "does chest pain go away after a week", "brusing", " ", "best pizza london"])
def test_what_is_no_name_waits_for_the_whole_search(held, typed):
    held.page.locator("#search-box").press_sequentially(typed)
    held.page.wait_for_function("() => Boolean(window.guideSearch)")
    assert held.page.locator(".md-search__panel").is_hidden()
    held.page.locator("#search-box").fill("chest pain")
    held.page.locator(LINKS).wait_for()
    held.page.locator("#search-box").fill(typed)
    assert held.page.locator(".md-search__panel").is_hidden()


def test_escape_closes_the_first_answer_too(held):
    held.page.locator("#search-box").press_sequentially("cellulite")
    held.page.locator(LINKS).wait_for()
    held.page.keyboard.press("Escape")
    assert held.page.locator(".md-search__panel").is_hidden()


def test_a_first_answer_stays_when_the_rest_does_not_load(page):
    visit = page("index.html")
    visit.page.route(REST, lambda route: route.abort())
    visit.page.locator("#search-box").press_sequentially("chest pain")
    panel = visit.page.locator(".md-search__panel")
    panel.get_by_text("The search did not load.").wait_for()
    assert panel.locator("a").evaluate_all("links => links.map(a => a.getAttribute('href'))") == [
        "./get-help.html#call-an-ambulance", "./find.html"]
    visit.page.locator("#search-box").fill("zebra")
    assert panel.locator("a").count() == 1 and panel.is_visible()
    visit.page.unroute(REST)
    visit.page.locator(".menu summary").focus()
    visit.page.locator("#search-box").focus()
    visit.page.wait_for_function(READY)
    visit.page.locator("#search-box").fill("chest pain")
    assert visit.page.locator(LINKS).count() > 1
    assert visit.errors == []


def test_where_the_first_part_does_not_load_nothing_else_runs_and_it_is_tried_again(page):
    visit = page("index.html")
    visit.page.route("**/assets/search-first.*.js", lambda route: route.abort())
    visit.page.locator("#search-box").press_sequentially("hair loss")
    visit.page.locator(".md-search__panel").get_by_text("The search did not load.").wait_for()
    visit.page.wait_for_load_state("networkidle")
    assert visit.errors == []
    visit.page.unroute("**/assets/search-first.*.js")
    visit.page.locator(".menu summary").focus()
    visit.page.locator("#search-box").focus()
    visit.page.locator(LINKS).first.wait_for()
    assert visit.errors == []


def test_every_first_answer_is_the_first_of_the_whole_search(page):
    visit = page("index.html")
    visit.page.locator("#search-box").press_sequentially("a")
    visit.page.wait_for_function(READY)
    names = visit.page.evaluate("window.guideFirst.flat().flatMap(row => row[3].split('|'))")
    assert len(names) > 500
    answered = 0
    for name in names:
        first, shown = visit.page.evaluate("name => window.guideSearch.first(name)", name), visit.page.evaluate(TYPE, name)
        if first is None:
            continue  # a name of several things: left to the whole search
        answered += 1
        assert shown == {"to": "./" + first["to"], "page": first["page"], "urgent": first["urgent"], "fixed": False}, name
    assert answered > 0.98 * len(names)


def test_the_title_of_a_page_leads_to_it(page):
    visit = page("index.html")
    visit.page.locator("#search-box").press_sequentially("a")
    visit.page.wait_for_function(READY)
    pages = visit.page.evaluate("window.guideIndex.pages")
    wrong = {title: found for address, title, _ in pages
             if not (found := visit.page.evaluate(TYPE, title)) or found["to"].partition("#")[0] != f"./{address}"}
    assert wrong == {}


def test_a_name_of_several_things_is_left_to_the_whole_search(held):
    held.page.locator("#search-box").press_sequentially("cellulite")
    held.page.locator(LINKS).wait_for()
    held.page.evaluate("""guideFirst.forEach((rows, calm) => ["a", "b"].forEach(
        name => rows.push([name + ".html", name, "", calm ? "twins|one " + name : "urgent twins"])));
        guideFirst[1].push(["c.html", "c", "", "urgent twins"])""")
    first = "typed => (window.guideSearch.first(typed) || {}).to"
    assert [held.page.evaluate(first, typed) for typed in ("twins", "urgent twins", "one b", "ONE  A!")] == [
        None, None, "b.html", "a.html"]


@pytest.mark.parametrize("goal", ["get-help.html#doctor-this-week", "uses/hair.html"])
def test_a_name_never_takes_the_place_of_a_sign_of_harm(page, goal):
    visit = page("index.html")
    visit.page.locator("#search-box").press_sequentially("a")
    visit.page.wait_for_function(READY)
    before = visit.page.evaluate(TYPE, "my lips feel huge")
    assert before["to"] == "./get-help.html#call-an-ambulance" and before["urgent"]
    visit.page.evaluate("goal => guideFirst[1].push([goal, 'Made up', '', 'my lips feel huge'])", goal)
    assert visit.page.evaluate("window.guideSearch.first('my lips feel huge').to") == goal
    visit.page.locator("#search-box").fill("")
    assert visit.page.evaluate(TYPE, "my lips feel huge") == before
