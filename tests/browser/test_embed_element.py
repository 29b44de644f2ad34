"""The element of embed.js in the hands of others: pasted twice, moved, as a module, with a wrong page."""

import pytest
from support import hosts
from support.embedding import AFTER, fits, noise

WRONG = ["../../x", "uses/../x", "/uses/hair", "//evil.example/x", "javascript:alert(1)", "https://evil.example/x",
         "data:text/html,x", "%2e%2e/x", "uses%2fhair", "uses/hair?x=1", "uses/hair#x", "uses//hair", "uses/hair/",
         "Uses/Hair", "uses\\hair", "uses/hair.html", "", " ", "uses hair", "ùses", "uses/hair\nx", "<b>", '"x']


def elements(page):
    """How many frames each element holds."""
    return page.evaluate("""() => [...document.querySelectorAll("mesotherapy-guide")].map((one) =>
      one.shadowRoot ? one.shadowRoot.querySelectorAll("iframe").length : 0)""")


@pytest.mark.parametrize("kind", ["async", "defer", ""])
def test_a_script_that_is_pasted_twice_does_no_harm(clinic, kind):
    pasted = clinic.snippet(hosts.ELEMENT).replace("async", kind)
    visit = clinic.show(clinic.put(hosts.PLAIN, pasted + pasted))
    for frame in clinic.frames(visit.page, AFTER, 2):
        frame.frame_element().scroll_into_view_if_needed()
        fits(frame)
    assert elements(visit.page) == [1, 1]
    assert noise(visit) == []


def test_the_script_works_as_a_module(clinic, built_site):
    """A module of another origin needs a server that lets all read it, as those of static sites do."""
    text = (built_site / "embed/v1/embed.js").read_text(encoding="utf-8")
    visit = clinic.visit()
    visit.page.route("**/embed.js", lambda route: route.fulfill(
        body=text, content_type="text/javascript", headers={"Access-Control-Allow-Origin": "*"}))
    visit.page.goto(clinic.put(hosts.PLAIN, clinic.snippet(hosts.ELEMENT).replace("async", 'type="module"')))
    fits(clinic.frame(visit.page))
    assert noise(visit) == []


def test_an_element_that_is_moved_or_put_back_still_follows_its_text(clinic):
    visit = clinic.open(hosts.ELEMENT)
    page = visit.page
    fits(clinic.frame(page))
    page.evaluate("() => document.body.prepend(document.querySelector('mesotherapy-guide'))")
    follows(clinic, page)
    page.evaluate("() => { window.kept = document.querySelector('mesotherapy-guide'); kept.remove(); }")
    page.evaluate("() => document.querySelector('main').prepend(kept)")
    follows(clinic, page)
    assert elements(page) == [1]
    assert noise(visit) == []


def follows(clinic, page):
    """Open a fold in the frame, which was loaded again, and see it grow."""
    page.wait_for_function("() => document.querySelector('mesotherapy-guide').shadowRoot.querySelector('iframe')"
                           ".contentWindow")
    frame = clinic.frame(page)
    fits(frame)
    start = frame.evaluate("innerHeight")
    frame.locator(".sources > summary").click()
    frame.wait_for_function("start => innerHeight > start", arg=start)
    fits(frame)


def test_an_element_that_was_moved_before_its_text_came_follows_too(clinic):
    visit, held = clinic.visit(), []
    visit.page.route(f"**/{AFTER}.html", lambda route: held.append(route) if not held else route.continue_())
    with visit.page.expect_request(f"**/{AFTER}.html"):
        visit.page.goto(clinic.put(hosts.PLAIN, clinic.snippet(hosts.ELEMENT)), wait_until="domcontentloaded")
    visit.page.evaluate("() => document.body.append(document.querySelector('mesotherapy-guide'))")
    fits(clinic.frame(visit.page))
    assert not visit.page.locator("mesotherapy-guide a").is_visible()


def test_two_frames_have_two_titles_after_one_was_put_back(clinic):
    visit = clinic.open(hosts.ELEMENT)
    page = visit.page
    clinic.frame(page)
    page.evaluate("""() => { const first = document.querySelector("mesotherapy-guide"), main = first.parentElement;
      const copy = first.cloneNode(true); first.remove(); main.append(copy); main.append(first); }""")
    titles = page.evaluate("""() => [...document.querySelectorAll("mesotherapy-guide")].map((one) =>
      one.shadowRoot.querySelector("iframe").title)""")
    assert sorted(titles) == ["Looking after yourself", "Looking after yourself (2)"]


def test_an_element_with_a_wrong_page_keeps_its_link_and_makes_no_frame(clinic):
    visit = clinic.show(clinic.put(hosts.PLAIN, clinic.snippet(hosts.ELEMENT)))
    fits(clinic.frame(visit.page))
    visit.hosts.clear()
    visit.page.evaluate("""wrong => { for (const [key, value] of wrong) {
        const element = document.createElement("mesotherapy-guide");
        element.className = "wrong";
        element.setAttribute("page", "uses");
        element.setAttribute(key, value);
        element.innerHTML = '<a href="https://mesotherapy-guide.example/">A link</a>';
        document.body.append(element);
      } }""", [(key, value) for value in WRONG for key in ("page", "section") if value or key == "page"])
    links = visit.page.locator(".wrong a")
    assert links.count() == 2 * len(WRONG) - 1
    assert [number for number in range(links.count()) if not links.nth(number).is_visible()] == []
    assert elements(visit.page) == [1] + [0] * links.count()
    assert visit.hosts == set() and noise(visit) == []


def test_an_embed_that_is_no_longer_there_leaves_the_link(clinic):
    pasted = clinic.snippet(hosts.ELEMENT).replace('section="after-care"', 'section="gone"')
    visit = clinic.show(clinic.put(hosts.PLAIN, pasted))
    clinic.frame(visit.page, "visit/after/gone")
    assert visit.page.locator("mesotherapy-guide a").is_visible()
