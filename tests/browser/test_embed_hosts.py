"""Embeds in websites of others: readable, quiet and whole in every kind of page, their words unchanged."""

import json
from urllib.parse import urlsplit

import pytest
import setup_browser
from support import axe, hosts
from support.embedding import AFTER, HAIR, SIGNS, WORDS, Visit, fits, noise, stored, unreadable
from support.visits import BROWSER_ARGS

PHONE = {"width": 390, "height": 844}
CASES = [pytest.param(host, way, id=f"{host.name}, {way}") for host in hosts.READ for way in host.ways]
HOSTILE = [pytest.param(host, way, id=f"{host.name}, {way}")
           for host in (hosts.LOUD, hosts.NOSY) for way in host.ways]
# What axe leaves to people here: it looks into each frame on its own.
APART = [{"rule": "frame-tested", "says": "frame-tested", "selector": "iframe, mesotherapy-guide"}]
PROBE = "() => { try { return String(localStorage.length); } catch (error) { return error.name; } }"


def check(clinic, visit, host, way, name=AFTER):
    """All that has to hold of one embed in any host."""
    page = visit.page
    frame = clinic.frame(page, name)
    if way != hosts.FRAME and host.sandbox != "":
        fits(frame)
    assert frame.evaluate(WORDS) == clinic.words(name)
    assert unreadable(frame) == []
    assert "It cannot replace a talk with a doctor." in frame.locator("footer").inner_text()
    assert frame.frame_element().get_attribute("title").strip()
    assert noise(visit, host) == []
    assert visit.hosts <= {urlsplit(clinic.guide).netloc, urlsplit(clinic.server.url).netloc}
    assert stored(page) == []
    assert page.context.cookies() == []
    return frame


@pytest.mark.parametrize(("host", "way"), CASES)
def test_an_embed_is_whole_and_quiet_in_a_host(clinic, host, way):
    visit = clinic.open(way, host, viewport=PHONE)
    check(clinic, visit, host, way)


@pytest.mark.parametrize("way", [hosts.FRAME, hosts.ELEMENT])
@pytest.mark.parametrize("width", [280, 390, 650, 1200])
def test_an_embed_fits_hosts_of_every_width(clinic, width, way):
    visit = clinic.open(way, name=HAIR, viewport={"width": width, "height": 844})
    check(clinic, visit, hosts.PLAIN, way, HAIR)


def test_an_embed_is_as_wide_as_the_builder_says_in_a_column_that_centres_it(clinic):
    visit = clinic.open(hosts.ELEMENT, hosts.CENTRED)
    column = visit.page.locator("main").bounding_box()["width"]
    assert column > 900
    assert clinic.frame(visit.page).evaluate("innerWidth") == 650  # what the builder proposes


@pytest.mark.parametrize(("host", "way"), HOSTILE)
def test_a_hostile_host_changes_no_word(clinic, host, way):
    visit = clinic.open(way, host, viewport=PHONE)
    check(clinic, visit, host, way)
    if host is hosts.NOSY:
        visit.page.wait_for_function("() => failed.length > 10")  # it has tried often
        assert clinic.frame(visit.page).evaluate(WORDS) == clinic.words()


def test_an_element_of_that_name_that_a_host_made_first_stays_the_hosts(clinic):
    visit = clinic.open(hosts.ELEMENT, hosts.FIRST)
    assert visit.page.locator("mesotherapy-guide[title='of the host'] a").is_visible()
    assert noise(visit) == []


@pytest.mark.parametrize("options", [{"host": hosts.NO_FRAMES}, {"java_script_enabled": False}],
                         ids=["policy without frames", "no script"])
def test_the_link_stays_where_no_frame_can_be(clinic, options):
    """Without a script the room that the snippet keeps stays, which is one screen at most."""
    visit, room = clinic.open(hosts.ELEMENT, viewport=PHONE, **options), 844 if "host" not in options else 60
    link = visit.page.locator("mesotherapy-guide a")
    visit.page.wait_for_function("room => document.querySelector('mesotherapy-guide').offsetHeight <= room",
                                 arg=room)
    assert link.is_visible()
    assert link.get_attribute("href") == f"{clinic.guide}visit/after.html"
    assert noise(visit, options.get("host", hosts.PLAIN)) == []


