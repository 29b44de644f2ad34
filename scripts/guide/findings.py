"""findings/*.yml: what is known, one record per outcome, numbers and sources included.

The tables, the matrix, the badges, the tallies and the icon arrays are made from these,
and a number in prose has to stand in one of them or in the cited source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from .frontmatter import load_yaml, yaml_problem
from .problems import Problem, did_you_mean

CERTAINTY = {"high": 4, "moderate": 3, "low": 2, "very low": 1}
DIRECTIONS = {
    "benefit": "Points to a benefit",
    "no better": "No better than other care",
    "no effect": "No change seen",
    "conflicting": "Studies disagree",
    "unclear": "Cannot tell",
    "none found": "No study found",
}
# What one study can have seen: against nothing (change), or against something else (better).
SAW = {
    "better": "saw it do better",
    "level": "saw no difference",
    "worse": "saw it do worse",
    "change": "saw a change",
    "no change": "saw no change",
    "mixed": "gave a mixed result",
}

_OUTCOME = {
    "id": str, "label": str, "outcome": str, "treatment": str, "compared_with": str,
    "studies": str, "people": str, "result": str, "direction": str, "certainty": str,
    "why": str, "plain": str, "sources": list, "checked": object, "tally": list,
}
_FACT = {"id": str, "says": str, "sources": list, "count": int, "of": int, "per100": int,
         "unit": str, "harm": str}
_OPTIONAL = {"tally", "count", "of", "per100", "unit", "harm"}


@dataclass(frozen=True)
class Outcome:
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
    checked: object
    page: str
    origin: tuple[str, int] = ("findings", 0)  # the file and line it stands in
    tally: tuple[Mapping[str, object], ...] = ()

    @property
    def keys(self) -> list[str]:
        return [source_key(source) for source in self.sources]


@dataclass(frozen=True)
class Fact:
    """One number, with what it is attached to. ``count`` of ``of`` are ``unit``."""

    id: str
    says: str
    sources: tuple[str, ...]
    page: str
    origin: tuple[str, int] = ("findings", 0)
    count: int | None = None
    of: int | None = None
    per100: int | None = None
    unit: str = "people"
    harm: str = ""

    @property
    def keys(self) -> list[str]:
        return [source_key(source) for source in self.sources]

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

    def for_page(self, page: str) -> list[Outcome]:
        return [outcome for outcome in self.outcomes.values() if outcome.page == page]


def source_key(source: str) -> str:
    """The key of a source written with or without a place in it."""
    return source.partition(",")[0].strip()


def load(folder: Path, known_sources: set[str]) -> tuple[Findings, list[Problem]]:
    """Read every record of a folder, in the order of the file names."""
    outcomes: dict[str, Outcome] = {}
    facts: dict[str, Fact] = {}
    problems: list[Problem] = []
    places: dict[str, int] = {}
    for path in sorted(folder.glob("*.yml")):
        if path.name == "plain-numbers.yml":  # phrases, not records; number_check reads it
            continue
        reader = _Reader(path, known_sources, outcomes, facts)
        problems.extend(reader.read())
        places[reader.page] = reader.place
    ordered = sorted(outcomes.items(), key=lambda item: places[item[1].page])
    return Findings(dict(ordered), facts), problems


class _Reader:
    """Reads one file into the shared dictionaries and collects its problems."""

    def __init__(self, path: Path, known: set[str], outcomes: dict, facts: dict):
        self.path, self.known = path, known
        self.outcomes, self.facts = outcomes, facts
        self.shown = f"findings/{path.name}"
        self.text = path.read_text(encoding="utf-8")
        self.problems: list[Problem] = []
        self.page, self.place = "", 0  # where its rows stand in the matrix

    def read(self) -> list[Problem]:
        try:
            data = load_yaml(self.text)
        except yaml.YAMLError as error:
            return [yaml_problem(self.shown, error)]
        if not isinstance(data, dict) or not isinstance(data.get("page"), str):
            return [Problem(self.shown, 1, 1, "finding-shape", "The file has no page.",
                            "Begin with `page: uses/hair.md` and a list of outcomes or facts.")]
        self.page, self.place = data["page"], data.get("place", 0)
        for record in data.get("outcomes") or []:
            self._add(record, _OUTCOME, Outcome, self.outcomes, data["page"])
        for record in data.get("facts") or []:
            self._add(record, _FACT, Fact, self.facts, data["page"])
        for key in data:
            if key not in ("page", "place", "outcomes", "facts"):
                self._problem(key, "finding-unknown-key", f'"{key}" is not a part of a findings file.')
        return self.problems

    def _add(self, record: object, schema: dict, build, into: dict, page: str) -> None:
        if not isinstance(record, dict) or not isinstance(record.get("id"), str):
            self._problem("outcomes", "finding-shape", "A record has no id.", "Give it `id: name`.")
            return
        before = len(self.problems)
        self._check_shape(record, schema)
        self._check_sources(record)
        if build is Outcome:
            self._check_words(record)
        else:
            self._check_rate(record)
        if record["id"] in self.outcomes or record["id"] in self.facts:
            self._problem(record["id"], "finding-duplicate", f'The id "{record["id"]}" is used twice.')
        if len(self.problems) == before:
            values = {k: tuple(v) if isinstance(v, list) else v for k, v in record.items()}
            into[record["id"]] = build(**values, page=page,
                                       origin=(self.shown, self._line(record["id"])))

    def _check_shape(self, record: dict, schema: dict) -> None:
        name = record["id"]
        for key in record:
            if key not in schema:
                self._problem(name, "finding-unknown-key", f'"{name}" has an unknown key "{key}".',
                              did_you_mean(str(key), schema))
        for key, kind in schema.items():
            if key not in record:
                if key not in _OPTIONAL:
                    self._problem(name, "finding-missing-key", f'"{name}" has no {key}.')
            elif not isinstance(record[key], kind) or record[key] == "":
                self._problem(name, "finding-wrong-type", f'"{name}": {key} is not right.',
                              f"It has to be {kind.__name__}; put quotes round text.")

    def _check_sources(self, record: dict) -> None:
        name = record["id"]
        sources = record.get("sources")
        if not sources or not isinstance(sources, list):
            self._problem(name, "finding-no-source", f'"{name}" has no source.',
                          "Add `sources: [key]` with keys from references.bib.")
            return
        named = [*sources, *(row.get("source", "") for row in record.get("tally") or [])]
        for key in map(source_key, map(str, named)):
            if key not in self.known:
                self._problem(name, "finding-unknown-source",
                              f'"{name}" names "{key}", which is not in references.bib.',
                              did_you_mean(key, self.known))

    def _check_words(self, record: dict) -> None:
        for key, words in (("certainty", CERTAINTY), ("direction", DIRECTIONS)):
            if record.get(key) not in words:
                self._problem(record["id"], f"finding-{key}-word",
                              f'"{record.get(key)}" is not a {key} word.',
                              f"Use one of: {', '.join(words)}.")
        for row in record.get("tally") or []:
            if row.get("saw") not in SAW:
                self._problem(record["id"], "finding-tally-word",
                              f'"{row.get("saw")}" is not what a study can have seen.',
                              f"Use one of: {', '.join(SAW)}.")

    def _check_rate(self, record: dict) -> None:
        count, of, per100 = record.get("count"), record.get("of"), record.get("per100")
        if (count is None) != (of is None):
            self._problem(record["id"], "finding-rate", "A count needs `of`, and `of` a count.")
        elif count is not None and not 0 <= count <= of:
            self._problem(record["id"], "finding-rate", f"{count} of {of} is not a rate.")
        elif per100 is not None and not 0 <= per100 <= 100:
            self._problem(record["id"], "finding-rate", f"{per100} out of 100 is not a rate.")

    def _problem(self, near: object, rule: str, message: str, fix: str = "") -> None:
        self.problems.append(Problem(self.shown, self._line(near), 1, rule, message, fix))

    def _line(self, near: object) -> int:
        """The first line that holds a word, from 1."""
        match = re.search(rf"^.*\b{re.escape(str(near))}\b.*$", self.text, re.M)
        return self.text.count("\n", 0, match.start()) + 1 if match else 1
