"""The filter of all sources."""

import pytest


@pytest.fixture
def sources(page):
    return page("references.html").page


def shown(sources):
    return sources.locator(".all-sources > li:visible")


def test_sources_can_be_found_by_use_and_kind(sources):
    everything = shown(sources).count()
    sources.get_by_label("About", exact=True).select_option("hair")
    hair = shown(sources).count()
    sources.get_by_label("Kind of source").select_option("randomised trial")
    trials = shown(sources).count()
    assert 0 < trials < hair < everything
    assert sources.locator("[data-source-count]").inner_text() == f"{trials} of {everything} sources"
    assert "gajjar2019" in shown(sources).evaluate_all("items => items.map(item => item.id)")


def test_sources_can_be_found_by_words(sources):
    sources.get_by_label("Words in it").fill("shockwave achilles")
    assert shown(sources).evaluate_all("items => items.map(item => item.id)") == ["achilles2020"]


def test_a_filter_that_fits_nothing_says_so(sources):
    sources.get_by_label("Words in it").fill("zzzqqq")
    assert shown(sources).count() == 0
    assert sources.locator("[data-source-count]").inner_text().startswith("0 of ")
