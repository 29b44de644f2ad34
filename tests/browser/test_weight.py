"""What the first view of a page weighs, from what the browser asked for."""

import gzip

from support.views import addresses

# The list of all sources is not a page to read from top to bottom: it alone may weigh more.
BUDGET, LISTS = 60 * 1024, {"references.html": 115 * 1024}


def test_a_first_view_weighs_at_most_60_kilobytes(page, built_site, site_url):
    """Each file as a server sends it with gzip, for all that the browser asked for."""
    weights = {}
    for address in addresses():
        visit = page(address)
        visit.page.wait_for_load_state("networkidle")
        asked = visit.page.evaluate("() => performance.getEntriesByType('resource').map(one => one.name)")
        files = {address, *(url.removeprefix(site_url) for url in asked)}
        assert len(files) >= 3, f"{address}: the page, its style sheet and its script were not all seen"
        weights[address] = sum(len(gzip.compress((built_site / name).read_bytes(), 6)) for name in files)
        visit.page.context.close()
    heavy = {name: weight for name, weight in weights.items() if weight > LISTS.get(name, BUDGET)}
    assert heavy == {}


def test_no_script_of_the_search_or_of_a_tool_comes_before_it_is_needed(page):
    visit = page("uses/hair.html")
    visit.page.wait_for_load_state("networkidle")
    scripts = visit.page.locator("script[src]").evaluate_all("tags => tags.map(tag => tag.getAttribute('src'))")
    assert len(scripts) == 1 and "assets/guide." in scripts[0]
