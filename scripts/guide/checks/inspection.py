"""One run as a person asked for it: read, choose the rules, build, look, correct."""

from __future__ import annotations

import dataclasses
import datetime as dt
import tempfile
import time
from collections.abc import Iterable, Set
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from .. import build
from .. import library as libraries
from ..library import Library
from ..paths import Project
from . import built, catalogue, changed, fixing, runner, settings
from .catalogue import Entry
from .options import Options
from .progress import Progress
from .result import CannotWork, Result
from .rule import Finding


@dataclass(frozen=True)
class Wish:
    """What is looked at. ``changed`` is a commit, or nothing for every page.

    ``built``: whether the built pages are looked at; ``site``: in this folder, else in a
    throw-away build.
    """

    root: Path
    today: dt.date
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    changed: str | None = None
    release: bool = False
    built: bool = True
    site: Path | None = None


def look(wish: Wish, progress: Progress) -> Result:
    """Run the checks. Raises ``CannotWork`` and what the readers, git and the settings raise."""
    guide, options = _read(wish)
    entries = runner.chosen(options, wish.only, wish.skip, wish.release)
    srcs = _changed(wish, guide)
    with ExitStack() as stack:
        site = _Site(wish, guide, options, progress)
        html = site.pages(entries, stack)
        run = [entry for entry in entries if html is not None or entry.rule.reads != "built"]
        if not (run or site.blocking or site.failure):
            raise CannotWork(f"No rule is left to run. {site.why_not}".strip())
        report = runner.run(guide, options, run, srcs, html or (), progress.pages)
    progress.clear()
    left_out = [*_pages_left_out(report.pages, guide, wish), site.why_not,
                *_rules_left_out(wish, options, entries)]
    return Result(wish.root, tuple(sorted({*report.findings, *site.blocking})), tuple(run),
                  report.pages, len(guide.pages), len(guide.bibliography.sources),
                  len(guide.findings.outcomes), None if html is None else report.built_pages,
                  tuple(filter(None, left_out)), failure=site.failure)


def look_and_correct(wish: Wish, progress: Progress) -> Result:
    """Correct what is certain, and tell what is left. Raises what ``look`` raises, ``NotWritten``."""
    read_at = time.time_ns()
    guide, options = _read(wish)
    entries = [entry for entry in runner.chosen(options, wish.only, wish.skip, wish.release)
               if entry.rule.reads != "built"]
    found = runner.run(guide, options, entries, _changed(wish, guide), progress=progress.pages).findings
    progress.clear()
    corrections = fixing.apply(wish.root, found, read_at)
    return dataclasses.replace(look(wish, progress), corrected=corrections.made,
                               refused=corrections.refused)


def _changed(wish: Wish, guide: Library) -> Set[str] | None:
    return changed.pages(guide, changed.since(wish.root, wish.changed)) if wish.changed else None


def _read(wish: Wish) -> tuple[Library, Options]:
    if not libraries.is_guide(wish.root):
        raise CannotWork(f"There is no mkdocs.yml in {wish.root}. "
                         "Give the folder of a guide with --root.")
    wishes = settings.load(wish.root)
    guide, _ = libraries.load(Project(wish.root, bibliography_name=wishes.bibliography,
                                      findings_name=wishes.findings))
    if not guide.pages:
        raise CannotWork(f"There is no page in {guide.project.docs}.")
    return guide, Options(wish.today, wishes)


class _Site:
    """The built pages of a run, or why there are none.

    ``blocking`` is what stops the build: it is told even where nobody asked for those rules,
    since the built pages cannot be looked at because of it.
    """

    def __init__(self, wish: Wish, guide: Library, options: Options, progress: Progress):
        self._wish, self._guide, self._options, self._progress = wish, guide, options, progress
        self.blocking: list[Finding] = []
        self.why_not = ""
        self.failure = ""

    def pages(self, entries: list[Entry], stack: ExitStack) -> Iterable[built.BuiltPage] | None:
        """The pages as they are read, while ``stack`` is open; None if none can be looked at."""
        folder = _checked(self._wish.site) if self._wish.site else None
        if not self._wish.built:
            self.why_not = "The built pages were not looked at (--no-built)."
        elif not any(entry.rule.reads == "built" for entry in entries):
            self.why_not = "The built pages were not looked at: no rule of this run reads them."
        elif folder:
            return built.read(folder, self._guide)
        else:
            return self._new_build(stack)
        return None

    def _new_build(self, stack: ExitStack) -> Iterable[built.BuiltPage] | None:
        self.blocking = runner.blocking(self._guide, self._options)
        if self.blocking:
            self.why_not = "The built pages were not looked at: correct the errors above first."
            return None
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="guide-check-"))
        site = Path(folder) / "site"
        self._progress.say("Building the site.")
        try:
            build.for_checks(self._wish.root, site)
        except build.BuildFailed as error:
            self.failure = f"The site could not be built: {error}"
            self.why_not = "The built pages were not looked at: the build failed."
            return None
        return built.read(_checked(site), self._guide)


def _checked(site: Path) -> Path:
    if not any(site.rglob("*.html")):
        raise CannotWork(f"There is no built page in {site}.")
    return site


def _pages_left_out(looked_at: int, guide: Library, wish: Wish) -> list[str]:
    if looked_at == len(guide.pages):
        return []
    return [f"{len(guide.pages) - looked_at} of {len(guide.pages)} pages were not looked at: "
            f"they did not change since {wish.changed}."]


def _rules_left_out(wish: Wish, options: Options, entries: list[Entry]) -> list[str]:
    known, ran = catalogue.entries(), {entry.rule.id for entry in entries}
    skipped, off = catalogue.select(wish.skip), options.settings.off
    release = [name for name, entry in known.items()
               if entry.rule.release and name not in ran | skipped | off and not wish.release]
    told = [("Not run, because of --skip", sorted(skipped)),
            ("Not run, because they are off in pyproject.toml", sorted(off - skipped)),
            ("Only run before a release (--release)", release if not wish.only else [])]
    lines = [f"{why}: {', '.join(names)}." for why, names in told if names]
    if wish.only:
        lines.append(f"Only {len(ran)} of {len(known)} rules were run, because of --only.")
    return lines
