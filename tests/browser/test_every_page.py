"""Every page in a real browser: no message, no other host, nothing stored, nothing sideways."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

VIEWS = {
    "phone, light": ({"width": 320, "height": 700}, "light"),
    "desktop, dark": ({"width": 1280, "height": 900}, "dark"),
}
STORED = "() => localStorage.length + sessionStorage.length"


def addresses(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("half", [0, 1])  # two shares, so that two processes can take one each
def test_every_page_is_quiet_private_and_accessible(page, built_site, site_url, view, half):
    """One visit a page: console, requests, storage, sideways scroll and axe at A and AA."""
    viewport, scheme = VIEWS[view]
    width = viewport["width"]
    faults = []
    found = addresses(built_site)
    assert len(found) > 25
    for address in found[half::2]:
        visit = page(address, viewport=viewport, color_scheme=scheme)
        visit.page.wait_for_load_state("networkidle")
        faults += [f"{address}: {text}" for text in (*visit.console, *visit.errors, *visit.failed)]
        faults += [f"{address}: asks {host}" for host in visit.hosts - {urlsplit(site_url).netloc}]
        if visit.page.evaluate(STORED) or visit.page.context.cookies():
            faults.append(f"{address}: stores something")
        if visit.page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{address}: scrolls sideways at {width} px")
        faults += [f"{address}: {fault}" for fault in axe_faults(visit.page)]
        visit.page.context.close()
    assert faults == []


def axe_faults(page):
    result = Axe().run(page, options={
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).response
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]} "
            f"{fault['nodes'][0].get('failureSummary', '')[:200]}" for fault in result["violations"]]


def test_the_emergency_part_fits_one_phone_screen(page):
    visit = page("get-help.html", viewport={"width": 390, "height": 844})
    box = visit.page.locator("#ambulance").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 844
    numbers = visit.page.locator("#ambulance a[href^='tel:']")
    assert numbers.evaluate_all("links => links.map(a => a.textContent)") == ["999", "911", "112"]


def test_help_is_one_press_from_every_page(page, built_site):
    for address in addresses(built_site):
        if address in ("get-help.html", "404.html"):
            continue
        html = (built_site / address).read_text(encoding="utf-8")
        assert "get-help.html\">Get help now</a>" in html, address
    visit = page("uses/face.html")
    visit.page.get_by_role("link", name="Get help now").first.click()
    visit.page.wait_for_url("**/get-help.html")


def test_in_a_frame_that_allows_scripts_only_the_text_is_there(page, site_url):
    """The theme's own script fails in such a frame (no storage); the words must not depend on it."""
    visit = page("privacy-test-does-not-exist.html")
    visit.page.set_content(f'<iframe sandbox="allow-scripts" width="800" height="600" '
                           f'src="{site_url}uses/hair.html"></iframe>')
    frame = visit.page.frame_locator("iframe")
    frame.locator("h1").wait_for()
    assert "hair loss" in frame.locator("h1").inner_text()
    assert frame.locator(".source-list li").count() > 10


def test_without_scripts_everything_can_be_read(page):
    visit = page("uses/hair.html", java_script_enabled=False)
    assert visit.page.locator("table.findings").is_visible()
    assert visit.page.locator("ol.source-list > li").count() > 10
    sources = page("references.html", java_script_enabled=False)
    assert sources.page.locator(".all-sources > li").count() > 200
    assert not sources.page.locator("[data-source-filter]").is_visible()
