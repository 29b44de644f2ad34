"""retractions.json: what was found about our sources in the retraction data of one day.

It is a photograph, not a window: it says what the data of its day said about the papers that were
looked up, and nothing about a paper that was not. Every sentence made here keeps to that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..problems import Problem, ProblemsFound
from . import form
from .matching import Paper, identifiers_of
from .notices import Notice, standing

NAME = "retractions.json"
STALE_AFTER_DAYS = 90
NEVER_CHECKED = "Not checked against retraction data yet."

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # strftime would follow the language of the machine
_FOUND = {"retraction": "retracted", "expression of concern": "under an expression of concern",
          "correction": "corrected"}


@dataclass(frozen=True)
class Snapshot:
    """``looked_up`` holds ``doi:…`` and ``pmid:…``; ``rows`` counts the rows of the whole table."""

    data_date: dt.date
    source: str
    sha256: str
    rows: int
    looked_up: frozenset[str]
    notices: tuple[Notice, ...]

    def notices_for(self, source: Paper) -> list[Notice]:
        """Every notice about ``source``, by DOI or PubMed number, those taken back since included."""
        names = set(identifiers_of(source))
        return [notice for notice in self.notices if not names.isdisjoint(notice.identifiers)]

    def standing_for(self, source: Paper) -> list[Notice]:
        """The notices that still stand, the weightiest first; a reinstatement has done away with some."""
        return standing(self.notices_for(source))

    def looked_for(self, source: Paper) -> bool:
        """Was ``source`` looked up under every identifier it has now? A corrected DOI is a new one."""
        names = identifiers_of(source)
        return bool(names) and self.looked_up.issuperset(names)

    def is_stale(self, today: dt.date, days: int = STALE_AFTER_DAYS) -> bool:
        """Is the data more than ``days`` days old?"""
        return (today - self.data_date).days > days


def can_be_looked_up(source: Paper) -> bool:
    """Has ``source`` a DOI or a PubMed number?"""
    return bool(identifiers_of(source))


def load(root: Path) -> Snapshot | None:
    """The snapshot of the guide in ``root``; None if there is none.

    Raises ``ProblemsFound``, with file and line, when the file is there and broken.
    """
    try:
        text = (root / NAME).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        raise ProblemsFound([Problem(NAME, 0, 0, "retraction-data", "The file cannot be read.",
                                     form.FIX)]) from None
    # A checkout may write other line ends; every other difference counts.
    data = form.parse(text.replace("\r\n", "\n"), NAME)
    return Snapshot(dt.date.fromisoformat(data["data_date"]), data["source"], data["sha256"], data["rows"],
                    frozenset(data["looked_up"]), tuple(data["notices"]))


def render(snapshot: Snapshot) -> str:
    """The text of retractions.json for ``snapshot``."""
    return form.render({
        "form": form.FORM,
        "data_date": snapshot.data_date.isoformat(),
        "source": snapshot.source,
        "sha256": snapshot.sha256,
        "rows": snapshot.rows,
        "looked_up": sorted(snapshot.looked_up),
        "notices": [form.as_json(notice) for notice in sorted(set(snapshot.notices))],
    })


def statement(snapshot: Snapshot | None, sources: Iterable[Paper]) -> str:
    """What may be said of ``sources``, all the sources of the guide as they are now; plain text.

    Whether the data is too old is not said: that needs to know the day.
    """
    if snapshot is None:
        return NEVER_CHECKED
    sources = list(sources)
    nameless = sum(not can_be_looked_up(source) for source in sources)
    looked_for = sum(map(snapshot.looked_for, sources))
    return " ".join(filter(None, (
        _finding(snapshot, sources, looked_for),
        _left_out(nameless, "no DOI and no PubMed number and could not be looked up"),
        _left_out(len(sources) - nameless - looked_for, "not been looked up yet"),
    )))


def _finding(snapshot: Snapshot, sources: list[Paper], looked_for: int) -> str:
    day = f"{snapshot.data_date.day} {_MONTHS[snapshot.data_date.month - 1]} {snapshot.data_date.year}"
    worst = [left[0].nature for left in map(snapshot.standing_for, sources) if left]
    if worst:
        kinds = ", ".join(f"{worst.count(nature)} {words}" for nature, words in _FOUND.items()
                          if nature in worst)
        return f"{_sources_have(len(worst))} a notice in the data of {day}: {kinds} (see the list)."
    if not looked_for:
        return f"No source was looked up in the data of {day}."
    return f"No retraction reported in the data of {day}."


def _left_out(count: int, what: str) -> str:
    return f"{_sources_have(count)} {what}." if count else ""


def _sources_have(count: int) -> str:
    return "1 source has" if count == 1 else f"{count} sources have"
