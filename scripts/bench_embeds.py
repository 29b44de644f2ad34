"""Weigh and time the embeds beside the same pages of stock Material in a frame, in one run.

    python scripts/bench_embeds.py [--runs 7]

- bytes (as brotli and gzip send them) and requests of each embed, and of the stock page in a frame;
- from the start of embed.js to the final height;
- what ten embeds add to a page: requests, bytes and processor time of the page, beside ten stock frames.

The host page is on another origin. Nothing is kept from one run to the next. Every ratio is of
figures from this run.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import bench_sites
import brotli
import setup_browser
from guide import build
from guide.loopback import serve_folder

WORST, TEN = "side-effects", ("index", "does-it-work", "uses/face", "uses/hair", "uses/cellulite", "uses/pain",
                              "is-it-for-you", "visit/before", "visit/after", "side-effects")
_FRAME = '<iframe title="{title}" src="{src}" width="100%" height="600"></iframe>'
_ELEMENT = '<mesotherapy-guide page="{page}"></mesotherapy-guide>'
# Runs in the host page from its start: when the height of the first frame last changed.
_WATCH = """() => {
  let height = "";
  setInterval(() => {
    const frame = document.querySelector("mesotherapy-guide")?.shadowRoot?.querySelector("iframe");
    const now = frame?.style.height || "";
    if (now !== height) { height = now; window.lastHeight = performance.now(); }
  }, 2);
}"""
_TOOK = "() => window.lastHeight - performance.getEntriesByName(document.scripts[0].src)[0].responseEnd"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compare embeds with frames of a stock page.")
    parser.add_argument("--runs", type=int, default=7, help="how often each time is taken")
    runs = parser.parse_args(arguments).runs
    with tempfile.TemporaryDirectory() as name, _Peers(Path(name)) as peers:
        _weigh(peers)
        heights = [peers.open(_ELEMENT.format(page=WORST), script=True).height() for _ in range(runs)]
        print(f"from the start of embed.js to the final height of {WORST}: middle {statistics.median(heights):.0f} ms, "
              f"from {min(heights):.0f} to {max(heights):.0f}")
        _ten(peers, runs)
    return 0


def _weigh(peers: _Peers) -> None:
    """Bytes and requests of every embed, and of the page as stock Material makes it."""
    listed = json.loads((peers.site / "embed/v1/embeds.json").read_text(encoding="utf-8"))["embeds"]
    ratios = []
    print(f"{'embed':<36} requests  brotli    gzip")
    for entry in listed:
        seen = peers.open(_FRAME.format(title="x", src=peers.ours(entry["name"])))
        print(f"{entry['name']:<36} {len(seen.bodies):>8} {seen.sent(brotli.compress):>7,} {seen.sent(gzip.compress):>7,}")
        if not entry["part"] and entry["name"] in TEN:
            stock = peers.open(_FRAME.format(title="x", src=peers.stock(entry["name"])))
            ratios.append((seen.sent(brotli.compress) / stock.sent(brotli.compress), len(stock.bodies)))
    print(f"beside the stock page in a frame, {len(ratios)} pages: {statistics.median(r for r, _ in ratios):.2f} of its "
          f"bytes, 1 request for its {min(n for _, n in ratios)} to {max(n for _, n in ratios)}")


def _ten(peers: _Peers, runs: int) -> None:
    """Ten on one page, the two taking turns."""
    ways = {"embeds": "".join(_FRAME.format(title=name, src=peers.ours(name)) for name in TEN),
            "stock frames": "".join(_FRAME.format(title=name, src=peers.stock(name)) for name in TEN)}
    taken: dict[str, list[tuple[float, int, int]]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, body in ways.items():
            seen = peers.open(body, script=name == "embeds")
            taken[name].append((seen.busy(), len(seen.bodies), seen.sent(brotli.compress)))
    middle = {name: [statistics.median(values) for values in zip(*rows, strict=True)] for name, rows in taken.items()}
    for name, (busy, requests, sent) in middle.items():
        print(f"ten {name:<13} {requests:.0f} requests, {sent:,.0f} bytes, {busy:.0f} ms of the page's main thread")
    ratios = [ours / stock for ours, stock in zip(middle["embeds"], middle["stock frames"], strict=True)]
    print(f"ten embeds beside ten stock frames: {ratios[1]:.2f} of the requests, {ratios[2]:.2f} of the bytes, "
          f"{ratios[0]:.2f} of the time")


class _Seen:
    """A host page that was opened: what was loaded for it but the page itself."""

    def __init__(self, page, metrics, bodies: list[bytes]):
        self.page, self._metrics, self.bodies = page, metrics, bodies

    def sent(self, compress) -> int:
        return sum(len(compress(body)) for body in self.bodies)

    def height(self) -> float:
        """Milliseconds from the start of embed.js to the last height that it set."""
        return self.page.evaluate(_TOOK)

    def busy(self) -> float:
        """Milliseconds of the main thread; frames of the same site run in it too."""
        found = {entry["name"]: entry["value"] for entry in self._metrics.send("Performance.getMetrics")["metrics"]}
        return found["TaskDuration"] * 1000


class _Peers:
    """Our site and a stock one on two origins, and a browser that opens host pages on a third."""

    def __init__(self, folder: Path):
        self.site, self._stock, self._host = folder / "site", folder / "stock", folder / "host"
        self._stack = contextlib.ExitStack()
        self._page = None

    def __enter__(self) -> _Peers:
        from playwright.sync_api import sync_playwright

        if build.run(bench_sites.REPO, self.site, quiet=True):
            sys.exit("The guide does not build.")
        config = bench_sites.stock_of(bench_sites.REPO, self._stock, plugins=[],
                                      theme={"name": "material", "font": False})
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)], check=True)
        self._host.mkdir()
        self._urls = [self._stack.enter_context(serve_folder(folder))
                      for folder in (self.site, self._stock / "site", self._host)]
        path = setup_browser.launch_path(setup_browser.locate())
        playwright = self._stack.enter_context(sync_playwright())
        self._browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        self._stack.callback(self._browser.close)
        return self

    def __exit__(self, *_) -> None:
        self._stack.close()

    def ours(self, name: str) -> str:
        return f"{self._urls[0]}embed/v1/{name}.html"

    def stock(self, name: str) -> str:
        return f"{self._urls[1]}{name}.html"

    def open(self, body: str, script: bool = False) -> _Seen:
        """A host page with something in it, opened in a clean profile, until nothing more is loaded."""
        source = f'<script src="{self._urls[0]}embed/v1/embed.js"></script>' if script else ""
        host = self._host / "index.html"
        host.write_text(f"<!doctype html><html lang=en><title>Host</title>{source}{body}", encoding="utf-8")
        if self._page:
            self._page.context.close()
        self._page = self._browser.new_context(viewport={"width": 800, "height": 30_000}).new_page()
        self._page.add_init_script(f"({_WATCH})()")
        metrics = self._page.context.new_cdp_session(self._page)
        metrics.send("Performance.enable")
        answers: list = []
        self._page.on("response", lambda answer: answers.append(answer))
        self._page.goto(self._urls[2], wait_until="networkidle")
        return _Seen(self._page, metrics, list(_bodies(answers, self._urls[2])))


def _bodies(answers: list, host: str) -> Iterator[bytes]:
    for answer in answers:
        if not answer.url.startswith(host) and answer.ok:
            yield answer.body()


if __name__ == "__main__":
    sys.exit(main())
