"""From the press on the search box to the first result, when nothing of the search was loaded before.

Chromium with slow 4G (150 ms for a way there and back, 1.6 Mbit/s) and a processor four times
slower. The words are there at the press: a reader who types them takes longer. A name of something
needs the first, small part of the search; other words need all of it.
"""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER = 4
NAME, OTHER = "a name", "other words"
_PRESS = """word => new Promise(done => {
  const box = document.querySelector("#search-box");
  const start = performance.now();
  box.focus();
  box.value = word;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  (function look() {
    const first = document.querySelector(".md-search-result__list a");
    if (first && first.checkVisibility()) done(performance.now() - start);
    else requestAnimationFrame(look);
  })();
})"""


def measure(questions: list[tuple[str, str]], runs: int) -> list[list[float]]:
    """Milliseconds of every run of each question: the address of a page, and words that its search finds."""
    import setup_browser
    from playwright.sync_api import sync_playwright

    path = setup_browser.launch_path(setup_browser.locate())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        found = [[_press(browser, *question) for _ in range(runs)] for question in questions]
        browser.close()
    return found


def _press(browser: Browser, address: str, word: str) -> float:
    context = browser.new_context(ignore_https_errors=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("() => 'ready' in document.documentElement.dataset")
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    taken = page.evaluate(_PRESS, word)
    context.close()
    return taken


def show(site: str, folder: Path, kind: str, times: list[float]) -> None:
    """Print the middle and the longest of the runs, and what has to be loaded for it."""
    parts = "assets/search-first.*.js.br" if kind == NAME else "assets/search*.js.br"
    sent = sum(path.stat().st_size for path in folder.glob(parts))
    print(f"search, cold, {site}, {kind}: first result {statistics.median(times):.0f} ms after the press "
          f"(at most {max(times):.0f}), {sent / 1024:.1f} KB loaded")
