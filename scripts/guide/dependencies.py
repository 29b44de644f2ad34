"""dependencies.yml: what the project stands on, and the tables for people that are made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from .paths import read_text
from .problems import Problem, ProblemsFound
from .yaml_text import load_yaml, places, yaml_problem

FILE = "dependencies.yml"
RULE = "dependencies-shape"
_NEEDED = ("name", "for", "licence", "replacement")
_KEYS = (*_NEEDED, "makers", "newest", "upkeep", "licence_from")
_TOP = """# Dependencies

Made from `dependencies.yml` by `make dependencies`. What a package needs in its turn stands in the lock
files, and all of it in the list that `make sbom` writes. "Newest" is the newest version there was on
{day}.

"""


@dataclass(frozen=True)
class Dependency:
    """One package or program. ``licence`` is in the words of its metadata, unless ``licence_from`` says else."""

    name: str
    purpose: str
    licence: str
    replacement: str
    makers: str = ""
    newest: str = ""
    upkeep: str = ""
    licence_from: str = ""


@dataclass(frozen=True)
class Dependencies:
    """The whole file; ``looked_up`` as YYYY-MM-DD."""

    packages: tuple[Dependency, ...]
    systems: tuple[Dependency, ...]
    looked_up: str


def load(root: Path) -> Dependencies:
    """Read the file. Raises ``ProblemsFound`` with the line of each mistake, and ``Unreadable``."""
    text = read_text(root / FILE)
    try:
        data = load_yaml(text)
    except yaml.YAMLError as error:
        raise ProblemsFound([yaml_problem(FILE, error)]) from None
    problems = [*_faults(data, places(text))]
    if problems:
        raise ProblemsFound(problems)
    return Dependencies(*(tuple(map(_made, data[part])) for part in ("packages", "systems")), str(data["looked_up"]))


def _faults(data: object, at: Mapping) -> Iterator[Problem]:
    if not isinstance(data, dict) or set(data) != {"packages", "systems", "looked_up"}:
        yield Problem(FILE, 1, 1, RULE, "The file is not made of `looked_up:`, `packages:` and `systems:`.")
        return
    for part in ("packages", "systems"):
        for number, entry in enumerate(data[part] or ()):
            known = isinstance(entry, dict) and set(_NEEDED) <= set(entry) <= set(_KEYS)
            if not known or not all(isinstance(value, str) for value in entry.values()):
                yield Problem(FILE, *at.get((part, number), (1, 1)), RULE, "This entry has a key too few or too many, or "
                              "a value that is no text.", f"It needs {', '.join(_NEEDED)}; there are also "
                              f"{', '.join(_KEYS[len(_NEEDED):])}.")


def _made(entry: dict) -> Dependency:
    return Dependency(purpose=entry["for"], **{key: value for key, value in entry.items() if key != "for"})


def document(found: Dependencies) -> str:
    """The tables as Markdown."""
    return "".join([_TOP.format(day=found.looked_up), "## Python packages\n\n",
                    *_table(("Package", "For", "Licence", "Made by", "Newest", "Upkeep", "In its place"),
                            [(one.name, one.purpose, one.licence, one.makers, one.newest, one.upkeep, one.replacement)
                             for one in found.packages]),
                    "\n## Programs and libraries beside them\n\n",
                    *_table(("Name", "For", "Licence", "In its place"),
                            [(one.name, one.purpose, one.licence, one.replacement) for one in found.systems])])


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    for row in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |\n"
