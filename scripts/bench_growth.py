"""Does a page cost more in a large guide than in a small one?

    python scripts/bench_growth.py [--pages 5000] [--sources 500] [--turns 2]

A shared machine is faster in one minute and slower in the next. So guides of 10 and of 100 pages are
built just before and just after the large one, and what a page adds in each is held against the other
within the turn. Processor time; every build begins without anything kept.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import bench_build
import bench_sites

SMALLEST, SMALL, AROUND = 10, 100, 3


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Hold a page of a large guide against one of a small guide.")
    parser.add_argument("--pages", type=int, default=5000, help="pages of the large guide")
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--turns", type=int, default=2)
    wish = parser.parse_args(arguments)
    ratios = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            roots = {pages: Path(folder) / str(pages) for pages in (SMALLEST, SMALL, wish.pages)}
            for pages, root in roots.items():
                bench_sites.ours(root, pages, wish.sources)
            for turn in range(wish.turns):
                ratios.append(_turn(roots, wish.pages))
                print(f"turn {turn + 1}: a page of {wish.pages:,} costs {ratios[-1]:.2f} times one of {SMALL}", flush=True)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    print(f"middle of the turns: {statistics.median(ratios):.2f}")
    return 0


def _turn(roots: dict[int, Path], large: int) -> float:
    """What a page adds in the large guide, as a ratio to what it adds in the small one."""
    seconds: dict[int, list[float]] = {pages: [] for pages in roots}
    for pages in (*(SMALLEST, SMALL) * AROUND, large, *(SMALLEST, SMALL) * AROUND):
        seconds[pages].append(bench_build.first_build(roots[pages]).processor)
    start = statistics.median(seconds[SMALLEST])
    adds = {pages: (statistics.median(seconds[pages]) - start) / (pages - SMALLEST) for pages in (SMALL, large)}
    print(f"  a page adds {1000 * adds[SMALL]:.1f} ms at {SMALL} pages, {1000 * adds[large]:.1f} ms at {large:,}")
    return adds[large] / adds[SMALL]


if __name__ == "__main__":
    sys.exit(main())
