"""Every page with all it offers in use: quiet, nothing stored, nothing sent, nobody else asked.

Behind nginx with the policy of deploy/, whose every refusal a browser would tell in its console.
"""

from urllib.parse import urldefrag, urlsplit

import pytest
from guide.deploy import inline, policy
from support import views
from support.servers import running
from support.visits import until_ready

WATCH = """() => {
  window.sent = [];
  navigator.sendBeacon = (...what) => { window.sent.push(["beacon", ...what]); return true; };
  for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "RTCPeerConnection"]) {
    const real = window[name];
    window[name] = function (...what) {
      window.sent.push([name, String(what[0])]);
      return new.target ? new real(...what) : real(...what);
    };
  }
  window.print = () => {};
}"""
STORED = """async () => {
  const files = (await navigator.storage.getDirectory()).keys(), workers = navigator.serviceWorker;
  return [localStorage.length, sessionStorage.length, document.cookie.length,
    (await indexedDB.databases()).length, (await caches.keys()).length,
    (await workers.getRegistrations()).length, history.state, window.name, (await files.next()).done];
}"""
NOTHING = [0, 0, 0, 0, 0, 0, None, "", True]
LINKS = (".menu a[href*='hair']", ".contents a", ".onward a", ".next-page a", ".parts a",
         ".help-link", ".site-name")


@pytest.fixture(scope="module")
def site_url(built_site, repo_root, tmp_path_factory):
    """The address of the site as a host serves it."""
    chosen = policy.load(repo_root / "deploy" / "policy.yml")
    with running("nginx", built_site, chosen, inline.hashes(built_site), tmp_path_factory.mktemp("nginx")) as server:
        yield server.url


def press_everything(shown):
    """Every button of every tool, whatever it opens closed again."""
    for tool in shown.locator("[data-tool]").all():
        for button in tool.locator("button").all():
            if button.is_visible():
                button.click()
                shown.keyboard.press("Escape")


def use_all(shown):
    views.open_folds(shown)
    press_everything(shown)
    views.open_folds(shown)
    views.open_menu(shown)
    views.close_all(shown)
    views.open_card(shown)
    views.close_all(shown)
    views.open_search(shown)
    views.open_search(shown, views.TYPED + " brusing")
    shown.wait_for_load_state("networkidle")


@pytest.mark.parametrize("address", views.addresses())
def test_a_page_in_full_use_says_stores_and_sends_nothing(page, site_url, address):
    visit = page("404.html", viewport={"width": 390, "height": 844})
    shown, asked = visit.page, []
    shown.wait_for_load_state("networkidle")
    shown.add_init_script(f"({WATCH})()")
    visit.console.clear()
    shown.on("request", lambda sent: asked.append((urldefrag(sent.url)[0], sent.method, sent.post_data)))
    shown.goto(site_url + address)
    until_ready(shown)
    use_all(shown)
    assert (visit.console, visit.errors, visit.failed) == ([], [], [])
    assert visit.hosts == {urlsplit(site_url).netloc}
    assert shown.evaluate("window.sent") == []
    assert shown.evaluate(STORED) == NOTHING
    assert shown.context.cookies() == []
    assert {(method, body) for _, method, body in asked} == {("GET", None)}
    assert [url for url, *_ in asked if "zqx" in url or "?" in url] == []
    assert "zqx" not in shown.url


def test_a_whole_visit_keeps_the_country_in_addresses_only(page, site_url):
    """Chosen once, carried along every kind of link, gone in a new visit."""
    visit = page("index.html?country=eu", viewport={"width": 1280, "height": 900})
    shown = visit.page
    for link in LINKS:
        if link.startswith(".menu"):
            views.open_menu(shown)
        shown.locator(link).first.click()
        shown.wait_for_load_state("load")
        assert urlsplit(shown.url).query == "country=eu", link
    views.open_search(shown)
    found = shown.locator(".md-search__panel a").evaluate_all("links => links.map(a => a.href)")
    assert found and all("?country=eu" in href for href in found)
    assert shown.evaluate(STORED) == NOTHING
    assert "country" not in page("index.html").page.url


@pytest.mark.parametrize("address", ["index.html", "uses/hair.html", "get-help.html", "visit/after.html"])
def test_pages_opened_from_a_folder_work_and_are_quiet(page, built_site, address):
    visit = page("404.html", viewport={"width": 390, "height": 844})
    visit.console.clear()
    shown = visit.page
    shown.wait_for_load_state("networkidle")
    shown.goto((built_site / address).as_uri())
    until_ready(shown)
    shown.locator("a[data-country=us]").click()
    assert shown.locator(".help-bar a[href^='tel:']:visible").all_inner_texts() == ["911"]
    shown.locator(".contents > summary").click()
    assert shown.locator(".contents a").first.is_visible()
    marker = shown.locator("sup.cite a").first
    if marker.count():
        marker.click()
        assert shown.locator(".cite-card").is_visible()
    views.close_all(shown)
    shown.locator(".menu > summary").click()
    shown.locator(".menu a", has_text="Scars").click()
    shown.wait_for_url("file://**/uses/scars.html?country=us")
    assert shown.locator("h1").is_visible()
    assert (visit.console, visit.errors, visit.failed) == ([], [], [])
