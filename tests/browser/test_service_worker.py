"""The service worker, switched on for these tests: an honest copy, and no trace once removed."""

import shutil

import pytest
from guide.deploy import inline, policy
from guide.worker import add as worker
from support.servers import running

READY = "navigator.serviceWorker.ready.then((one) => one.active.state)"
UNTIL = """async (wanted) => {
  const now = async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length];
  while (String(await now()) !== String(wanted)) {
    if (performance.now() > 30000) throw new Error(`[workers, copies] are ${await now()}`);
    await new Promise((done) => requestAnimationFrame(done));
  }
}"""
COUNT = (
    "async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]"
)


def truthful(site):
    """Change the words that would be untrue, as an author has to."""
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        for words in worker.UNTRUE:
            text = text.replace(words, worker.TRUE)
        file.write_text(text, encoding="utf-8")


def until(page, wanted):
    """Wait for so many [workers, copies]. Playwright itself would take the promise for the answer."""
    page.evaluate(UNTIL, wanted)


@pytest.fixture
def hosted(built_site, repo_root, tmp_path):
    """The site with the worker, behind nginx."""
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    truthful(site)
    worker.add(site, True)
    chosen = policy.load(repo_root / "deploy" / "policy.yml")
    with running("nginx", site, chosen, inline.hashes(site), tmp_path) as server:
        yield server


@pytest.fixture
def reader(browser, hosted):
    """A reader whose browser has the copy: (page, what its console said)."""
    context = browser.new_context()
    page, said = context.new_page(), []
    page.on("console", lambda one: said.append(one.text))
    page.goto(hosted.url + "index.html")
    page.evaluate(READY)
    until(page, [1, 1])
    page.reload()
    yield page, said
    context.close()


def test_without_a_network_the_whole_guide_is_there_and_says_so(reader, hosted):
    page, said = reader
    assert page.locator(".saved-copy").count() == 0
    page.context.set_offline(True)
    page.goto(hosted.url + "uses/scars.html?country=us")
    assert page.locator(".saved-copy").inner_text().startswith("You are offline. This copy was saved on ")
    assert page.locator("h1").is_visible()
    page.locator("#search-box").fill("stretch marks")
    page.locator(".md-search__panel a").first.click()
    page.wait_for_url("**/uses/stretch-marks.html*")
    page.goto(hosted.url)
    assert page.locator(".saved-copy").is_visible()
    assert [line for line in said if "Content Security Policy" in line] == []


def test_with_a_network_a_reader_gets_the_newest_page(reader, hosted):
    page, _ = reader
    file = hosted.site / "uses" / "scars.html"
    file.write_text(file.read_text(encoding="utf-8").replace("<h1", "<h1 data-new"), encoding="utf-8")
    page.context.new_cdp_session(page).send(
        "Network.clearBrowserCache"
    )  # the five minutes of the policy are over
    page.goto(hosted.url + "uses/scars.html")
    assert page.locator("h1[data-new]").count() == 1 and page.locator(".saved-copy").count() == 0


def test_embeds_are_neither_kept_nor_answered(reader, hosted):
    page, _ = reader
    kept = page.evaluate(
        "async () => (await (await caches.open((await caches.keys())[0])).keys()).map((one) => one.url)"
    )
    assert len(kept) > 40 and [url for url in kept if "/embed/" in url] == []
    assert not [
        file for file in hosted.site.glob("embed/**/*.html") if "worker." in file.read_text(encoding="utf-8")
    ]
    answered = page.goto(hosted.url + "embed/v1/uses/hair.html")
    assert not answered.from_service_worker
    assert page.goto(hosted.url + "uses/hair.html").from_service_worker


def test_switched_off_the_copy_and_the_worker_go(reader, hosted):
    page, _ = reader
    assert page.evaluate(COUNT) == [1, 1]
    worker.add(hosted.site, "remove")
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    page.goto(hosted.url + "embed/v1/uses/hair.html")  # a page that does not ask for it again
    until(page, [0, 0])
