"""references.bib: every source, with what was read and what it found.

Every problem carries the line inside the .bib file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from . import bibtex
from .citations import KEY
from .problems import Problem, did_you_mean

STUDY_TYPES = (
    "meta-analysis", "systematic review", "randomised trial", "controlled study",
    "before-and-after study", "cohort study", "case series", "case report",
    "outbreak investigation", "laboratory study", "animal study", "survey", "review",
    "guideline", "consensus statement", "regulator notice", "law", "web page",
    "assessment tool", "book", "market report", "not read",
)
READ = ("full text", "abstract", "excerpt", "nothing")
REQUIRED = ("title", "studytype", "participants", "finding", "read", "checked")
KNOWN = (
    *REQUIRED, "author", "year", "journal", "volume", "number", "pages", "publisher", "doi",
    "pmid", "pmcid", "isbn", "url", "funding", "compared", "followup", "details", "limits",
    "direction", "topics", "jurisdiction", "unfit", "via",
)

_ENTRY = re.compile(r"^[ \t]*@(?P<type>\w+)\s*\{\s*(?P<key>[^,\s}]*)", re.M)


@dataclass(frozen=True, eq=False)  # each is itself, so that what is made of it can be kept
class Source:
    """One entry. Missing fields are empty: what was not confirmed is not filled in."""

    key: str
    entry_type: str
    line: int
    authors: tuple[tuple[str, str], ...]  # (family, given); given is empty for a body
    fields: Mapping[str, str]

    def __getattr__(self, name: str) -> str:
        if name in KNOWN:
            return self.fields.get(name, "")
        raise AttributeError(name)

    @property
    def topic_list(self) -> list[str]:
        return self.topics.split()

    @property
    def detail_list(self) -> list[str]:
        """What the source reported, point by point."""
        return [part.strip() for part in self.details.split(" | ") if part.strip()]

    @property
    def is_unfit(self) -> bool:
        """Listed for openness; must not be cited as support."""
        return bool(self.unfit)


@dataclass(frozen=True)
class Bibliography:
    """All sources by key, in the order of the file."""

    sources: Mapping[str, Source]

    def __getitem__(self, key: str) -> Source:
        return self.sources[key]

    def keys(self) -> set[str]:
        return set(self.sources)


def load(path: Path, shown_as: str = "references.bib") -> tuple[Bibliography, list[Problem]]:
    """Read a .bib file. The bibliography is empty when the file cannot be parsed."""
    if not path.is_file():
        return Bibliography({}), [Problem(shown_as, 0, 0, "bib-missing",
                                          "There is no bibliography.", "Add references.bib.")]
    text = path.read_text(encoding="utf-8")
    lines = {}
    problems = list(_header_problems(shown_as, text, lines))
    if problems:
        return Bibliography({}), problems
    try:
        entries = bibtex.read(text, path.parent / ".cache" / "bibliography.json")
    except bibtex.BibtexError as error:
        return Bibliography({}), [_parse_problem(shown_as, error, lines)]
    sources = {entry["key"]: _source(entry, lines) for entry in entries}
    for source in sources.values():
        problems.extend(_source_problems(shown_as, source))
    problems.extend(_repeat_problems(shown_as, sources))
    return Bibliography(sources), problems


def _header_problems(shown_as: str, text: str, lines: dict[str, int]):
    lower: dict[str, str] = {}
    for match in _ENTRY.finditer(text):
        if match["type"].lower() in ("comment", "string", "preamble"):
            continue
        key, line = match["key"], text.count("\n", 0, match.start()) + 1
        if not KEY.match(key):
            yield Problem(shown_as, line, 1, "bib-key-style", f'"{key}" is not a good key.',
                          "Use small letters, digits, - and _; begin with a letter.")
        if key.lower() in lower:
            yield Problem(shown_as, line, 1, "bib-duplicate-key",
                          f'The key "{key}" is used twice.',
                          f"The first is on line {lines[lower[key.lower()]]}. Rename one.")
        else:
            lower[key.lower()] = key
            lines[key] = line


def _source(entry: dict, lines: dict[str, int]) -> Source:
    authors = tuple((family, given) for family, given in entry["authors"])
    return Source(entry["key"], entry["type"], lines[entry["key"]], authors, entry["fields"])


def _parse_problem(shown_as: str, error: bibtex.BibtexError, lines: dict[str, int]) -> Problem:
    earlier = [(start, key) for key, start in lines.items() if start < error.line]
    start, key = max(earlier, default=(1, "the first"))
    return Problem(shown_as, error.line, 0, "bib-parse", f"The file cannot be read here: {error}.",
                   f"Look for a missing comma, brace or quote from line {start} ({key}) on.")


def _source_problems(shown_as: str, source: Source):
    for field in REQUIRED:
        if not source.fields.get(field):
            yield Problem(shown_as, source.line, 1, "bib-missing-field",
                          f'"{source.key}" has no {field}.', f"Add {field} = {{...}}.")
    for field in source.fields:
        if field not in KNOWN:
            yield Problem(shown_as, source.line, 1, "bib-unknown-field",
                          f'"{source.key}" has a field "{field}" that nothing reads.',
                          did_you_mean(field, KNOWN))
    yield from _vocabulary_problem(shown_as, source, "studytype", STUDY_TYPES)
    yield from _vocabulary_problem(shown_as, source, "read", READ)
    try:
        dt.date.fromisoformat(source.checked or "1970-01-01")
    except ValueError:
        yield Problem(shown_as, source.line, 1, "bib-date",
                      f'"{source.key}": checked is not a date.', "Write it as 2026-11-22.")


def _vocabulary_problem(shown_as: str, source: Source, field: str, words: tuple[str, ...]):
    value = source.fields.get(field)
    if value and value not in words:
        yield Problem(shown_as, source.line, 1, f"bib-unknown-{field}",
                      f'"{source.key}": "{value}" is not a known {field}.',
                      did_you_mean(value, words) or f"Known: {', '.join(words)}.")


def _repeat_problems(shown_as: str, sources: dict[str, Source]):
    for field in ("doi", "pmid", "pmcid", "title"):
        seen: dict[str, str] = {}
        for source in sources.values():
            value = source.fields.get(field, "").lower()
            if value and value in seen:
                yield Problem(shown_as, source.line, 1, "bib-duplicate-source",
                              f'"{source.key}" has the same {field} as "{seen[value]}".',
                              "Merge the two entries and keep one key.")
            elif value:
                seen[value] = source.key
