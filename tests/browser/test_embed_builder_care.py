"""The builder on the page for clinics: what it keeps to itself, for whom it works, and where it cannot."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from guide.deploy import inline
from playwright.sync_api import expect
from support.builder import NAME, NUMBER, SITE, WAYS, choose, holds, inside, measured, snippet
from support.tools import DESKTOP, PHONE, STORED, faults, paper
from support.visits import until_ready


@pytest.fixture
def visit(page):
    visit = page("for-clinics.html", viewport=DESKTOP)
    measured(visit.page)
    return visit


@pytest.fixture
def shown(visit):
    return visit.page


def test_nobody_else_is_asked_nothing_is_kept_and_the_name_stays_here(visit):
    shown, asked = visit.page, []
    shown.on("request", lambda request: asked.append(request.url))
    for way, words in zip(WAYS, ("<iframe", "embed.js", "/uses/hair.html", "<h2>"), strict=True):
        choose(shown, "Mesotherapy for hair loss", way)
        holds(shown, words)
    shown.get_by_role("radio", name=WAYS[0]).check()
    for label, value in (("Colour", "FFE000"), ("Name", NAME), ("Phone number", NUMBER)):
        shown.get_by_label(label).fill(value)
    measured(shown)
    assert len(visit.hosts) == 1 and "Neil" not in "".join(asked) and "7946" not in "".join(asked)
    assert shown.evaluate(STORED) == [0, 0, "", "null"]
    assert (visit.console, visit.errors, visit.failed) == ([], [], [])
    assert shown.evaluate("history.length") == 2, "the preview may not fill the list of pages to go back to"


def test_the_builder_works_under_a_strict_policy(page, site_url, built_site):
    """A server may forbid every style and script in a page but those that it knows by their hashes."""
    known = inline.hashes(built_site)
    policy = "default-src 'none'; frame-src 'self'; img-src 'self'; connect-src 'self'; " + (
        f"style-src {' '.join(known.styles)}; script-src 'self' {' '.join(known.scripts)}")
    visit = page("404.html", viewport=DESKTOP)
    shown = visit.page
    shown.route("**/for-clinics.html", lambda route: route.fulfill(
        response=(answer := route.fetch()), headers={**answer.headers, "content-security-policy": policy}))
    visit.console.clear()
    shown.goto(f"{site_url}for-clinics.html")
    until_ready(shown)
    measured(shown)
    shown.get_by_label("Greatest width").fill("400")
    shown.get_by_label("Colour").fill("FFE000")
    holds(shown, "accent=ffe000")
    assert shown.locator(".builder-frame").bounding_box()["width"] == 400
    shown.get_by_role("radio", name=WAYS[3]).check()
    holds(shown, "<h2>")
    assert (visit.console, visit.errors) == ([], [])


def test_from_a_folder_it_says_that_no_height_could_be_measured(visit, built_site):
    shown = visit.page
    shown.goto((built_site / "for-clinics.html").as_uri())
    until_ready(shown)
    expect(shown.get_by_text("The height could not be measured here.")).to_be_visible()
    shown.get_by_label("Name", exact=True).fill("Clinic (test)")
    assert 'height="700"' in snippet(shown) and "calc(" not in snippet(shown)
    expect(inside(shown).locator(".clinic bdi")).to_have_text("Clinic (test)")
    shown.get_by_role("radio", name=WAYS[3]).check()
    assert snippet(shown) == f"{SITE}embed/v1/plain/index.html"
    assert (visit.console, visit.errors, visit.failed) == ([], [], [])


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_while_the_builder_is_used(page, size):
    shown = page("for-clinics.html", viewport=size).page
    shown.get_by_label("Colour").fill("red")
    shown.get_by_label("Name", exact=True).fill("A very long name of a clinic, made up for a test " * 2)
    measured(shown)
    assert faults(shown) == []


@pytest.mark.parametrize("scheme", ["Light", "Dark"])
def test_axe_finds_nothing_inside_the_preview(shown, scheme):
    shown.get_by_label("Name", exact=True).fill(NAME)
    shown.get_by_label("Colour").fill("FFE000")
    shown.get_by_label("Light or dark").select_option(scheme)
    expect(inside(shown).locator("html")).to_have_attribute("data-scheme", scheme.lower())
    frame = shown.locator(".builder-frame iframe").element_handle().content_frame()
    found = Axe().run(frame, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert [fault["id"] for fault in found.response["violations"]] == []


def test_paper_has_the_page_without_the_builder(shown):
    text = paper(shown)
    assert "What you may not change" in text and "Open this page on a screen." in text
    assert "Copy the snippet" not in text and "iframe" not in text


def test_without_a_script_each_page_and_part_has_its_snippet(page):
    shown = page("for-clinics.html", java_script_enabled=False).page
    fold = shown.locator(".embed-ready details", has=shown.get_by_text("Get help now", exact=True))
    fold.locator("summary").click()
    assert f'src="{SITE}embed/v1/get-help.html"' in fold.inner_text()
    assert f'src="{SITE}embed/v1/get-help/warning-signs.html"' in fold.inner_text()
    assert shown.get_by_text("needs JavaScript").is_visible()
    assert not shown.get_by_label("Your snippet").is_visible()
