"""A page of the guide: front matter and Markdown, read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import frontmatter
from .frontmatter import FrontMatter
from .paths import Project
from .problems import Problem


@dataclass(frozen=True)
class Page:
    """``src`` is the path below docs/; ``body_line`` the line of the file the body starts on."""

    src: str
    shown: str
    meta: FrontMatter
    body: str
    body_line: int


def load(project: Project) -> tuple[dict[str, Page], list[Problem]]:
    """Every page below docs/, by source path, and what is wrong with the rest."""
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in sorted(project.docs.rglob("*.md")):
        page, faults = read(project, path)
        problems.extend(faults)
        if page:
            pages[page.src] = page
    return pages, problems


def read(project: Project, path: Path) -> tuple[Page | None, list[Problem]]:
    """One page."""
    shown = project.show(path)
    parts = frontmatter.split(path.read_text(encoding="utf-8"))
    if parts is None:
        return None, [Problem(shown, 1, 1, "front-matter-missing",
                              "The page has no front matter, or its second --- is missing.",
                              "Begin the file with --- , the keys, and --- again.")]
    block, body, line = parts
    meta, problems = frontmatter.read(shown, block)
    if meta is None:
        return None, problems
    src = path.relative_to(project.docs).as_posix()
    return Page(src, shown, meta, body, line), []


def headings(body: str, level: int) -> Iterator[tuple[int, str]]:
    """(line from 1, text) of each heading of one level, outside code."""
    from .citations import mask_code
    mark = "#" * level + " "
    for number, line in enumerate(mask_code(body).split("\n"), start=1):
        if line.startswith(mark):
            yield number, line[len(mark):].split(" {")[0].strip()
