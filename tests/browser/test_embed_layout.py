"""The height of an embed: it follows its text, pushes nothing about, and is whole on paper."""

import pytest
from support import hosts
from support.embedding import AFTER, HAIR, SIGNS, fits, noise
from support.tools import paper

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
NARROW = {"width": 280, "height": 653}
JUMP = 0.05  # of layout, summed; Google calls up to 0.1 good
GROWING = (hosts.SCRIPTED, hosts.ELEMENT)
# Counts each jump that no press explains, as web pages measure it. An observer tells late, so what
# it still holds is taken when it is asked.
WATCH = """if (window === top) { window.jump = 0;
  const add = (list) => list.forEach((entry) => { if (!entry.hadRecentInput) window.jump += entry.value; });
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  window.jumped = () => { add(observer.takeRecords()); return window.jump; }; }"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
ROOM = '<mesotherapy-guide style="display:block;min-height:100vh" '  # kept free before the script is there


def is_grown(frame):
    """Wait for a frame that fits, and give its height."""
    fits(frame)
    return frame.evaluate("innerHeight")


@pytest.mark.parametrize("way", GROWING)
def test_the_frame_follows_folds_and_cards_up_and_down(clinic, way):
    frame = clinic.frame(clinic.open(way, viewport=PHONE).page)
    start = is_grown(frame)
    fold = frame.locator(".sources > summary")
    fold.click()
    frame.wait_for_function("start => innerHeight > start + 100", arg=start)
    assert is_grown(frame) > start + 100
    fold.click()
    frame.wait_for_function("start => innerHeight === start", arg=start)
    frame.locator("sup a").first.click()
    frame.wait_for_function("start => innerHeight > start", arg=start)
    fits(frame)
    frame.page.keyboard.press("Escape")
    frame.wait_for_function("start => innerHeight === start", arg=start)


def test_the_longest_embed_with_all_its_sources_has_no_bar_on_a_narrow_phone(clinic):
    frame = clinic.frame(clinic.open(hosts.ELEMENT, name="side-effects", viewport=NARROW).page, "side-effects")
    fits(frame)
    frame.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    frame.wait_for_function("() => innerHeight > 20000")
    fits(frame)


@pytest.mark.parametrize("way", GROWING)
def test_the_frame_follows_a_turned_phone_and_larger_letters(clinic, way):
    page = clinic.open(way, name=HAIR, viewport=PHONE).page
    frame = clinic.frame(page, HAIR)
    start = is_grown(frame)
    page.set_viewport_size({"width": 844, "height": 390})
    frame.wait_for_function("start => innerHeight < start", arg=start)
    fits(frame)
    page.set_viewport_size(PHONE)
    frame.wait_for_function("start => innerHeight === start", arg=start)
    for size in ("150%", "75%"):
        frame.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        frame.wait_for_function("start => innerHeight !== start", arg=start)
        fits(frame)


@pytest.mark.parametrize("way", hosts.WAYS)
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_in_sight_jumps(clinic, way, size):
    visit = clinic.visit(viewport=size)
    visit.page.add_init_script(WATCH)
    visit.page.goto(clinic.put(hosts.PLAIN, clinic.snippet(way)))
    frame = clinic.frame(visit.page)
    if way != hosts.FRAME:
        fits(frame)
    visit.page.evaluate(PAINTED)
    assert visit.page.evaluate("jumped()") <= JUMP


@pytest.mark.parametrize("way", GROWING)
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_in_sight_jumps_when_the_script_is_late(clinic, way, size):
    """The element alone has only its link until then: a page that keeps room for it does not jump."""
    visit, held = clinic.visit(viewport=size), []
    visit.page.add_init_script(WATCH)
    visit.page.route("**/embed.js", lambda route: held.append(route))
    with visit.page.expect_request("**/embed.js"):
        pasted = clinic.snippet(way).replace("<mesotherapy-guide ", ROOM)
        visit.page.goto(clinic.put(hosts.PLAIN, pasted), wait_until="domcontentloaded")
    if way == hosts.SCRIPTED:
        clinic.frame(visit.page)
    visit.page.evaluate(PAINTED)
    held[0].continue_()
    fits(clinic.frame(visit.page))
    visit.page.evaluate(PAINTED)
    assert visit.page.evaluate("jumped()") <= JUMP
    assert noise(visit) == []


def test_the_measure_of_jumps_sees_one(clinic):
    visit = clinic.visit(viewport=PHONE)
    visit.page.add_init_script(WATCH)
    visit.page.goto(clinic.put(hosts.PLAIN, ""))
    visit.page.evaluate(PAINTED)
    visit.page.evaluate("() => { document.querySelector('h1').style.marginTop = '400px'; }")
    visit.page.evaluate(PAINTED)
    assert visit.page.evaluate("jumped()") > JUMP


@pytest.mark.parametrize("name", [AFTER, HAIR, SIGNS])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_host_printed_has_the_embed_to_its_last_words(clinic, name, size):
    visit = clinic.open(hosts.ELEMENT, name=name, viewport=size)
    fits(clinic.frame(visit.page, name))
    text = paper(visit.page)
    assert "It cannot replace a talk with a doctor." in text
    assert "More words of the clinic." in text


@pytest.mark.parametrize("way", GROWING)
def test_an_embed_far_below_is_loaded_when_a_reader_comes_near(clinic, way):
    far = hosts.Host("far below", hosts.page(before='<div style="height:20000px"></div>'))
    page = clinic.open(way, far, viewport=PHONE).page
    start = f"{clinic.guide}embed/v1/{AFTER}.html"
    assert not [one for one in page.frames if one.url == start]
    page.locator("#after").scroll_into_view_if_needed()
    fits(clinic.frame(page))
