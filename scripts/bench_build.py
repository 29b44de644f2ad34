"""Time whole builds beside stock Material for MkDocs without citations, in one run.

    python scripts/bench_build.py [--pages 10 100 1000] [--sources 50 500] [--runs 3] [--no-real]

Made-up guides of growing size (``bench_sites``): ours with citations, theme, hooks, search and all
rules that stop a build; stock with the same words and Material as it comes (its search, no web
font, a navigation cut down to what a page shows of it). Then this repository's own guide, beside
stock with the same pages. Every build of ours begins without anything kept from an earlier one; only
the row "again" may use what the one before it has kept. Each is a process of its own, and the
builds of a size take turns. Time is processor time, the middle of the runs; guides of 1,000 pages
and more are built once. Both find their programs compiled, as they are from the second run on.
"""

from __future__ import annotations

import argparse
import atexit
import functools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import bench_sites

REPO = Path(__file__).resolve().parent.parent
ONCE_FROM = 1000
_NOT_COPIED = (".git", ".venv", ".cache", "site", "tests", "node_modules", "__pycache__")


@dataclass(frozen=True)
class Cost:
    """What one build took: processor time and time by the clock in seconds, memory at most in megabytes."""

    processor: float
    clock: float
    memory: float


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compare our builds with stock Material.")
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100, 1000], help="sizes of made-up guides")
    parser.add_argument("--sources", type=int, nargs="+", default=[50, 500], help="sizes of their bibliography")
    parser.add_argument("--runs", type=int, default=3, help="how often each is built")
    parser.add_argument("--no-real", action="store_true", help="leave this repository's own guide out")
    wish = parser.parse_args(arguments)
    print("guide                     ours    stock  ratio  by the clock   memory: ours  stock  ratio  a page adds")
    try:
        with tempfile.TemporaryDirectory() as folder:
            _made_up(Path(folder), wish)
            if not wish.no_real:
                _real(Path(folder), wish.runs)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return 0


def _made_up(work: Path, wish: argparse.Namespace) -> None:
    """A row for each made-up guide. "A page adds": the time beyond that of the smallest guide, by page."""
    smallest: dict[int, tuple[int, float]] = {}
    for pages in sorted(wish.pages):
        commands = {"stock": _stock_command(bench_sites.stock(_empty(work / "stock"), pages), work)}
        for sources in wish.sources:
            root = _empty(work / f"ours-{sources}")
            bench_sites.ours(root, pages, sources)
            commands[str(sources)] = _our_command(root)
        costs = _take_turns(f"{pages:,} pages", commands, 1 if pages >= ONCE_FROM else wish.runs)
        for sources in wish.sources:
            seconds = costs[str(sources)].processor
            base = smallest.setdefault(sources, (pages, seconds))
            adds = f"{1000 * (seconds - base[1]) / (pages - base[0]):8.1f} ms" if pages > base[0] else ""
            print(_row(f"{pages:,} pages, {sources} sources", costs[str(sources)], costs["stock"]) + adds, flush=True)


def _real(work: Path, runs: int) -> None:
    root = work / "real"
    shutil.copytree(REPO, root, ignore=shutil.ignore_patterns(*_NOT_COPIED))
    commands = {"stock": _stock_command(bench_sites.stock_of(root, _empty(work / "stock")), work),
                "first": _our_command(root), "again": _our_command(root)}
    costs = _take_turns("this guide", commands, runs)
    print(_row("this guide, first build", costs["first"], costs["stock"]))
    print(_row("this guide, again", costs["again"], costs["stock"]))


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _stock_command(config: Path, work: Path) -> list[str]:
    return ["-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(work / "stock-site")]


def _our_command(root: Path) -> list[str]:
    return [str(REPO / "scripts" / "build_site.py"), "--quiet", "--root", str(root)]


def first_build(root: Path) -> Cost:
    """Build a made-up guide of ours without anything kept from an earlier build."""
    shutil.rmtree(root / ".cache", ignore_errors=True)
    return _run(_our_command(root))


def _take_turns(title: str, commands: dict[str, list[str]], runs: int) -> dict[str, Cost]:
    """The middle of the runs of each command, the commands taking turns."""
    measured: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs):
        for name, command in commands.items():
            if sys.stderr.isatty():
                print(f"\r{title}: run {turn + 1} of {runs}, {name:<12}\r", end="", file=sys.stderr)
            if name not in ("stock", "again"):
                shutil.rmtree(Path(command[-1]) / ".cache", ignore_errors=True)
            measured[name].append(_run(command))
    return {name: Cost(*(statistics.median(values) for values in zip(*((c.processor, c.clock, c.memory)
            for c in costs), strict=True))) for name, costs in measured.items()}


def _environment(compiled: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": compiled}


@functools.cache
def _compiled() -> str:
    """A folder that holds all programs compiled, until this one ends.

    Where Python is told to keep none, those that pip installed are there all the same, and ours are
    not: we would measure Python's compiler.
    """
    compiled = tempfile.TemporaryDirectory()
    atexit.register(compiled.cleanup)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        bench_sites.ours(_empty(work / "ours"), 2, 2)
        for command in _our_command(work / "ours"), _stock_command(bench_sites.stock(_empty(work / "stock"), 2), work):
            subprocess.run([sys.executable, *command], env=_environment(compiled.name), check=True)
    return compiled.name


def _run(command: list[str]) -> Cost:
    environment = _environment(_compiled())
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, *command], env=environment)
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except KeyboardInterrupt:
        process.wait()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"The build failed: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024)


def _row(name: str, ours: Cost, stock: Cost) -> str:
    return (f"{name:<24}{ours.processor:6.2f} s {stock.processor:6.2f} s  {ours.processor / stock.processor:5.2f}"
            f"         {ours.clock / stock.clock:5.2f}         {ours.memory:4.0f} MB {stock.memory:4.0f} MB"
            f"   {ours.memory / stock.memory:4.2f}")


if __name__ == "__main__":
    sys.exit(main())
