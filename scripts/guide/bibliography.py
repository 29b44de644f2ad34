"""references.bib: every source, with what was read and what it found.

Every problem carries the line inside the .bib file. The names of the fields and the words they
may hold are here; the rules of the checks hold an entry against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import bibtex, bibtex_places
from .bibtex_places import Place
from .citations import KEY
from .paths import read_text
from .problems import Problem, line_and_column

STUDY_TYPES = (
    "meta-analysis", "systematic review", "randomised trial", "controlled study",
    "before-and-after study", "cohort study", "case series", "case report",
    "outbreak investigation", "laboratory study", "animal study", "survey", "review",
    "guideline", "consensus statement", "regulator notice", "law", "web page",
    "assessment tool", "book", "market report", "not read",
)
SOURCE_DIRECTIONS = ("favours mesotherapy", "no benefit", "mixed", "not applicable")
READ = ("full text", "abstract", "excerpt", "nothing")
REQUIRED = ("title", "studytype", "participants", "finding", "read", "checked")
KNOWN = (
    *REQUIRED, "author", "year", "journal", "volume", "number", "pages", "publisher", "doi",
    "pmid", "pmcid", "isbn", "url", "funding", "compared", "followup", "details", "limits",
    "direction", "topics", "jurisdiction", "unfit", "via", "archived",
)

PLACEHOLDER = re.compile(r"\bTODO\b")  # what a script leaves for a person to fill in

_FIELD_LINE = re.compile(r"\s*\w+\s*=\s*[{\"]")


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


class _Every(set):
    """The keys of a bibliography that cannot be read: nobody can say that one is not in it."""

    def __contains__(self, key: object) -> bool:
        return True


@dataclass(frozen=True)
class Bibliography:
    """All sources by key, in the order of the file; ``text`` is the file and ``shown`` its name.

    ``broken``: there is a file, or should be one, and what stands in it is not known.
    """

    sources: Mapping[str, Source]
    text: str = ""
    shown: str = "references.bib"
    places: Mapping[str, Place] = field(default_factory=dict)
    broken: bool = False

    def __getitem__(self, key: str) -> Source:
        return self.sources[key]

    def keys(self) -> set[str]:
        """The keys of the sources. A broken bibliography is told once, not at every citation."""
        return _Every() if self.broken else set(self.sources)

    def field_names(self, key: str) -> list[str]:
        """The names of the fields of an entry as they stand there, in small letters."""
        return [name for name, *_ in self.places[key].fields] if key in self.places else []

    def field_span(self, key: str, name: str) -> tuple[int, int]:
        """Where the value of a field stands in the file: offsets of its first and last + 1.

        Of the start of the entry where it has no such field.
        """
        entry = self.places.get(key)
        return (entry and entry.find(name)) or (entry.start if entry else 0,) * 2

    def place(self, key: str, name: str = "") -> tuple[str, int, int]:
        """(file, line, column) of the value of a field, or of the entry itself."""
        return (self.shown, *line_and_column(self.text, self.field_span(key, name)[0]))


def load(path: Path, shown: str = "references.bib") -> tuple[Bibliography, list[Problem]]:
    """Read a .bib file. The bibliography is ``broken`` when the file cannot be parsed, or a key stands twice.

    Raises ``Unreadable``. What the fields hold is looked at by the rules of the checks.
    """
    if not path.is_file():
        return Bibliography({}, shown=shown, broken=True), [Problem(
            shown, 0, 0, "bib-missing", "There is no bibliography.", f"Add {shown}.")]
    text = read_text(path)
    found = list(bibtex_places.places(text))
    problems = list(_header_problems(shown, text, found))
    if any(problem.rule == "bib-duplicate-key" for problem in problems):
        return Bibliography({}, text, shown, broken=True), problems
    try:
        entries = bibtex.read(text, path.parent / ".cache" / "bibliography.json")
    except bibtex.BibtexError as error:
        return (Bibliography({}, text, shown, broken=True),
                [*problems, _parse_problem(shown, text, error, found)])
    places = {entry.key: entry for entry in found}
    sources = {entry["key"]: _source(entry, text, places) for entry in entries}
    return Bibliography(sources, text, shown, places), problems


def _header_problems(shown: str, text: str, found: list[Place]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for entry in found:
        place = (shown, *line_and_column(text, entry.start))
        earlier = first.setdefault(entry.key.lower(), entry)
        if not KEY.match(entry.key):
            yield Problem(*place, "bib-key-style", f'"{entry.key}" is not a good key.',
                          "Use small letters, digits, - and _; begin with a letter.")
        if earlier is not entry:
            how = ("is used twice" if earlier.key == entry.key
                   else f'differs from "{earlier.key}" only in capital letters')
            yield Problem(*place, "bib-duplicate-key", f'The key "{entry.key}" {how}.',
                          f"The first is on line {line_and_column(text, earlier.start)[0]}. Rename one.")


def _source(entry: dict, text: str, places: Mapping[str, Place]) -> Source:
    authors = tuple((family, given) for family, given in entry["authors"])
    place = places.get(entry["key"])
    line = line_and_column(text, place.start)[0] if place else 1
    return Source(entry["key"], entry["type"], line, authors, entry["fields"])


def _parse_problem(shown: str, text: str, error: bibtex.BibtexError, found: list[Place]) -> Problem:
    """Where reading failed, and from where on to look: the last field of the first entry without an end."""
    twice = _field_twice(found)
    if twice:
        return Problem(shown, *line_and_column(text, twice[2]), "bib-parse",
                       f'"{twice[0]}" has the field "{twice[1]}" twice.', "Keep one of the two.")
    broken = next((entry for entry in found if not entry.whole), None)
    name, start = broken.fields[-1][:2] if broken and broken.fields else ("", broken.start if broken else 0)
    where = f'{f"{name} of " if name else ""}{broken.key}' if broken else "the top"
    line = _unclosed(text, broken) or error.line or _line_of_quoted(text, str(error))
    return Problem(shown, line, 0, "bib-parse", f"The file cannot be read here: {error}.",
                   f"Look for a missing comma, brace or quote from line {line_and_column(text, start)[0]} "
                   f"({where}) on.")


def _unclosed(text: str, broken: Place | None) -> int:
    """The line of the first field whose value is not closed where it ends; 0 if none looks so.

    pybtex notices only where the next entry begins. A value that runs into a line of the form
    ``name = {`` has lost its brace or quote before it.
    """
    if broken is None:
        return 0
    first = line_and_column(text, broken.start)[0]
    lines = text.split("\n")[first - 1:]
    if re.fullmatch(r"@\w+\s*[{(]\s*,?\s*", lines[0]):  # an entry without its key
        return first
    for number, (line, after) in enumerate(zip(lines[1:], lines[2:]), start=first + 1):
        value = _FIELD_LINE.match(line)
        if after.startswith("@"):
            return 0
        if value and line.count("{") != line.count("}") and (_FIELD_LINE.match(after) or after.strip() == "}"):
            return number
    return 0


def _field_twice(found: list[Place]) -> tuple[str, str, int] | None:
    for entry in found:
        names: set[str] = set()
        for name, start, *_ in entry.fields:
            if name in names:
                return entry.key, name, start
            names.add(name)
    return None


def _line_of_quoted(text: str, message: str) -> int:
    """The line of what a message quotes: pybtex gives a bad name without its place."""
    quoted = re.search(r"(['\"])(.+)\1", message)
    at = text.find(quoted[2]) if quoted else -1
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
