"""Makes the sheets of any number of clinics, in several processes, and can be stopped and resumed.

What is already right is not made again. One clinic's mistake does not stop the rest: the end lists
what failed and why.
"""

from __future__ import annotations

import concurrent.futures as futures
import multiprocessing
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from .. import build, fragments
from ..problems import ProblemsFound
from . import clinic as clinics
from . import records
from .jobs import GUIDE, PAPERS, SIZES, Job, Shard, plan
from .press import PressError
from .workshop import Workshop

_RENEW = 400  # sheets until a process is replaced: what WeasyPrint's libraries keep can not add up


@dataclass(frozen=True)
class Order:
    """What to make. Empty ``only`` means every sheet; ``clinics`` is a folder, a file, or None."""

    root: Path
    out: Path
    clinics: Path | None = None
    only: Sequence[str] = ()
    papers: Sequence[str] = PAPERS
    sizes: Sequence[str] = SIZES
    jobs: int = 1
    shard: Shard = field(default_factory=Shard)
    guide: bool = True
    list_only: bool = False

    @property
    def whole(self) -> bool:
        """Whether every sheet is wanted, so that any other one is out of date."""
        return not self.only and self.papers == PAPERS and self.sizes == SIZES


class CannotStart(Exception):
    """Nothing was made; the message says why."""


class BrokenOff(Exception):
    """A process was ended from outside; what was made before is whole."""


def run(order: Order) -> int:
    """Make what is ordered. Returns 0, or 1 if anything failed. Raises ``CannotStart``."""
    try:
        rendered = build.rendered(order.root)
        sheets = Workshop(order.root, rendered).sheets
    except (build.BuildFailed, ProblemsFound) as error:
        raise CannotStart(str(error)) from None
    unknown = [name for name in order.only if name not in sheets]
    if unknown:
        raise CannotStart(f'There is no sheet "{unknown[0]}". There are: {", ".join(sheets)}.')
    owners, problems = _owners(order)
    wanted = [sheet for sheet in sheets.values() if not order.only or sheet.id in order.only]
    jobs = list(plan(wanted, owners, order.papers, order.sizes))
    if order.list_only:
        print(*(f"{job.owner}/{job.file}" for job in jobs), sep="\n", end="\n" if jobs else "")
        for problem in problems:
            print(problem, file=sys.stderr)
        return 1 if problems else 0
    with tempfile.TemporaryDirectory(prefix="guide-") as folder:
        file = Path(folder) / "fragments.json"
        fragments.write(file, rendered)
        told = _Told(len(jobs))
        failed = [str(problem) for problem in problems]
        failed += _make_all(order, jobs, file, told)
    if order.whole:
        told.gone = _drop_old(order, jobs)
    told.end(failed)
    return 1 if failed else 0


def _owners(order: Order) -> tuple[list, list]:
    """Whose sheets this part makes, and what is wrong with the files of the others."""
    found, problems = {}, []
    if order.clinics is not None and order.clinics.is_file():
        one, problems = clinics.read(order.clinics)
        found = {one.id: one} if one else {}
    elif order.clinics is not None:
        found, problems = clinics.read_all(order.clinics)
    problems = [problem for problem in problems if order.shard.holds(Path(problem.path).stem)]
    for one in [*found.values()]:
        for note in one.notes:
            if order.shard.holds(one.id):
                print(note, file=sys.stderr)
    owners = [None] if order.guide and order.shard.holds(GUIDE) else []
    return owners + [one for one in found.values() if order.shard.holds(one.id)], problems


def _make_all(order: Order, jobs: list[Job], file: Path, told: _Told) -> list[str]:
    """Make every job; returns what failed, a sentence each."""
    failed: list[str] = []
    made = {owner: records.read(order.out / owner) for owner in dict.fromkeys(job.owner for job in jobs)}
    for job, result, printed in _results(order, jobs, file, made):
        if isinstance(result, str):
            failed.append(f"{job.owner}/{job.file}: {result}")
        elif result is not None:
            made[job.owner][job.file] = result
            records.write(order.out / job.owner, made[job.owner])
        told.one(made=printed, failed=isinstance(result, str))
    return failed


def _results(order: Order, jobs: list[Job], file: Path, made: dict) -> Iterator[tuple]:
    """Each job with its record (None if nothing changed, a sentence if it failed) and whether it was set anew."""
    if order.jobs == 1:
        _start(order.root, file)
        for job in jobs:
            yield job, *_work(job, order.out / job.owner, made[job.owner].get(job.file))
        return
    context = multiprocessing.get_context("spawn")
    with futures.ProcessPoolExecutor(order.jobs, context, _start_quietly, (order.root, file),
                                     max_tasks_per_child=_RENEW) as pool:
        try:
            waiting = {pool.submit(_work, job, order.out / job.owner, made[job.owner].get(job.file)): job
                       for job in jobs}
            for done in futures.as_completed(waiting):
                yield waiting[done], *done.result()
        except BrokenProcessPool:
            raise BrokenOff("A process was ended from outside; perhaps there was not enough memory. What was made "
                            "is whole: run this again to go on, with fewer --jobs.") from None
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


_workshop: Workshop


def _start(root: Path, file: Path) -> None:
    global _workshop  # noqa: PLW0603 (one for the life of a process)
    _workshop = Workshop(root, fragments.read(file), shared=file.parent)


def _start_quietly(root: Path, file: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits
    _start(root, file)


def _work(job: Job, folder: Path, before: records.Made | None) -> tuple[records.Made | str | None, bool]:
    count = _workshop.printed
    try:
        made = _workshop.make(job, folder, before)
    except (PressError, OSError) as error:
        return str(error), False
    return made, _workshop.printed > count


def _drop_old(order: Order, jobs: list[Job]) -> int:
    """Remove sheets that an earlier run made and that there are no more, so that nobody hands one out."""
    gone = 0
    for owner in dict.fromkeys(job.owner for job in jobs):
        made = records.read(order.out / owner)
        wanted = {job.file for job in jobs if job.owner == owner}
        for name in sorted(set(made) - wanted):
            picture = made.pop(name).picture
            for file in (name, picture.file) if picture else (name,):
                (order.out / owner / file).unlink(missing_ok=True)
            gone += 1
        records.write(order.out / owner, made)
    return gone


class _Told:
    """What a person sees: a line that counts on a terminal, and a summary."""

    def __init__(self, count: int):
        self.count, self.done, self.made, self.failed, self.gone = count, 0, 0, 0, 0
        self.began = time.monotonic()
        self.shown = sys.stderr.isatty()

    def one(self, made: bool, failed: bool) -> None:
        self.done, self.made, self.failed = self.done + 1, self.made + made, self.failed + failed
        if self.shown:
            left = (time.monotonic() - self.began) / self.done * (self.count - self.done)
            print(f"\r{self.done} of {self.count} sheets, {_span(left)} left   ", end="", file=sys.stderr, flush=True)

    def end(self, failed: list[str]) -> None:
        if self.shown and self.count:
            print(file=sys.stderr)
        for line in failed:
            print(line, file=sys.stderr)
        told = f"{self.made} sheets made, {self.done - self.made - self.failed} were still right"
        gone = f", {self.gone} old ones removed" if self.gone else ""
        lost = f", {len(failed)} failed (see above)" if failed else ""
        print(f"{told}{gone}{lost}.")


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
