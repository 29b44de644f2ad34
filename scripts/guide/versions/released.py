"""versions/index.yml: what was released on which day, read strictly.

    texts:                          # each frozen text by its code
      PAGE-INDEX-7K2M9X:
        title: Mesotherapy in two minutes
        words: 64 digits            # SHA-256 of its words; two texts can not share a code
        sha256: 64 digits           # of versions/PAGE-INDEX-7K2M9X/text.html
    releases:                       # oldest first; only what a release changed is listed
      - day: 2027-01-15
        notes: [change-2026-11-22-first-version]    # every note of changes.yml on that day
        pages:
          index.md: {code: PAGE-INDEX-7K2M9X, facts: 64 digits}
        sheets:
          two-minutes: {code: TWO-MINUTES-4F0V8Q, pages: [index.md]}

``scripts/release.py`` writes it. The facts of a page lie beside its frozen text, in facts.txt, and
``facts`` is their SHA-256: with them the checks can say which one changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ..paths import Project, read_text
from ..problems import Problem
from ..yaml_text import load_yaml, places, yaml_problem

FOLDER, FILE = "versions", "versions/index.yml"
TEXT, FACTS = "text.html", "facts.txt"
RULE = "versions-shape"
_HASH = re.compile("[0-9a-f]{64}")
_CODE = re.compile("[A-Z0-9][A-Z0-9_-]*-[0-9A-HJKMNP-TV-Z]{6}")  # it is the name of a folder


@dataclass(frozen=True)
class Text:
    """One frozen text: its title, the hash of its words and the hash of its file."""

    title: str
    words: str
    sha256: str


@dataclass(frozen=True)
class PageThen:
    """A page at a release. ``facts`` is the SHA-256 of its facts."""

    code: str
    facts: str


@dataclass(frozen=True)
class SheetThen:
    """A sheet at a release. ``pages`` are the source paths of what it was made from."""

    code: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Release:
    """What one release changed. ``notes`` are the anchors of all notes that there were."""

    day: dt.date
    notes: tuple[str, ...]
    pages: Mapping[str, PageThen]
    sheets: Mapping[str, SheetThen]


@dataclass(frozen=True)
class Released:
    """All releases, oldest first, and all frozen texts by code."""

    releases: tuple[Release, ...] = ()
    texts: Mapping[str, Text] = field(default_factory=dict)

    def last_of(self, src: str) -> tuple[Release, PageThen] | None:
        """The release that last changed a page, and the page as it was then; None if it never was released."""
        return next(((one, one.pages[src]) for one in reversed(self.releases) if src in one.pages), None)

    def told(self) -> frozenset[str]:
        """The anchors of all notes that a release has already told."""
        return frozenset(note for one in self.releases for note in one.notes)

    @property
    def day(self) -> dt.date | None:
        """The day of the last release."""
        return self.releases[-1].day if self.releases else None


def load(project: Project) -> tuple[Released, list[Problem]]:
    """What was released, and what is wrong with the file. A guide without it has released nothing.

    Raises ``paths.Unreadable``.
    """
    file = project.root / FILE
    if not file.is_file():
        return Released(), []
    text = read_text(file)
    try:
        data = load_yaml(text)
    except yaml.YAMLError as error:
        return Released(), [yaml_problem(FILE, error)]
    reader = _Reader(places(text))
    found = reader.released(data)
    return (Released() if reader.problems else found), reader.problems


def facts_of(root: Path, then: PageThen) -> list[str] | None:
    """The lines of the facts of a page at its release; None if they are not at hand as they were."""
    file = root / FOLDER / then.code / FACTS
    try:
        data = file.read_bytes()
    except OSError:
        return None
    same = hashlib.sha256(data).hexdigest() == then.facts
    return data.decode("utf-8").splitlines() if same else None


class _Reader:
    """Reads the file and collects what is wrong with it. It is written by a program, so that any
    doubt is a mistake."""

    def __init__(self, where: dict):
        self.where, self.problems = where, []

    def problem(self, path: tuple, says: str) -> None:
        line, column = next((self.where[path[:end]] for end in range(len(path), 0, -1)
                             if path[:end] in self.where), (1, 1))
        self.problems.append(Problem(FILE, line, column, RULE, says,
                                     "Only scripts/release.py writes this file. Put it back as it was (git checkout)."))

    def released(self, data: object) -> Released:
        if not isinstance(data, dict) or set(data) != {"texts", "releases"}:
            self.problem((), "The file is not made of `texts:` and `releases:`.")
            return Released()
        texts = {str(code): text for code, text in self._each(("texts",), data["texts"]) if self._text(code, text)}
        releases = data["releases"] if isinstance(data["releases"], list) else self.problem(
            ("releases",), "The releases are no list.") or []
        found = [release for number, entry in enumerate(releases) if (release := self._release(number, entry, texts))]
        for number, (before, after) in enumerate(zip(found, found[1:], strict=False), start=1):
            if after.day < before.day:
                self.problem(("releases", number), "An earlier release stands below a later one.")
        return Released(tuple(found), {code: Text(**text) for code, text in texts.items()})

    def _each(self, path: tuple, entries: object) -> Iterator[tuple]:
        if not isinstance(entries, dict):
            return self.problem(path, f"`{path[-1]}:` is not a list of names with what belongs to each.")
        yield from entries.items()
        return None

    def _text(self, code: object, text: object) -> bool:
        right = (_CODE.fullmatch(str(code)) and isinstance(text, dict) and set(text) == {"title", "words", "sha256"}
                 and isinstance(text["title"], str) and _is_hash(text["words"]) and _is_hash(text["sha256"]))
        if not right:
            self.problem(("texts", code), f'"{code}" is no code with a title and two hashes.')
        return bool(right)

    def _release(self, number: int, entry: object, texts: Mapping) -> Release | None:
        path = ("releases", number)
        if not isinstance(entry, dict) or set(entry) != {"day", "notes", "pages", "sheets"}:
            return self.problem(path, "A release is made of a day, notes, pages and sheets.")
        if type(entry["day"]) is not dt.date or not _is_words(entry["notes"]):
            return self.problem(path, "The day of a release is no date, or its notes are no list.")
        pages = {str(src): PageThen(then["code"], then["facts"])
                 for src, then in self._each((*path, "pages"), entry["pages"])
                 if self._then((*path, "pages", src), then, texts, "facts", _is_hash)}
        sheets = {str(name): SheetThen(then["code"], tuple(then["pages"]))
                  for name, then in self._each((*path, "sheets"), entry["sheets"])
                  if self._then((*path, "sheets", name), then, texts, "pages", _is_words)}
        return Release(entry["day"], tuple(entry["notes"]), pages, sheets)

    def _then(self, path: tuple, then: object, texts: Mapping, key: str, is_right) -> bool:
        right = (isinstance(then, dict) and set(then) == {"code", key} and isinstance(then["code"], str)
                 and then["code"] in texts and is_right(then[key]))
        if not right:
            self.problem(path, f'"{path[-1]}" has no code of a frozen text, or no {key}.')
        return right


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and bool(_HASH.fullmatch(value))


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
