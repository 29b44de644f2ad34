"""changes.yml: what changed for readers, in their words, and who is told.

    changes:
      - day: 2026-11-22
        id: first-version         # with the day, the address of the entry for ever
        risk: true                # words on harms, warning signs or who should not have it changed
        pages: all                # or a list of pages
        says: First version. All pages are new.

The newest entry comes first. The page *Dates and changes* shows them; ``changes.atom`` and
``changes.json`` tell clinics that have the guide in their own pages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import yaml

from .dates import day
from .paths import Project, read_text
from .problems import Problem, did_you_mean
from .yaml_text import load_yaml, places, yaml_problem

FILE = "changes.yml"
FEEDS = ("changes.atom", "changes.json")  # the files for feed readers and programs
RULE = "changes-shape"
_KEYS = {"day": dt.date, "id": str, "risk": bool, "pages": (str, list), "says": str}
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Change:
    """One entry. ``pages`` are source paths; an empty tuple stands for all pages."""

    day: dt.date
    id: str
    risk: bool
    pages: tuple[str, ...]
    says: str

    @property
    def anchor(self) -> str:
        """Where the entry stands on the page *Dates and changes*."""
        return f"change-{self.day.isoformat()}-{self.id}"


def load(project: Project, srcs: Iterable[str]) -> tuple[tuple[Change, ...], list[Problem]]:
    """Every entry, newest first, and what is wrong with the file. ``srcs`` are the pages there are.

    A guide without the file has no changes. Raises ``paths.Unreadable``.
    """
    file = project.root / FILE
    if not file.is_file():
        return (), []
    text = read_text(file)
    try:
        data = load_yaml(text)
    except yaml.YAMLError as error:
        return (), [yaml_problem(FILE, error)]
    entries = data.get("changes") if isinstance(data, dict) and set(data) == {"changes"} else None
    if not isinstance(entries, list) or not entries:
        return (), [Problem(FILE, 1, 1, RULE, "There is no list of changes.", "Begin it with `changes:`.")]
    reader = _Reader(places(text), list(srcs))
    found = [reader.change(number, entry) for number, entry in enumerate(entries)]
    reader.compare([change for change in found if change])
    return (() if reader.problems else tuple(found)), reader.problems


class _Reader:
    """Reads entries and collects what is wrong with them."""

    def __init__(self, where: dict, srcs: list[str]):
        self.where, self.srcs, self.problems = where, srcs, []

    def problem(self, path: tuple, says: str, hint: str = "") -> None:
        line, column = next((self.where[path[:end]] for end in range(len(path), 0, -1)
                             if path[:end] in self.where), (1, 1))
        self.problems.append(Problem(FILE, line, column, RULE, says, hint))

    def change(self, number: int, entry: object) -> Change | None:
        path = ("changes", number)
        if not isinstance(entry, dict):
            return self.problem(path, "A change is a list of keys and values.", "See the top of the file.")
        if not self._shaped(path, entry):
            return None
        if not _ID.fullmatch(entry["id"]):
            self.problem((*path, "id"), f'"{entry["id"]}" is no id.', "Use small letters, digits and single hyphens.")
        if not entry["says"].strip():
            self.problem((*path, "says"), "The change says nothing.", "Tell readers in a sentence what changed.")
        pages = entry["pages"]
        if isinstance(pages, str) and pages != "all":
            self.problem((*path, "pages"), f'"{pages}" is no list of pages.', "Write `all`, or [index.md].")
        listed = pages if isinstance(pages, list) else []
        for src in listed:
            if src not in self.srcs:
                self.problem((*path, "pages"), f'There is no page "{src}".', did_you_mean(str(src), self.srcs))
        return Change(entry["day"], entry["id"], entry["risk"], tuple(map(str, listed)), " ".join(entry["says"].split()))

    def compare(self, found: list[Change]) -> None:
        """The order of entries, and that each has an address of its own."""
        for number, change in enumerate(found):
            if number and change.day > found[number - 1].day:
                self.problem(("changes", number, "day"), "An older change stands above this one.",
                             "Put the newest first.")
            if change.anchor in [other.anchor for other in found[:number]]:
                self.problem(("changes", number, "id"), f'"{change.id}" is used twice on that day.',
                             "Give this one another id.")

    def _shaped(self, path: tuple, entry: dict) -> bool:
        before = len(self.problems)
        for key in entry:
            if key not in _KEYS:
                self.problem((*path, key), f'"{key}" is not a key of a change.', did_you_mean(str(key), _KEYS))
        for key, kind in _KEYS.items():
            if key not in entry:
                self.problem(path, f'The change has no "{key}".', f"Give `{key}:`; see the top of the file.")
            elif not isinstance(entry[key], kind) or isinstance(entry[key], dt.datetime):
                self.problem((*path, key), f'The value of "{key}" is of the wrong type.', "See the top of the file.")
        return len(self.problems) == before


def html(found: Iterable[Change], feed: str, listing: str) -> str:
    """The entries as a list for readers, and the ways to hear of the next one: two addresses."""
    items = "".join(
        f'<li id="{change.anchor}"><strong>{day(change.day)}.</strong> {"Harms: " if change.risk else ""}'
        f"{escape(change.says, quote=False)}</li>" for change in found)
    return (f'<ul class="changes">{items}</ul><p>If you show the guide on your own website, watch this list: as a '
            f'<a href="{feed}">feed</a>, or as a <a href="{listing}">file for programs</a>.</p>')
