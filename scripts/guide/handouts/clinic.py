"""A clinic that puts its name on the sheets: one file clinics/NAME.yml, and a logo beside it.

    name: Example Clinic
    phone: "020 7946 0000"
    country: uk

A clinic can add its name, never change a medical word. So its file is read strictly: all that
is wrong with it is said at once, each fault with its line, and a file with a fault is no clinic.
The texts are plain text and not markup; see ``clinic_text`` for what they never hold, and
``imitation`` for the words that only the guide may use.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..problems import Problem, line_and_column
from . import clinic_fields as fields
from . import logo as logos
from .clinic_text import is_tidy, tidy
from .clinic_yaml import Entry, entries, root, text_of
from .refusal import Note, Refused, plain_line, quoted, read_small

REQUIRED = ("name", "phone", "country")
OPTIONAL = ("address", "out_of_hours_phone", "aftercare_phone", "website", "logo", "colour",
            "practitioner", "note")
PRACTITIONER = tuple(fields.LONGEST_PRACTITIONER)
_MOST = 64 * 1024  # bytes
_RULE = "clinic-file"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class Practitioner:
    """A person, and where a reader can look the person up."""

    name: str
    register: str
    number: str


@dataclass(frozen=True)
class Clinic:
    """What a clinic says about itself: plain texts, empty where it says nothing.

    ``address`` and ``note`` are lines. ``country`` is one of uk, us, eu, other. ``colour`` is
    #rrggbb, dark enough for text on white and white text on it (``contrast``). ``notes`` say
    what was put right.
    """

    id: str
    name: str
    phone: str
    country: str
    address: tuple[str, ...] = ()
    out_of_hours_phone: str = ""
    aftercare_phone: str = ""
    website: str = ""
    logo: logos.Logo | None = None
    colour: str = ""
    practitioner: Practitioner | None = None
    note: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def read(path: Path, shown: str = "") -> tuple[Clinic | None, list[Problem]]:
    """The clinic of a file, or None and every problem that was found, in the order of the file.

    Reads the file and its logo, nothing else. ``shown`` is what a person calls the file, where
    that is not ``path``.
    """
    shown = plain_line(shown or path.as_posix())
    try:
        name = fields.identity(path.stem)
        node, problems = root(_text(read_small(path, _MOST, _RULE)), shown)
    except Refused as refused:
        return None, [refused.at(shown)]
    return _Reading(path, shown).clinic(name, node) if node else (None, problems)


def read_all(folder: Path, shown: str = "") -> tuple[dict[str, Clinic], list[Problem]]:
    """Every clinic of a folder by its id, in order, and the problems of the rest.

    A folder that is not there holds no clinic. Names that begin with a dot are left alone.
    """
    shown = shown or folder.as_posix()
    try:
        names = sorted(os.listdir(folder)) if os.path.lexists(folder) else []
    except OSError as error:
        return {}, [Problem(plain_line(shown), 0, 0, _RULE,
                            f"The folder cannot be read: {error.strerror}.")]
    clinics, problems = {}, []
    for name in names:
        stem, ending = os.path.splitext(name)
        if name.startswith(".") or ending.lower() not in (".yml", ".yaml"):
            continue
        if ending != ".yml":
            problems.append(Problem(plain_line(f"{shown}/{name}"), 0, 0, _RULE,
                                    "A clinic's file has to end in .yml.", "Rename it."))
            continue
        clinic, faults = read(folder / name, f"{shown}/{name}")
        problems.extend(faults)
        if clinic:
            clinics[clinic.id] = clinic
    return dict(sorted(clinics.items())), problems


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_RULE, f"The file is not UTF-8 text (byte {error.start}).",
                      "Save it as UTF-8.") from None
    found = _CONTROL.search(text)
    if found:
        raise Refused(_RULE, f"The file holds a character that no text needs (U+{ord(found[0]):04X}).",
                      "Take it out.", *line_and_column(text, found.start()))
    return text


class _Reading:
    """One file being read: what was found wrong or put right so far."""

    def __init__(self, path: Path, shown: str):
        self.path, self.shown = path, shown
        self.problems: list[Problem] = []
        self.notes: list[Note] = []

    def clinic(self, name: str, node: yaml.MappingNode) -> tuple[Clinic | None, list[Problem]]:
        found = self._entries(node, (*REQUIRED, *OPTIONAL), REQUIRED, "a clinic", 1)
        values: dict[str, object] = {}
        for entry in found.values():
            try:
                values[entry.key] = self._value(entry)
            except Refused as refused:
                self.problems.append(refused.at(self.shown, entry.line, entry.column))
        self.problems.sort(key=lambda problem: (problem.path != self.shown, problem.line, problem.column))
        if self.problems:
            return None, self.problems
        return Clinic(id=name, **values, notes=tuple(self.notes)), []

    def _entries(self, node: yaml.MappingNode, known: tuple[str, ...], needed: tuple[str, ...],
                 what: str, line: int) -> dict[str, Entry]:
        faults: list[tuple[Refused, int, int]] = []
        found = entries(node, known, what, faults)
        missing = [key for key in needed if key not in found]
        faults += [(Refused("clinic-missing-key", f'The key "{key}" is missing.', f"Add `{key}:`."), line, 1)
                   for key in missing]
        self.problems += [refused.at(self.shown, *place) for refused, *place in faults]
        return found

    def _value(self, entry: Entry) -> object:
        if entry.key == "practitioner":
            return self._practitioner(entry)
        lines = fields.text_lines(entry.key, text_of(entry))
        if not is_tidy(text_of(entry), lines):
            self._note(entry, "clinic-text", f'"{entry.key}" was tidied: spaces, empty lines, '
                                             "or accents typed apart from their letters.")
        if entry.key in fields.MOST_LINES:
            return lines
        text = lines[0]
        if entry.key in fields.PHONES:
            return fields.phone(text)
        if entry.key == "colour":
            return self._colour(entry, text)
        if entry.key == "logo":
            return self._logo(text)
        return {"country": fields.country, "website": fields.website}.get(entry.key, str)(text)

    def _practitioner(self, entry: Entry) -> Practitioner | None:
        if not isinstance(entry.node, yaml.MappingNode):
            raise Refused("clinic-wrong-type", 'The value of "practitioner" is not keys and values.',
                          f"Write {', '.join(PRACTITIONER)} under it, a line each, set in by two spaces.")
        found = self._entries(entry.node, PRACTITIONER, PRACTITIONER, "a practitioner", entry.line)
        texts = {}
        for inner in found.values():
            try:
                texts[inner.key], = tidy(text_of(inner), fields.LONGEST_PRACTITIONER[inner.key])
            except Refused as refused:
                self.problems.append(refused.at(self.shown, inner.line, inner.column))
        return Practitioner(**texts) if len(texts) == len(PRACTITIONER) else None

    def _colour(self, entry: Entry, text: str) -> str:
        colour, written = fields.colour(text)
        if colour != written:
            self._note(entry, "clinic-colour", f"{written} is too pale to read on paper; {colour} is used.")
        return colour

    def _logo(self, text: str) -> logos.Logo | None:
        name = fields.logo_name(text)
        beside = self.path.with_name(name)
        if not os.path.lexists(beside):
            raise Refused("clinic-logo", f"There is no file {quoted(name)} beside this one.",
                          "Put the logo into the same folder, or correct the name.")
        folder, slash, _ = self.shown.rpartition("/")
        logo, problems = logos.read(beside, folder + slash + name)
        self.problems += problems
        self.notes += logo.notes if logo else ()
        return logo

    def _note(self, entry: Entry, rule: str, message: str) -> None:
        self.notes.append(Note(self.shown, entry.line, entry.column, rule, message))
