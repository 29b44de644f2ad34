"""Embeds in WordPress: a pasted address, and pasted words of an author without special rights."""

import json
import re
from urllib.parse import urlsplit

import pytest
from lxml import html
from support import hosts, wordpress
from support.embedding import AFTER, HAIR, SIGNS, WORDS, entries, noise, stored, unreadable

SITE = "https://mesotherapy-guide.example/"


@pytest.fixture
def post(clinic, built_site):
    """Shows a post whose author pasted the address of an embed; the guide is where the test serves it."""

    def show(host=wordpress.BLOG, **options):
        data = json.loads((built_site / f"embed/v1/oembed/{AFTER}.json").read_text(encoding="utf-8"))
        pasted = wordpress.from_oembed(data["html"].replace(SITE, clinic.guide))
        visit = clinic.visit(**options)
        text = (built_site / f"embed/v1/{AFTER}.html").read_text(encoding="utf-8").replace(SITE, clinic.guide)
        visit.page.route("**/embed/v1/**", lambda route: route.fulfill(body=text, content_type="text/html"))
        visit.page.goto(clinic.put(host, pasted))
        return visit

    return show


def is_shown(clinic, visit):
    """Wait until the frame has been given its height, and look at it."""
    page, frame = visit.page, clinic.frame(visit.page)
    box = page.locator("iframe")
    page.wait_for_function("() => document.querySelector('iframe').height === '1000'")
    assert box.is_visible() and not page.locator("blockquote").is_visible()
    assert box.get_attribute("title") == "Looking after yourself (Mesotherapy, honestly)"
    assert frame.evaluate(WORDS) == clinic.words().replace(SITE, clinic.guide)
    assert unreadable(frame) == []
    assert (noise(visit), stored(page)) == ([], [])
    assert visit.hosts == {urlsplit(clinic.guide).netloc, urlsplit(clinic.server.url).netloc}
    return frame


def test_a_pasted_address_becomes_a_frame_that_says_its_true_height(clinic, post):
    visit = post(viewport={"width": 390, "height": 844})
    frame = is_shown(clinic, visit)
    height = frame.evaluate("() => Math.ceil(document.body.getBoundingClientRect().height)")
    visit.page.wait_for_function("height => heard.at(-1).join() === `height,${height}`", arg=height)
    frame.locator("footer").scroll_into_view_if_needed()
    assert frame.locator("footer").is_visible()


def test_a_script_that_comes_after_the_text_is_told_the_height(clinic, post):
    visit = post(wordpress.BLOG_LATE)
    clinic.frame(visit.page)
    visit.page.add_script_tag(content=wordpress.SCRIPT)
    is_shown(clinic, visit)


def test_a_link_to_the_guide_leads_there_from_the_sandbox(clinic, post):
    visit = post()
    frame = is_shown(clinic, visit)
    frame.locator(".state a").click()
    visit.page.wait_for_url(f"{clinic.guide}visit/after.html")


def test_other_messages_than_wordpress_s_own_get_no_answer(clinic, post):
    visit = post()
    frame = is_shown(clinic, visit)
    visit.page.evaluate("""() => { heard.length = 0; const to = document.querySelector("iframe").contentWindow;
      for (const said of [{ message: "ready", secret: "another" }, { message: "ready" }, { secret: "abc123XYZ" },
        "ready", null, { message: "ready", secret: ["abc123XYZ"] }]) to.postMessage(said, "*"); }""")
    frame.locator(".help summary").click()  # the next true news, after all of those
    visit.page.wait_for_function("() => heard.length > 0")
    assert len(visit.page.evaluate("heard")) == 1


@pytest.mark.parametrize("name", [AFTER, HAIR, SIGNS, "side-effects", "get-help"])
def test_pasted_words_are_whole_after_the_filter_for_authors(clinic, built_site, name):
    text = (built_site / f"embed/v1/plain/{name}.html").read_text(encoding="utf-8")
    left = wordpress.from_author(text)
    visit = clinic.show(clinic.put(hosts.PLAIN, left), viewport={"width": 390, "height": 844})
    shown = visit.page.locator("main")
    assert noise(visit) == [] and visit.hosts == {urlsplit(clinic.server.url).netloc}
    said, before = (" ".join(one.split()) for one in (shown.text_content(), html.fromstring(text).text_content()))
    assert before.replace(" ", "") in said.replace(" ", "")
    assert not shown.locator("iframe, script, style, svg, [class], [style], [id^=s-]").count()
    links = shown.locator("a").evaluate_all("all => all.map((link) => link.getAttribute('href'))")
    assert [link for link in links if not re.match(r"https?://|tel:\+?\d+$", link)] == []
    assert entries(built_site)[1][name].page.full in links


def test_a_pasted_copy_holds_every_source_of_the_embed(clinic, built_site):
    pasted = html.fromstring((built_site / f"embed/v1/plain/{HAIR}.html").read_text(encoding="utf-8"))
    shown = html.fromstring((built_site / f"embed/v1/{HAIR}.html").read_bytes())
    sources = [" ".join(item.text_content().split()) for item in shown.xpath("//details[@class='sources']//li")]
    text = " ".join(pasted.text_content().split())
    there = text.replace(" ", "")
    assert sources and [source for source in sources if source.replace(" ", "") not in there] == []
