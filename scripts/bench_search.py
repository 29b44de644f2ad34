"""Time the search in a real browser, slowed down as an old phone is.

    python scripts/bench_search.py [--site site] [--slower 4]

Types every question of tests/browser/queries.yml letter by letter and prints the middle and the
longest time from the last key to the results, and the time from the first touch of the box until
it is ready. Needs a built site and the test environment.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOX = "#search-box"
# The page draws the results before the input event ends; a forced layout counts too.
TIME = """query => {
  const box = document.querySelector("#search-box"), panel = document.querySelector(".md-search__panel");
  let last = 0;
  for (let end = 1; end <= query.length; end++) {
    box.value = query.slice(0, end);
    const start = performance.now();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    panel.getBoundingClientRect();
    last = performance.now() - start;
  }
  return last;
}"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time the search in a slowed-down browser.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site/)")
    parser.add_argument("--slower", type=float, default=4, help="how many times slower (default: 4)")
    options = parser.parse_args(arguments)
    if not any(options.site.glob("assets/search-index.*.js")):
        print(f"There is no search in {options.site}. Build the site first: make site", file=sys.stderr)
        return 2
    ready, times = _measure(options.site, options.slower)
    print(f"{len(times)} questions, {options.slower:g} times slower: from the last key to the results "
          f"{statistics.median(times):.0f} ms in the middle, {max(times):.0f} ms at most; "
          f"ready {ready:.0f} ms after the first touch of the box.")
    return 0


def _measure(site: Path, slower: float) -> tuple[float, list[float]]:
    import setup_browser
    import yaml
    from playwright.sync_api import sync_playwright

    groups = yaml.safe_load((ROOT / "tests" / "browser" / "queries.yml").read_text(encoding="utf-8"))
    queries = [row if isinstance(row, str) else row["type"] for rows in groups.values() for row in rows]
    path = setup_browser.launch_path(setup_browser.locate())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto((site / "index.html").resolve().as_uri())
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        start = page.evaluate("performance.now()")
        page.locator(BOX).focus()
        page.wait_for_function("() => Boolean(window.guideSearch && window.guideSearch.ready)")
        ready = page.evaluate("performance.now()") - start
        times = [page.evaluate(TIME, query) for query in queries]
        browser.close()
    return ready, times


if __name__ == "__main__":
    sys.exit(main())
