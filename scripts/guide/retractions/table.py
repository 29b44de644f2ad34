"""The table of Retraction Watch: is it whole and as we know it, and which rows are about our sources?

One CSV file, about 70,000 rows, published by Crossref. A table that is cut short, or whose columns or words
have changed, could make a retracted paper look sound. So it is read whole and strictly, the rows about
other people's papers too, and the first thing that is not as it should be stops everything.

Known of the file, from what others report of it: comma-separated UTF-8, one empty column at the end of
every row, some rows at the end without anything in them, dates as 2/29/2024 0:00 (month first),
"unavailable" for a DOI that is not known and 0 for a PubMed number.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import BinaryIO

from .matching import doi_of, pmid_of
from .notices import NATURES, Notice
from .trouble import Refused

COLUMNS = (
    "Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author", "URLS",
    "ArticleType", "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDate",
    "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "Reason", "Paywalled", "Notes",
)
FEWEST_ROWS = 40_000  # there were more in 2023, and rows are only added
NEWEST_WITHIN_DAYS = 92  # new rows come on every working day

_LONGEST_CELL = 131_072  # characters; a longer one has swallowed its neighbours
_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: [0-9]{1,2}:[0-9]{2})?\Z")


@dataclass(frozen=True)
class Table:
    """``notices`` are about the papers asked for; ``newest`` is None when no date has passed yet."""

    rows: int
    newest: dt.date | None
    notices: frozenset[Notice]


def read(stream: BinaryIO, wanted: Set[str], day: dt.date) -> Table:
    """Read the whole table and keep what is about ``wanted`` (``doi:…``, ``pmid:…``).

    ``newest`` is the newest date of a notice up to ``day``: some journals date their notices ahead.
    The order of the rows does not matter. Raises ``Refused``, and nothing else whatever is in the file.
    """
    _check_ends(stream)
    rows, newest, notices = 0, None, set()
    for line, row in _rows(stream):
        rows += 1
        notice = _notice(line, row)
        if notice.date and (on := dt.date.fromisoformat(notice.date)) <= day:
            newest = max(newest or on, on)
        if not wanted.isdisjoint(notice.identifiers):
            notices.add(notice)
    return Table(rows, newest, frozenset(notices))


def check(table: Table, day: dt.date, fewest: int = FEWEST_ROWS, before: int = 0) -> None:
    """Raises ``Refused`` for fewer rows than ``fewest`` or than ``before``, or nothing new by ``day``."""
    if table.rows < fewest:
        raise Refused(f"The table has only {table.rows} rows and should have at least {fewest}: "
                      "it is not the whole of it.")
    if table.rows < before:
        raise Refused(f"The table has {table.rows} rows, fewer than the {before} of the last time: "
                      "it is not the whole of it.")
    oldest = day - dt.timedelta(days=NEWEST_WITHIN_DAYS)
    if table.newest is None or table.newest < oldest:
        newest = table.newest.isoformat() if table.newest else "none"
        raise Refused(f"The table has nothing new since {oldest.isoformat()} (newest date: {newest}): "
                      "it is an old copy.")


def _check_ends(stream: BinaryIO) -> None:
    """The beginning shows a web page in place of the table, the end a transfer that broke off."""
    head = stream.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        raise Refused("The table is empty.")
    if head.startswith(b"<"):
        raise Refused("What came is a web page and not the table.")
    stream.seek(-1, os.SEEK_END)
    if stream.read(1) != b"\n":
        raise Refused("The last line of the table is cut short.")
    stream.seek(0)


def _rows(stream: BinaryIO) -> Iterator[tuple[int, dict[str, str]]]:
    """(line the row ends on, its cells by column), without the empty rows at the end of the file."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    csv.field_size_limit(_LONGEST_CELL)  # for the whole process, so that another may have changed it
    reader = csv.reader(text, strict=True)
    try:
        width = _width(next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, _row(reader.line_num, cells, width)
    except UnicodeDecodeError:
        raise Refused(f"The table is not in UTF-8 somewhere after line {reader.line_num}.") from None
    except csv.Error as error:
        raise Refused(f"Line {reader.line_num} of the table cannot be read: {error}.") from None
    finally:
        text.detach()  # else closing the wrapper would close what the caller opened


def _width(header: list[str]) -> int:
    """How many cells a row has. Raises ``Refused`` unless the header is the one we know."""
    names = list(header)
    while names and not names[-1].strip():
        names.pop()
    missing = [name for name in COLUMNS if name not in names]
    unknown = [name for name in names if name not in COLUMNS]
    if missing or unknown or len(names) != len(COLUMNS):
        raise Refused("The columns of the table have changed"
                      + (f"; missing: {', '.join(missing)}" if missing else "")
                      + (f"; unknown: {', '.join(unknown)[:200]}" if unknown else "") + ".")
    if tuple(names) != COLUMNS:
        raise Refused("The columns of the table are in another order.")
    return len(header)


def _row(line: int, cells: list[str], width: int) -> dict[str, str]:
    if len(cells) != width:
        raise Refused(f"Line {line} of the table has {len(cells)} cells and should have {width}.")
    return dict(zip(COLUMNS, cells, strict=False))


def _notice(line: int, row: dict[str, str]) -> Notice:
    nature = row["RetractionNature"].strip().lower()
    if nature not in NATURES:
        raise Refused(f'Line {line} of the table has the unknown RetractionNature "{nature[:60]}".')
    return Notice(doi_of(row["OriginalPaperDOI"]), pmid_of(row["OriginalPaperPubMedID"]), nature,
                  _iso_date(line, row["RetractionDate"]), doi_of(row["RetractionDOI"]), "retraction-watch")


def _iso_date(line: int, text: str) -> str:
    """2/29/2024 0:00 as 2024-02-29; empty stays empty."""
    text = text.strip()
    if not text:
        return ""
    found = _DATE.match(text)
    try:
        month, day, year = map(int, found.groups() if found else ())
        return dt.date(year, month, day).isoformat()
    except ValueError:
        raise Refused(f'Line {line} of the table has the date "{text[:40]}", '
                      "which is not month/day/year.") from None
