"""What a reader waits for: the filler articles in our theme and in others', in one run.

    python scripts/bench_pages.py [--runs 3]

Each site is served by Caddy with HTTP/2, TLS and brotli. Lighthouse opens a front page and an article
in Chromium with its mobile throttling (simulated slow 4G, a processor four times slower). Printed: the
middle of the runs, as they are and as ratios, and how long a cold search takes. Needs Caddy, Chromium, and Node.js with npm for Lighthouse.
Peers and Lighthouse are installed below ``.cache/`` and can be thrown away.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import bench_first_result
import bench_peers
import bench_server
from guide.deploy import policy, precompress

REPO = Path(__file__).resolve().parent.parent
LIGHTHOUSE = "lighthouse@13.5.0"
PAGES = {"front page": "index.html", "article": "rain.html"}
OURS, REAL = "this guide's theme", "the real guide"
SEARCHED = ((OURS, bench_first_result.NAME, "bicycle"), (OURS, bench_first_result.OTHER, "kettle"),
            (REAL, bench_first_result.NAME, "chest pain"), (REAL, bench_first_result.OTHER, "is it safe for me"))
_TIMES = {"first paint": "first-contentful-paint", "largest paint": "largest-contentful-paint",
          "blocked": "total-blocking-time", "shift": "cumulative-layout-shift"}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compare our pages with other tools' in a browser.")
    parser.add_argument("--runs", type=int, default=3, help="how often each page is opened")
    runs = parser.parse_args(arguments).runs
    lighthouse = _lighthouse()
    with tempfile.TemporaryDirectory(prefix="guide-bench-") as folder:
        work = Path(folder)
        work.chmod(0o755)  # the server's own user reads from it
        sites = bench_peers.build_all(work / "sites", bench_peers.environment(REPO / ".cache" / "peers"))
        sites[REAL] = _real_guide(work / "real")
        endings = policy.load(REPO / "deploy" / "policy.yml").text_endings
        for site in sites.values():
            precompress.run(site, endings)
        with bench_server.serving(sites, work) as addresses:
            for page, name in PAGES.items():
                _print(page, _measure(lighthouse, addresses, page, name, runs, work))
            found = bench_first_result.measure(
                [(f"{addresses[site]}index.html", words) for site, _, words in SEARCHED], max(7, runs))
            print()
            for (site, kind, _), times in zip(SEARCHED, found, strict=True):
                bench_first_result.show(site, sites[site], kind, times)
    return 0


def _lighthouse() -> list[str]:
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        sys.exit("Lighthouse needs Node.js with npm (on Debian: nodejs and npm). Nothing else of the guide does.")
    folder = REPO / ".cache" / "lighthouse"
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), LIGHTHOUSE],
                       check=True)
    return [node, str(program)]


def _real_guide(site: Path) -> Path:
    subprocess.run([sys.executable, str(REPO / "scripts" / "build_site.py"), "--quiet", "--site-dir", str(site)],
                   check=True)
    return site


def _measure(lighthouse: list[str], addresses: dict[str, str], page: str, name: str, runs: int,
             work: Path) -> dict[str, dict[str, float]]:
    """The middle figures of every site, by its name. The sites take turns."""
    found: dict[str, list[dict[str, float]]] = {site: [] for site in addresses}
    for turn in range(runs):
        for site, address in addresses.items():
            if sys.stderr.isatty():
                print(f"\r{page}, run {turn + 1} of {runs}: {site:<24}", end="", file=sys.stderr)
            real = "uses/hair.html" if site == REAL and name != "index.html" else name
            found[site].append(_open(lighthouse, address + real, work))
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return {site: {key: statistics.median(run[key] for run in measured) for key in measured[0]}
            for site, measured in found.items()}


def _open(lighthouse: list[str], address: str, work: Path) -> dict[str, float]:
    """One visit: milliseconds, and bytes as they were sent, by kind."""
    report = work / "report.json"
    chrome = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome") or ""
    flags = "--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors"
    done = subprocess.run([*lighthouse, address, "--quiet", "--output=json", f"--output-path={report}",
                           "--only-categories=performance", f"--chrome-flags={flags}"],
                          env={**os.environ, "CHROME_PATH": chrome}, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"Lighthouse failed on {address}:\n{done.stderr[-2000:]}")
    audits = json.loads(report.read_text(encoding="utf-8"))["audits"]
    asked = audits["network-requests"]["details"]["items"]
    figures = {name: audits[audit]["numericValue"] for name, audit in _TIMES.items()}
    size = {kind: sum(item["transferSize"] for item in asked if item.get("resourceType") == kind)
            for kind in ("Document", "Stylesheet", "Script")}
    return {**figures, "bytes": sum(item["transferSize"] for item in asked), "requests": len(asked),
            "text": size["Document"] + size["Stylesheet"], "script": size["Script"]}


def _print(page: str, measured: dict[str, dict[str, float]]) -> None:
    ours = measured[OURS]
    print(f"\n{page:<22}{'KB':>7}{'HTML+CSS':>10}{'script':>8}{'asked':>7}{'first':>8}{'largest':>9}{'shift':>7}"
          f"{'blocked':>9}   ours beside it: first, largest, bytes")
    for site, one in measured.items():
        ratios = [ours[key] / one[key] for key in ("first paint", "largest paint", "bytes")]
        print(f"{site:<22}{one['bytes'] / 1024:>7.1f}{one['text'] / 1024:>10.1f}{one['script'] / 1024:>8.1f}"
              f"{one['requests']:>7.0f}{one['first paint'] / 1000:>6.2f} s{one['largest paint'] / 1000:>7.2f} s"
              f"{one['shift']:>7.3f}{one['blocked']:>6.0f} ms   " + ", ".join(f"{ratio:.2f}" for ratio in ratios))


if __name__ == "__main__":
    sys.exit(main())