def test_a_frame_is_whole_without_any_script(clinic):
    visit = clinic.open(hosts.FRAME, java_script_enabled=False, viewport=PHONE)
    frame = check(clinic, visit, hosts.PLAIN, hosts.FRAME)
    numbers = frame.locator(".help [href^='tel:']")
    assert numbers.all_inner_texts() == ["999", "911", "112"] and numbers.last.is_visible()


@pytest.mark.parametrize("way", hosts.WAYS)
def test_an_embed_is_whole_in_a_page_opened_from_a_folder(clinic, tmp_path, way):
    file = tmp_path / "clinic.html"
    file.write_text(clinic.html(hosts.PLAIN, clinic.snippet(way)), encoding="utf-8")
    visit = clinic.show(file.as_uri(), viewport=PHONE)
    check(clinic, visit, hosts.PLAIN, way)


@pytest.mark.parametrize(("blocked", "answer"), [(True, "SecurityError"), (False, "0")])
def test_nothing_is_stored_whether_or_not_the_browser_lets_frames_store(clinic, tmp_path, blocked, answer):
    settings = {"profile": {"block_third_party_cookies": blocked, "cookie_controls_mode": int(blocked)}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(settings), encoding="utf-8")
    context = clinic.browser.browser_type.launch_persistent_context(
        str(tmp_path), executable_path=setup_browser.launch_path(setup_browser.locate()), args=BROWSER_ARGS)
    clinic.contexts.append(context)
    visit = Visit(context.new_page())
    visit.listen()
    visit.page.goto(clinic.put(hosts.PLAIN, clinic.snippet(hosts.ELEMENT)))
    assert clinic.frame(visit.page).evaluate(PROBE) == answer, "the browser does not do what the test needs"
    check(clinic, visit, hosts.PLAIN, hosts.ELEMENT)


def test_several_embeds_stand_on_one_page_and_each_frame_has_a_title_of_its_own(clinic):
    names = (AFTER, SIGNS, AFTER, AFTER)
    ways = (hosts.ELEMENT, hosts.ELEMENT, hosts.ELEMENT, hosts.FRAME)
    visit = clinic.show(clinic.put(hosts.PLAIN, "".join(map(clinic.snippet, ways, names))))
    titles = []
    for frame in (*clinic.frames(visit.page, AFTER, 3), clinic.frame(visit.page, SIGNS)):
        frame.frame_element().scroll_into_view_if_needed()
        fits(frame)
        titles.append(frame.frame_element().get_attribute("title"))
    assert sorted(titles) == ["Looking after yourself", "Looking after yourself (2)",
                              "Looking after yourself (Mesotherapy, honestly)", "Warning signs after mesotherapy"]
    assert noise(visit) == []


def test_frames_are_named_by_their_links_when_the_script_stands_before_them(clinic):
    element, _, script = clinic.snippet(hosts.ELEMENT).partition("\n")
    visit = clinic.show(clinic.put(hosts.PLAIN, script.replace(" async", "") + element))
    fits(clinic.frame(visit.page))
    assert clinic.frame(visit.page).frame_element().get_attribute("title") == "Looking after yourself"


@pytest.mark.parametrize(("before", "after", "show"), [
    ("<details><summary>More</summary>", "</details>", "document.querySelector('details').open = true"),
    ('<div id="tab" style="display:none">', "</div>", "tab.style.display = 'block'"),
    ('<div id="tab" hidden>', "</div>", "tab.hidden = false")], ids=["fold", "tab", "hidden"])
@pytest.mark.parametrize("way", [hosts.SCRIPTED, hosts.ELEMENT])
def test_an_embed_that_is_shown_later_fits(clinic, way, before, after, show):
    host = hosts.Host("shown later", hosts.page(before=before, after=after))
    visit = clinic.open(way, host)
    visit.page.evaluate(f"() => {{ {show}; }}")
    check(clinic, visit, host, way)


@pytest.mark.parametrize("way", hosts.WAYS)
def test_axe_finds_nothing_inside_or_around_an_embed(clinic, way):
    visit = clinic.open(way, viewport=PHONE)
    frame, found = clinic.frame(visit.page), axe.Found()
    for part, view in ((visit.page, "around"), (frame, "inside")):
        axe.prepare(part)
        axe.look(part, APART, found, view, colours=part is visit.page)
    assert found.faults + unreadable(frame) == []
