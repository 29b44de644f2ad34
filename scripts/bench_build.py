"""Time the whole build beside stock Material on the same pages, in one run.

    python scripts/bench_build.py [--runs 5]

Stock: the same Markdown files, the same theme and Markdown extensions, no plugin and no hook.
The two take turns, each in a process of its own. Printed: the middle and the fastest time of
each, the most memory each process held, and the ratio within a turn, so that a machine that is
slow for a while is slow for both.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

REPO = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compare our build with stock Material.")
    parser.add_argument("--runs", type=int, default=5, help="how often each is built")
    runs = parser.parse_args(arguments).runs
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        stock = stock_project(work / "stock")
        commands = {
            "stock Material": ["-m", "mkdocs", "build", "-q", "-f", str(stock)],
            "this guide": [str(REPO / "scripts" / "build_site.py"), "--quiet",
                           "--site-dir", str(work / "site")],
        }
        measured = _take_turns(commands, runs)
    _print(measured)
    return 0


def stock_project(folder: Path) -> Path:
    """A copy of the pages with a configuration that uses no plugin."""
    shutil.copytree(REPO / "docs", folder / "docs")
    config = yaml.safe_load((REPO / "mkdocs.yml").read_text(encoding="utf-8"))
    kept = {key: config[key] for key in ("site_name", "site_url", "use_directory_urls", "nav",
                                         "markdown_extensions")}
    kept |= {"theme": {"name": "material", "font": False}, "plugins": []}
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")
    return path


def _take_turns(commands: dict[str, list[str]], runs: int) -> dict[str, list[tuple[float, float]]]:
    """(seconds, megabytes) of every run of every command, the commands taking turns."""
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(runs):
        for name, command in commands.items():
            if sys.stderr.isatty():
                print(f"\rrun {turn + 1} of {runs}: {name:<16}", end="", file=sys.stderr)
            measured[name].append(_run(command))
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return measured


def _run(command: list[str]) -> tuple[float, float]:
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, *command], env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"The build failed: {' '.join(command)}")
    return time.monotonic() - started, usage.ru_maxrss / 1024


def _print(measured: dict[str, list[tuple[float, float]]]) -> None:
    for name, runs in measured.items():
        times = [seconds for seconds, _ in runs]
        print(f"{name:<16} middle {statistics.median(times):.2f} s, fastest {min(times):.2f} s, "
              f"at most {max(memory for _, memory in runs):.0f} MB")
    turns = zip(measured["this guide"], measured["stock Material"])
    ratios = sorted(ours / stock for (ours, _), (stock, _) in turns)
    print(f"ratio within a turn: middle {statistics.median(ratios):.2f}, "
          f"from {ratios[0]:.2f} to {ratios[-1]:.2f}")


if __name__ == "__main__":
    sys.exit(main())
