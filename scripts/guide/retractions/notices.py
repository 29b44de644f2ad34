"""One notice about a paper, and which notices still stand after a reinstatement."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from .matching import identifiers_of

# In the order of weight: the first that stands is what a reader has to know.
NATURES = ("retraction", "expression of concern", "correction", "reinstatement")
# Where a notice was found: in the table, on the record of the paper, on the record of the notice.
RELATIONS = ("retraction-watch", "updated-by", "update-to")

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?\Z")


@dataclass(frozen=True, order=True)
class Notice:
    """``doi`` and ``pmid`` name the paper; either may be empty, and so may ``notice_doi``.

    ``date`` is 2027-05-03, or as much of it as is known (2027-05, 2027, empty).
    """

    doi: str
    pmid: str
    nature: str
    date: str
    notice_doi: str
    relation: str

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The paper as ``doi:…`` and ``pmid:…``."""
        return identifiers_of(self)


def is_date(text: str) -> bool:
    """Is it a real day, month or year, written as a notice has it? An unknown date is empty."""
    if not text:
        return True
    try:
        return bool(_DATE.match(text)) and bool(dt.date.fromisoformat(_earliest(text)))
    except ValueError:
        return False


def standing(notices: Iterable[Notice]) -> list[Notice]:
    """The notices about one paper that still stand, the weightiest and then the newest first.

    A retraction falls when a reinstatement came on a later day. Where the order cannot be known, for
    want of a date or because both are of one day, it stands: a reader is warned once too often rather
    than once too seldom. A reinstatement is no warning and is not in the list.
    """
    notices = sorted(notices, reverse=True)
    back = [_earliest(notice.date) for notice in notices if notice.nature == "reinstatement"]
    fallen = {_event(notice) for notice in notices if notice.nature == "retraction" and notice.date
              and any(_latest(notice.date) < day for day in back)}
    left = [notice for notice in notices if notice.nature != "reinstatement" and _event(notice) not in fallen]
    left.sort(key=lambda notice: notice.date, reverse=True)
    return sorted(left, key=lambda notice: NATURES.index(notice.nature))


def _event(notice: Notice) -> tuple:
    """One notice found in two places is one event, though the two may date it differently.

    A notice without a DOI of its own cannot be told from another one about the same paper.
    """
    if notice.doi and notice.notice_doi not in ("", notice.doi):
        return notice.nature, notice.notice_doi
    return (notice,)


def _earliest(date: str) -> str:
    return date + "0000-01-01"[len(date):]


def _latest(date: str) -> str:
    return date + "0000-12-31"[len(date):]
