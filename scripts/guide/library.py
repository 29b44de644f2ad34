"""All of a guide, read together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from . import bibliography, findings, pages
from .bibliography import Bibliography
from .findings import Findings
from .pages import Page
from .paths import Project
from .problems import Problem


@dataclass(frozen=True)
class Library:
    project: Project
    bibliography: Bibliography
    findings: Findings
    pages: Mapping[str, Page]


def load(project: Project) -> tuple[Library, list[Problem]]:
    """Read everything. Problems of all files are collected, not only the first."""
    bib, bib_problems = bibliography.load(project.bibliography)
    found, finding_problems = findings.load(project.findings, bib.keys())
    all_pages, page_problems = pages.load(project)
    if bib_problems and not bib.sources:
        finding_problems = []  # without sources every record would seem to name unknown ones
    return (Library(project, bib, found, all_pages),
            [*bib_problems, *finding_problems, *page_problems])
