"""The pages of all sources, and the filter that looks through all of them from any of them."""

import re

import pytest
from playwright.sync_api import expect

PAGES = ("references.html", "references-2.html", "references-3.html")
IDS = "items => items.map(item => item.id)"


@pytest.fixture
def sources(page):
    return page("references.html").page


def shown(sources):
    return sources.locator(".all-sources > li:visible")


def said(sources):
    return sources.locator("[data-source-count]")


def test_every_source_stands_on_one_of_the_pages(page, repo_root):
    ids = [name for address in PAGES for name in
           page(address, java_script_enabled=False).page.locator(".all-sources > li").evaluate_all(IDS)]
    keys = re.findall(r"^@\w+\{([^,]+),", (repo_root / "references.bib").read_text(encoding="utf-8"), re.M)
    assert sorted(ids) == sorted(keys)


def test_the_pages_lead_to_each_other_without_scripts(page):
    first = page("references.html", java_script_enabled=False).page
    ways = first.get_by_role("navigation", name="Sources by name").first.get_by_role("link")
    assert ways.count() == 3 and ways.nth(0).get_attribute("aria-current") == "page"
    ways.nth(2).click()
    first.wait_for_url("**/references-3.html")


def test_sources_can_be_found_by_use_and_kind_on_whatever_page_they_stand(sources):
    sources.get_by_label("About", exact=True).select_option("hair")
    expect(said(sources)).to_have_text(re.compile(r"^\d+ of \d{3} sources$"))
    hair = shown(sources).count()
    sources.get_by_label("Kind of source").select_option("randomised trial")
    trials = shown(sources).count()
    assert 0 < trials < hair
    everything = int(said(sources).get_attribute("data-all"))
    assert said(sources).inner_text() == f"{trials} of {everything} sources"
    assert "gajjar2019" in shown(sources).evaluate_all(IDS)


@pytest.mark.parametrize("address", PAGES)
def test_each_page_finds_the_same_sources_in_the_same_order(page, address):
    sources = page(address).page
    sources.get_by_label("Words in it").fill("achilles")
    expect(said(sources)).to_have_text(re.compile(r" of \d{3} sources$"))
    found = shown(sources).evaluate_all(IDS)
    assert "achilles2020" in found and found == sorted(found)


def test_a_filter_that_is_emptied_gives_the_page_back(sources):
    before = shown(sources).count()
    words = sources.get_by_label("Words in it")
    words.fill("achilles")
    expect(said(sources)).to_have_text(re.compile(r" of \d{3} sources$"))
    assert not sources.locator(".source-pages").first.is_visible()
    words.fill("")
    assert shown(sources).count() == before
    assert sources.locator(".source-pages").first.is_visible()


def test_a_filter_that_fits_nothing_says_so(sources):
    sources.get_by_label("Words in it").fill("zzzqqq")
    expect(said(sources)).to_have_text(re.compile(r"^0 of \d{3} sources$"))
    assert shown(sources).count() == 0


def test_a_filter_that_cannot_load_the_rest_looks_at_its_own_page_and_says_so(sources):
    sources.route("**/sources.*.js", lambda route: route.abort())
    sources.get_by_label("Words in it").fill("zzzqqq")
    expect(said(sources)).to_have_text(re.compile(r"^0 of the \d+ sources on this page\.$"))
