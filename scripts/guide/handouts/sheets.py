"""Which sheets there are: handouts.yml, read strictly.

The file chooses and orders parts of pages. It cannot touch their words, and it cannot leave the
answer, the harms, what is not known or the other options out of a page that has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..parts import LOCKED
from ..paths import Unreadable, read_text
from ..problems import Problem, ProblemsFound, did_you_mean
from ..yaml_text import load_yaml, places, yaml_problem
from .pieces import Page

FILE = "handouts.yml"
RULE = "handouts-shape"
_KEYS = {"id": str, "title": str, "take": (list, str), "pages": int, "notes": int, "each": str, "only": list,
         "leave-out": list, "booklet": bool, "online": str}
_TAKE_KEYS = {"page": str, "only": list, "leave-out": list}
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")  # it becomes the name of a file


@dataclass(frozen=True)
class Take:
    """Sections of one page, by name and in the page's order; ``left_out`` are the others."""

    src: str
    sections: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``most_pages`` holds for standard print; 0 sets no limit. ``notes`` counts lines."""

    id: str
    title: str
    takes: tuple[Take, ...]
    most_pages: int = 0
    notes: int = 0
    booklet: bool = False
    online: str = ""

    @property
    def main(self) -> str:
        """The source path of the page that the QR code leads to."""
        return self.online or self.takes[0].src


def load(root: Path, pages: Mapping[str, Page]) -> tuple[list[Sheet], list[Problem]]:
    """The sheets in the order of the file. A problem names the line; with one there is no sheet."""
    file = root / FILE
    if not file.exists():
        return [], [Problem(FILE, 0, 0, RULE, f"There is no {FILE}.", "It says which sheets are made.")]
    try:
        text = read_text(file)
        data = load_yaml(text)
    except Unreadable as error:
        return [], [Problem(FILE, 0, 0, RULE, str(error))]
    except yaml.YAMLError as error:
        return [], [yaml_problem(FILE, error)]
    reader = _Reader(places(text), pages)
    entries = data.get("sheets") if isinstance(data, dict) else None
    if not isinstance(entries, list) or not entries:
        return [], [Problem(FILE, 1, 1, RULE, "There is no list of sheets.", "Begin it with `sheets:`.")]
    sheets = [sheet for number, entry in enumerate(entries) for sheet in reader.sheets(number, entry)]
    for sheet in sheets:
        if [other.id for other in sheets].count(sheet.id) > 1:
            reader.problem(("sheets",), f'Two sheets are called "{sheet.id}".', "Give one another id.")
    return ([] if reader.problems else sheets), list(dict.fromkeys(reader.problems))


def must_load(root: Path, pages: Mapping[str, Page]) -> list[Sheet]:
    """The sheets. Raises ``ProblemsFound`` if anything is wrong with the file."""
    found, problems = load(root, pages)
    if problems:
        raise ProblemsFound(problems)
    return found


class _Reader:
    """Reads entries and collects what is wrong with them."""

    def __init__(self, where: dict, pages: Mapping[str, Page]):
        self.where, self.pages, self.problems = where, pages, []

    def problem(self, path: tuple, says: str, hint: str = "") -> None:
        line, column = next((self.where[path[:end]] for end in range(len(path), 0, -1)
                             if path[:end] in self.where), (0, 0))
        self.problems.append(Problem(FILE, line, column, RULE, says, hint))

    def sheets(self, number: int, entry: object) -> Iterator[Sheet]:
        path = ("sheets", number)
        if not isinstance(entry, dict):
            return self.problem(path, "A sheet is a list of keys and values.", "See the top of the file.")
        if not self._known(path, entry, _KEYS):
            return None
        if "each" not in entry and not _ID.fullmatch(entry.get("id", "")):
            return self.problem(path, "A sheet needs an id.", "Give `id:` small letters, digits and single hyphens.")
        if "each" in entry:
            yield from self._each(path, entry)
        elif entry.get("take") == "all":
            takes = [self._take(path, src, entry) for src, page in self.pages.items() if page.fragment.meta.handout]
            yield self._sheet(entry["id"], entry.get("title", ""), takes, entry)
        else:
            takes = [self._taken((*path, "take", at), part) for at, part in enumerate(entry.get("take", ()))]
            if not takes or None in takes:
                return self.problem(path, "A sheet needs pages to take.", "Give `take:`.")
            if "online" in entry and entry["online"] not in [take.src for take in takes]:
                return self.problem((*path, "online"), "The page online is not one of the sheet's pages.")
            title = entry.get("title") or self.pages[takes[0].src].title
            yield self._sheet(entry["id"], title, takes, entry)
        return None

    def _each(self, path: tuple, entry: dict) -> Iterator[Sheet]:
        found = [src for src in self.pages if src.startswith(entry["each"])]
        if not found:
            return self.problem((*path, "each"), f'There is no page in "{entry["each"]}".')
        for src in found:
            yield self._sheet(Path(src).stem, self.pages[src].title, [self._take(path, src, entry)], entry)
        return None

    @staticmethod
    def _sheet(name: str, title: str, takes: list, entry: dict) -> Sheet:
        return Sheet(name, title, tuple(takes), entry.get("pages", 0), entry.get("notes", 0),
                     entry.get("booklet", False), entry.get("online", ""))

    def _taken(self, path: tuple, part: object) -> Take | None:
        if not isinstance(part, dict) or "page" not in part:
            return self.problem(path, "Say which page to take.", "Write `page: index.md`.")
        if not self._known(path, part, _TAKE_KEYS):
            return None
        if part["page"] not in self.pages:
            return self.problem((*path, "page"), f'There is no page "{part["page"]}".',
                                did_you_mean(str(part["page"]), self.pages))
        return self._take(path, part["page"], part)

    def _take(self, path: tuple, src: str, entry: dict) -> Take:
        names = list(self.pages[src].sections)
        for key in ("only", "leave-out"):
            for name in entry.get(key, ()):
                if name not in names:
                    self.problem((*path, key), f'{src} has no section "{name}".', did_you_mean(str(name), names))
        kept = [name for name in names if name in entry.get("only", names) and name not in entry.get("leave-out", ())]
        for name in LOCKED:
            if name in names and name not in kept:
                self.problem(path, f'The section "{name}" of {src} can not be left out.',
                             "A sheet never hides harms, doubts or other choices.")
        return Take(src, tuple(kept), tuple(name for name in names if name not in kept))

    def _known(self, path: tuple, entry: dict, keys: Mapping[str, type | tuple]) -> bool:
        wrong = [key for key in entry if key not in keys]
        for key in wrong:
            self.problem((*path, key), f'"{key}" is not a key of a sheet.', did_you_mean(str(key), keys))
        kinds = [key for key in entry if key in keys and not isinstance(entry[key], keys[key])]
        for key in kinds:
            self.problem((*path, key), f'The value of "{key}" is of the wrong type.', "See the top of the file.")
        return not wrong and not kinds
