"""Time from a save to the page that a preview serves, on a made-up guide.

    python scripts/bench_preview.py [--pages 100] [--sources 500] [--saves 5]

Runs `mkdocs serve`, changes a word of a page again and again, and asks for the page until the word
is there. By the clock, so on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import bench_sites

PATIENCE = 120  # seconds


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time from a save to the page that is served.")
    for name, usual in (("pages", 100), ("sources", 500), ("saves", 5)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    wish = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        config = bench_sites.ours(Path(folder), wish.pages, wish.sources)
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
        free.close()
        server = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "-q", "-f", str(config), "-a", address],
                                  env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        try:
            _wait(server, f"http://{address}/index.html", "Made up")
            took = [_save(server, Path(folder), address, number) for number in range(wish.saves)]
        finally:
            server.terminate()
            server.wait()
    print(f"{wish.pages} pages, {wish.sources} sources: {statistics.median(took):.2f} s from a save to the page, "
          f"from {min(took):.2f} to {max(took):.2f}")
    return 0


def _save(server: subprocess.Popen, root: Path, address: str, number: int) -> float:
    """Seconds until a word that was saved into a page is served."""
    page = bench_sites.source_path(3)
    file, word = root / "docs" / page, f"saved{'x' * number}."
    text = file.read_text(encoding="utf-8")
    started = time.monotonic()
    file.write_text(f"{text}\nThis was {word}\n", encoding="utf-8")
    _wait(server, f"http://{address}/{page.replace('.md', '.html')}", word)
    return time.monotonic() - started


def _wait(server: subprocess.Popen, url: str, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                if words in answer.read().decode("utf-8"):
                    return
        except OSError:  # it is not there yet
            pass
        time.sleep(0.01)
    sys.exit("The preview did not show the change.")


if __name__ == "__main__":
    sys.exit(main())
