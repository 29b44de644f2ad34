"""Which parts of pages stand alone as embeds: embeds.yml, read strictly.

The file chooses sections of pages. It cannot touch their words, and it cannot leave the answer,
the harms, what is not known or the other options out of a page that has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from ..parts import LOCKED
from ..paths import Unreadable, read_text
from ..problems import Problem, ProblemsFound, did_you_mean
from ..yaml_text import load_yaml, places, yaml_problem

FILE = "embeds.yml"
RULE = "embeds-shape"
_PART_KEYS = {"id": str, "title": str, "page": str, "each": str, "take": list}
_LARGER_KEYS = {"embed": str, "kilobytes": int, "why": str}
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")  # it becomes the name of a file
_TITLE = "{title}"  # stands for the title of the page


@dataclass(frozen=True)
class Part:
    """Some sections of the page ``src`` under a title of their own; ``id`` is the name of the file."""

    id: str
    title: str
    src: str
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Larger:
    """An embed that may be larger than the others: ``kilobytes`` (1,000 bytes) compressed, and why."""

    embed: str
    kilobytes: int
    why: str


@dataclass(frozen=True)
class Choice:
    """What embeds.yml says. Without the file there are no parts, and every page is one embed."""

    parts: tuple[Part, ...] = ()
    larger: tuple[Larger, ...] = ()


def load(root: Path, pages: Mapping[str, tuple[str, list[str]]]) -> Choice:
    """What the file says. ``pages`` maps the source paths of embeds to titles and section names.

    Raises ``ProblemsFound`` with the line of each mistake.
    """
    file = root / FILE
    if not file.exists():
        return Choice()
    try:
        text = read_text(file)
        data = load_yaml(text)
    except Unreadable as error:
        raise ProblemsFound([Problem(FILE, 0, 0, RULE, str(error))]) from None
    except yaml.YAMLError as error:
        raise ProblemsFound([yaml_problem(FILE, error)]) from None
    reader = _Reader(places(text), pages)
    found = reader.choice(data)
    if reader.problems:
        raise ProblemsFound(list(dict.fromkeys(reader.problems)))
    return found


class _Reader:
    """Reads entries and collects what is wrong with them."""

    def __init__(self, where: dict, pages: Mapping[str, tuple[str, list[str]]]):
        self.where, self.pages, self.problems = where, pages, []

    def choice(self, data: object) -> Choice:
        if not isinstance(data, dict) or not self._known((), data, {"parts": list, "larger": list}):
            self.problem((), "The file is not made of `parts:` and `larger:`.", "See the top of the file.")
            return Choice()
        parts = [part for number, entry in enumerate(data.get("parts", ())) for part in self._parts(number, entry)]
        for part in parts:
            if [(other.src, other.id) for other in parts].count((part.src, part.id)) > 1:
                self.problem(("parts",), f'Two parts of {part.src} are called "{part.id}".', "Give one another id.")
        names = {_name(src) for src in self.pages} | {f"{_name(part.src)}/{part.id}" for part in parts}
        larger = [self._larger(number, entry, names) for number, entry in enumerate(data.get("larger", ()))]
        return Choice(tuple(parts), tuple(entry for entry in larger if entry))

    def problem(self, path: tuple, says: str, hint: str = "") -> None:
        line, column = next((self.where[path[:end]] for end in range(len(path), 0, -1)
                             if path[:end] in self.where), (0, 0))
        self.problems.append(Problem(FILE, line, column, RULE, says, hint))

    def _parts(self, number: int, entry: object) -> Iterator[Part]:
        path = ("parts", number)
        if not isinstance(entry, dict):
            return self.problem(path, "A part is a list of keys and values.", "See the top of the file.")
        if not self._known(path, entry, _PART_KEYS):
            return None
        if not _ID.fullmatch(entry.get("id", "")):
            return self.problem(path, "A part needs an id.", "Give `id:` small letters, digits and single hyphens.")
        if "title" not in entry or not entry.get("take"):
            return self.problem(path, "A part needs a title and sections to take.", "Give `title:` and `take:`.")
        if ("each" in entry) == ("page" in entry):
            return self.problem(path, "A part is of one page, or of each page in a folder.",
                                "Give `page:` or `each:`.")
        each = [src for src in self.pages if "each" in entry and src.startswith(entry["each"])]
        if "each" in entry and not each:
            return self.problem((*path, "each"), f'There is no page in "{entry["each"]}" with `embed: true`.')
        for src in each or [entry["page"]]:
            if src not in self.pages:
                self.problem((*path, "page"), f'There is no page "{src}" with `embed: true`.',
                             did_you_mean(str(src), self.pages))
            else:
                yield self._part(path, entry, src)
        return None

    def _part(self, path: tuple, entry: dict, src: str) -> Part:
        title, names = self.pages[src]
        for name in entry["take"]:
            if name not in names:
                self.problem((*path, "take"), f'{src} has no section "{name}".', did_you_mean(str(name), names))
        kept = tuple(name for name in names if name in entry["take"])
        for name in LOCKED:
            if name in names and name not in kept:
                self.problem((*path, "take"), f'The section "{name}" of {src} can not be left out.',
                             "An embed never hides harms, doubts or other choices.")
        return Part(entry["id"], entry["title"].replace(_TITLE, title), src, kept)

    def _larger(self, number: int, entry: object, names: set[str]) -> Larger | None:
        path = ("larger", number)
        if not isinstance(entry, dict) or set(entry) != set(_LARGER_KEYS):
            return self.problem(path, "Say which embed may be larger, how large, and why.",
                                "Give `embed:`, `kilobytes:` and `why:`.")
        if not self._known(path, entry, _LARGER_KEYS):
            return None
        if entry["embed"] not in names:
            return self.problem((*path, "embed"), f'There is no embed "{entry["embed"]}".',
                                did_you_mean(entry["embed"], names))
        return Larger(entry["embed"], entry["kilobytes"], entry["why"])

    def _known(self, path: tuple, entry: dict, keys: Mapping[str, type]) -> bool:
        wrong = [key for key in entry if key not in keys]
        for key in wrong:
            self.problem((*path, key), f'"{key}" is not a key here.', did_you_mean(str(key), keys))
        kinds = [key for key in entry if key in keys and not isinstance(entry[key], keys[key])]
        for key in kinds:
            self.problem((*path, key), f'The value of "{key}" is of the wrong type.', "See the top of the file.")
        return not wrong and not kinds


def _name(src: str) -> str:
    return PurePosixPath(src).with_suffix("").as_posix()
