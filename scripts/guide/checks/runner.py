"""Run the rules over a guide: read, check, let pass what a comment lets pass, sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..library import Library
from ..paths import read_text
from . import catalogue, ignores
from .catalogue import Entry
from .options import Options
from .rule import Finding


@dataclass(frozen=True)
class Report:
    """What a run found, sorted, and how many pages it looked at."""

    findings: tuple[Finding, ...]
    pages: int
    built_pages: int = 0

    def count(self, severity: str) -> int:
        return sum(1 for finding in self.findings if finding.severity == severity)


def chosen(options: Options, only: Iterable[str] = (), skip: Iterable[str] = (),
           release: bool = False) -> list[Entry]:
    """The rules of a run. A rule that counts only before a release runs then, or when it is named.

    Raises ``catalogue.UnknownRule``.
    """
    words = set(only)
    wanted, unwanted = catalogue.select(words), catalogue.select(skip) | options.settings.off
    return [entry for name, entry in catalogue.entries().items()
            if name not in unwanted and (name in wanted or not words)
            and (release or name in words or not entry.rule.release)]


def run(library: Library, options: Options, entries: list[Entry],
        srcs: Iterable[str] | None = None, built: Iterable = (),
        progress: Callable[[int, int], None] = lambda done, of: None) -> Report:
    """Run some rules. ``srcs``: only these pages; ``built``: pages of the built site."""
    found = set(_guide_findings(library, options, entries))
    pages = [page for src, page in library.pages.items() if srcs is None or src in srcs]
    for number, page in enumerate(pages, start=1):
        found.update(_findings(entries, "page", page, library, options))
        page.forget()
        progress(number, len(pages))
    built_count = 0
    for built_count, page in enumerate(built, start=1):
        found.update(_findings(entries, "built", page, library, options))
    ran = frozenset(entry.rule.id for entry in entries) if srcs is None else frozenset()
    ledger = ignores.Ledger(tuple(_comments(library)), ran)
    left = {f for f in found if not ledger.lets_pass(f, _is_safety(f))}
    left.update(_findings(entries, "ignores", ledger, library, options))
    return Report(tuple(sorted(left)), len(pages), built_count)


def _guide_findings(library: Library, options: Options, entries: list[Entry]) -> Iterator[Finding]:
    yield from _findings(entries, "guide", None, library, options)
    known = catalogue.names()
    for problem in library.problems:  # a reader may know of a mistake that no rule documents yet
        if problem.rule not in known:
            yield Finding(problem.path, problem.line, problem.column, problem.rule, problem.message,
                          problem.fix)


def _findings(entries: list[Entry], reads: str, subject, library: Library,
              options: Options) -> Iterator[Finding]:
    for entry in entries:
        if entry.rule.reads == reads:
            yield from entry.check(subject, library, options)


def _is_safety(finding: Finding) -> bool:
    entry = catalogue.entries().get(finding.rule)
    return entry is None or entry.rule.safety


def _comments(library: Library) -> Iterator[ignores.Ignore]:
    for page in library.pages.values():
        yield from ignores.read(page.shown, page.front, 2)
        yield from ignores.read(page.shown, page.body, page.body_line)
    project = library.project
    for path in (project.config, project.bibliography, *sorted(project.findings.glob("*.yml"))):
        if path.is_file():
            yield from ignores.read(project.show(path), read_text(path))


def blocking(library: Library, options: Options) -> list[Finding]:
    """What stops a build: the rules that say so, over the whole guide, comments respected."""
    entries = [entry for name, entry in catalogue.stopping().items()
               if name not in options.settings.off and not entry.rule.release]
    return [finding for finding in run(library, options, entries).findings
            if finding.severity == "error"]
