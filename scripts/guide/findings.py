"""findings/*.yml: what is known, one record per outcome, numbers and sources included.

The tables, the matrix, the badges, the tallies and the icon arrays are made from these,
and a number in prose has to stand in one of them or in the cited source.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .paths import read_text
from .problems import Problem
from .record_shape import CERTAINTY, DIRECTIONS, FACT, OUTCOME, SAW, faults, has_type, number_in, source_key
from .yaml_text import load_yaml, places, yaml_problem

PLAIN_FILE = "plain-numbers.yml"
__all__ = ["CERTAINTY", "DIRECTIONS", "PLAIN_FILE", "SAW", "Fact", "Findings", "Outcome", "load",
           "source_key"]


class _Record:
    """What an outcome and a fact have in common."""

    @property
    def keys(self) -> list[str]:
        """The keys of its sources, without the places in them."""
        return [source_key(source) for source in self.sources]

    def place(self, key: str = "id") -> tuple[str, int, int]:
        """(file, line, column) of one of its keys; of its id if that key is not there."""
        return self.places.get(key) or self.places.get("id") or ("findings", 0, 0)


@dataclass(frozen=True)
class Outcome(_Record):
    """One row of a summary-of-findings table."""

    id: str
    label: str
    outcome: str
    treatment: str
    compared_with: str
    studies: str
    people: str
    result: str
    direction: str
    certainty: str
    why: str
    plain: str
    sources: tuple[str, ...]  # citations as written: "park2008, p. 180e"
    checked: dt.date
    page: str
    places: Mapping[str, tuple[str, int, int]] = field(default_factory=dict)
    tally: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True)
class Fact(_Record):
    """One number, with what it is attached to. ``count`` of ``of`` are ``unit``."""

    id: str
    says: str
    sources: tuple[str, ...]
    page: str
    places: Mapping[str, tuple[str, int, int]] = field(default_factory=dict)
    count: int | None = None
    of: int | None = None
    per100: int | None = None
    unit: str = "people"
    harm: str = ""

    @property
    def out_of_100(self) -> int | None:
        """The rate as a whole number out of 100, or None where there is no rate."""
        if self.per100 is not None:
            return self.per100
        if self.count is None or not self.of:
            return None
        return int(100 * self.count / self.of + 0.5)


@dataclass(frozen=True)
class Findings:
    outcomes: Mapping[str, Outcome]
    facts: Mapping[str, Fact]

    def all(self) -> list[Outcome | Fact]:
        """Every record."""
        return [*self.outcomes.values(), *self.facts.values()]

    def for_page(self, page: str) -> list[Outcome]:
        return [outcome for outcome in self.outcomes.values() if outcome.page == page]


def load(folder: Path, known_sources: set[str], shown: str = "") -> tuple[Findings, list[Problem]]:
    """Read every record of a folder, in the order of the file names.

    ``shown``: how problems call the folder. Raises ``Unreadable``.
    """
    shown = shown or folder.name
    outcomes: dict[str, Outcome] = {}
    facts: dict[str, Fact] = {}
    problems: list[Problem] = []
    order: dict[str, int] = {}
    for path in sorted(folder.glob("*.yml")):
        if path.name == PLAIN_FILE:  # phrases, not records; the module numbers reads it
            continue
        reader = _Reader(path, f"{shown}/{path.name}", known_sources, outcomes, facts)
        problems.extend(reader.read())
        order[reader.page] = reader.place
    ordered = sorted(outcomes.items(), key=lambda item: order[item[1].page])
    problems += [
        Problem(f"{shown}/{path.name}", 0, 0, "finding-shape", "Nothing reads a file of this name.",
                "Name it .yml, so that its records reach a page.")
        for path in sorted(folder.glob("*.yaml"))]
    return Findings(dict(ordered), facts), problems


class _Reader:
    """Reads one file into the shared dictionaries and collects its problems.

    ``at`` is the path of the record that is being read, such as ("outcomes", 0).
    """

    def __init__(self, path: Path, shown: str, known: set[str], outcomes: dict, facts: dict):
        self.shown, self.known = shown, known
        self.outcomes, self.facts = outcomes, facts
        self.text = read_text(path)
        self.places = places(self.text)
        self.at: tuple = ()
        self.problems: list[Problem] = []
        self.page, self.place = "", 0  # where its rows stand in the matrix

    def read(self) -> list[Problem]:
        try:
            data = load_yaml(self.text)
        except yaml.YAMLError as error:
            return [yaml_problem(self.shown, error)]
        if not isinstance(data, dict) or not isinstance(data.get("page"), str):
            self._problem("page", "finding-shape", "The file has no page.",
                          "Begin with `page: uses/hair.md` and a list of outcomes or facts.")
            return self.problems
        self.page, self.place = data["page"], number_in(data.get("place", 0))
        if self.place is None:
            self.place = 0
            self._problem("place", "finding-wrong-type", "The place is no whole number.",
                          "Write a number such as 2: the place of its rows in the matrix.")
        for key in data:
            if key not in ("page", "place", "outcomes", "facts"):
                self._problem(str(key), "finding-unknown-key", f'"{key}" is not a part of a findings file.',
                              "Known: page, place, outcomes, facts.")
        self._read_list(data, "outcomes", OUTCOME, Outcome, self.outcomes)
        self._read_list(data, "facts", FACT, Fact, self.facts)
        return self.problems

    def _read_list(self, data: dict, part: str, schema: dict, build, into: dict) -> None:
        records = data.get(part)
        if not isinstance(records, list | None):
            self._problem(part, "finding-shape", f'"{part}" is not a list of records.',
                          "Begin each record with - id: name")
            return
        for number, record in enumerate(records or ()):
            self.at = (part, number)
            self._add(record, schema, build, into)
        self.at = ()

    def _add(self, record: object, schema: dict, build, into: dict) -> None:
        if not isinstance(record, dict) or not has_type(record.get("id"), str):
            self._problem("id", "finding-shape", "A record has no id.", "Give it `id: name`.")
            return
        before, name = len(self.problems), record["id"]
        if name in self.outcomes or name in self.facts:
            self._problem("id", "finding-duplicate", f'The id "{name}" is used twice.',
                          "Give one of the two another id.")
        for fault in faults(record, schema, self.known):
            self._problem(*fault)
        if len(self.problems) == before:
            values = {k: tuple(v) if isinstance(v, list) else v for k, v in record.items()}
            found = {key: self._place(key) for key in record} | {"page": (self.shown,
                                                                          *self.places[("page",)])}
            found |= {f"tally {n}": self._place(("tally", n)) for n in range(len(values.get("tally") or ()))}
            into[name] = build(**values, page=self.page, places=found)

    def _problem(self, key: str | tuple, rule: str, message: str, fix: str = "") -> None:
        self.problems.append(Problem(*self._place(key), rule, message, fix))

    def _place(self, key: str | tuple) -> tuple[str, int, int]:
        """(file, line, column) of a key of the record; of what it should stand in where it is not there."""
        path = (*self.at, *(key if isinstance(key, tuple) else (key,)))
        while path and path not in self.places:
            path = path[:-1]
        return (self.shown, *self.places.get(path, (1, 1)))

