"""reviewers.yml: the real people who signed a page. While nobody has, there is no such file.

    - id: a-name
      name: A. Name
      role: dermatologist
      register: the public register and number that a reader can look up
      signed:
        uses/hair.md: 2027-01-15
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import yaml

from .paths import Project, read_text
from .problems import Problem
from .yaml_text import load_yaml, places, yaml_problem

_KEYS = ("id", "name", "role", "register", "signed")


@dataclass(frozen=True)
class Reviewer:
    """``signed`` holds the day on which the person signed each page, by source path."""

    id: str
    name: str
    role: str
    register: str
    signed: Mapping[str, dt.date]


def said(pages: Iterable[Sequence[str]]) -> str:
    """What readers are told of a text made from pages with these reviewers: reviewed only if all were."""
    groups = [tuple(names) for names in pages]
    if not all(groups):
        return "Not yet reviewed by a clinician."
    return f"Reviewed by {', '.join(dict.fromkeys(name for names in groups for name in names))}."


def load(project: Project) -> tuple[dict[str, Reviewer], list[Problem]]:
    """The reviewers by id; empty when nobody has signed. Raises ``Unreadable``."""
    if not project.reviewers.is_file():
        return {}, []
    text, shown = read_text(project.reviewers), project.show(project.reviewers)
    try:
        rows = load_yaml(text)
    except yaml.YAMLError as error:
        return {}, [yaml_problem(shown, error)]
    if not isinstance(rows, list | None):
        return {}, [_problem(shown, (1, 1), "The file is not a list of people.")]
    people, problems = {}, []
    for number, row in enumerate(rows or ()):
        fault = _fault(row) or (f'The id "{row["id"]}" is used twice.' if row["id"] in people else "")
        if fault:
            problems.append(_problem(shown, places(text).get((number,), (1, 1)), fault))
        else:
            people[row["id"]] = Reviewer(**row)
    return people, problems


def _fault(row: object) -> str:
    if not isinstance(row, dict) or sorted(map(str, row)) != sorted(_KEYS):
        return f"A reviewer needs exactly these keys: {', '.join(_KEYS)}."
    for key in _KEYS[:-1]:
        if not isinstance(row[key], str) or not row[key].strip():
            return f"The {key} of a reviewer is missing, or is no text."
    signed = row["signed"]
    if not isinstance(signed, dict) or not all(type(day) is dt.date for day in signed.values()):
        return "`signed` needs one line a page, with the day: `uses/hair.md: 2027-01-15`."
    return ""


def _problem(shown: str, place: tuple[int, int], message: str) -> Problem:
    return Problem(shown, *place, "reviewers-shape", message,
                   "Only a real person who signed may stand here. See CONTRIBUTING.md.")
