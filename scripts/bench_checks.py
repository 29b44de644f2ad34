"""Time the checks on the real guide and on made-up ones of growing size, in one run.

    python scripts/bench_checks.py [--runs 3]

Every figure is of a whole process, the built pages left out. Time is processor time, so that a
busy machine does not change it much; the best of the runs counts. "For a page" is what each page
adds: the time of a guide less that of the same guide with one page, by page.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import bench_guide

REPO = Path(__file__).resolve().parent.parent
SIZES = (1, 20, 200, 2000)
SOURCES = 500


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time the checks.")
    parser.add_argument("--runs", type=int, default=3, help="how often each guide is checked")
    runs = parser.parse_args(arguments).runs
    with tempfile.TemporaryDirectory() as folder:
        roots = {"the real guide": REPO}
        for size in SIZES:
            roots[f"{size:,} page{'s' * (size > 1)}"] = root = Path(folder) / str(size)
            bench_guide.make(root, size, SOURCES)
        measured = {name: _best(name, root, runs) for name, root in roots.items()}
    _print(measured)
    return 0


def _best(name: str, root: Path, runs: int) -> tuple[float, float]:
    """(seconds of processor time, megabytes): the fastest run and the largest memory."""
    results = []
    for turn in range(runs):
        if sys.stderr.isatty():
            print(f"\r{name}: run {turn + 1} of {runs}          ", end="", file=sys.stderr)
        results.append(_run(root))
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return min(seconds for seconds, _ in results), max(memory for _, memory in results)


def _run(root: Path) -> tuple[float, float]:
    command = [sys.executable, str(REPO / "scripts" / "check.py"), "--root", str(root), "--no-built"]
    if root != REPO:  # the small ones cannot cite every source
        command += ["--today", "2020-06-01", "--skip", "source-never-cited"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        sys.exit(f"The checks found something in {root}, so that the times mean nothing:\n{said[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _print(measured: dict[str, tuple[float, float]]) -> None:
    names = list(measured)
    base = measured[names[1]][0]
    first = None
    for name, (seconds, memory) in measured.items():
        text = f"{name:<16} {seconds:6.2f} s, {memory:4.0f} MB"
        pages = int(name.split()[0].replace(",", "")) if name[0].isdigit() else 0
        if pages > 1:
            each = (seconds - base) / (pages - 1)
            first = first or each
            text += f"; for a page {each * 1000:.1f} ms, {each / first:.2f} times that of 20 pages"
        print(text)


if __name__ == "__main__":
    sys.exit(main())
