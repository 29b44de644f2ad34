"""What there is to make: which sheets, for whom, and which machine makes which.

A job is one PDF. Clinics are dealt out to shards by a hash of their name alone, so that any
number of machines can each work out their own part without talking to each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .clinic import Clinic
from .compose import Form
from .sheets import Sheet

PAPERS = ("a4", "letter")
SIZES = ("standard", "large")
GUIDE = "guide"  # the folder of the sheets without a clinic


@dataclass(frozen=True)
class Shard:
    """Part ``number`` (from 1) of ``count``."""

    number: int = 1
    count: int = 1

    def holds(self, owner: str) -> bool:
        """Whether the sheets of a clinic, by its id, are made in this part."""
        digest = hashlib.sha256(owner.encode("utf-8")).digest()
        return int.from_bytes(digest[:8], "big") % self.count == self.number - 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Read "2/5". Raises ``ValueError`` with a sentence for the person who typed it."""
        number, slash, count = text.partition("/")
        if not (slash and number.isascii() and number.isdigit() and count.isascii() and count.isdigit()
                and 1 <= int(number) <= int(count)):
            raise ValueError(f'"{text}" is no part of a whole. Write 1/4 for the first of four parts.')
        return cls(int(number), int(count))


@dataclass(frozen=True)
class Job:
    """One PDF. ``clinic`` is None for the guide's own sheets."""

    clinic: Clinic | None
    sheet: str
    form: Form

    @property
    def owner(self) -> str:
        """The folder that it goes to."""
        return self.clinic.id if self.clinic else GUIDE

    @property
    def file(self) -> str:
        """The name of the file in that folder."""
        large = "-large" if self.form.size == "large" else ""
        return f"{self.sheet}-{self.form.paper}{large}.pdf"


def plan(sheets: Iterable[Sheet], owners: Sequence[Clinic | None], papers: Sequence[str],
         sizes: Sequence[str]) -> Iterator[Job]:
    """Every job, the sheets of one owner after the other."""
    sheets = list(sheets)
    for owner in owners:
        for sheet in sheets:
            for paper in papers:
                for size in sizes:
                    yield Job(owner, sheet.id, Form(paper, size))
