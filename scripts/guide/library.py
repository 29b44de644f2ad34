"""All of a guide, read together."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import bibliography, changes, findings, inputs, navigation, pages, reviewers
from .bibliography import Bibliography
from .changes import Change
from .findings import Findings
from .navigation import Site
from .pages import Page
from .paths import Project
from .problems import Problem, ProblemsFound
from .retractions import snapshot
from .reviewers import Reviewer
from .search import lay_terms
from .search.lay_terms import LayTerms
from .versions import released
from .versions.released import Released


@dataclass(frozen=True, eq=False)
class Library:
    """``problems`` is what the readers could not make sense of, in every file."""

    project: Project
    bibliography: Bibliography
    findings: Findings
    pages: Mapping[str, Page]
    site: Site = Site()
    reviewers: Mapping[str, Reviewer] = field(default_factory=dict)
    retractions: snapshot.Snapshot | None = None
    lay_terms: LayTerms = LayTerms()
    changes: tuple[Change, ...] = ()
    released: Released = Released()
    problems: tuple[Problem, ...] = ()
    _made: dict = field(default_factory=dict, repr=False)

    def once(self, make: Callable[[Library], object]):
        """What ``make`` gives for this library, made the first time it is asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]


def load(project: Project) -> tuple[Library, list[Problem]]:
    """Read everything. Problems of all files are collected, not only the first.

    Raises ``paths.Unreadable`` when a file cannot be read at all.
    """
    site, problems = navigation.load(project)
    project = dataclasses.replace(project, docs_name=site.docs_dir)
    inputs.refuse(project)
    bib, bib_problems = bibliography.load(project.bibliography, project.show(project.bibliography))
    found, finding_problems = findings.load(project.findings, bib.keys(), project.findings_name)
    people, people_problems = reviewers.load(project)
    all_pages, page_problems = pages.load(project)
    retractions, retraction_problems = _retractions(project.root)
    words, word_problems = lay_terms.load(project)
    changed, change_problems = changes.load(project, all_pages)
    given_out, version_problems = released.load(project)
    if bib_problems and not bib.sources:
        finding_problems = []  # without sources every record would seem to name unknown ones
    problems += [*bib_problems, *finding_problems, *people_problems, *page_problems,
                 *retraction_problems, *word_problems, *change_problems, *version_problems]
    return Library(project, bib, found, all_pages, site, people, retractions, words,
                   changed, given_out, tuple(problems)), problems


def _retractions(root: Path) -> tuple[snapshot.Snapshot | None, list[Problem]]:
    try:
        return snapshot.load(root), []
    except ProblemsFound as found:
        return None, found.problems


def is_guide(root: Path) -> bool:
    """Whether a folder can be the root of a guide."""
    return Project(root).config.is_file()
