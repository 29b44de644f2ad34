"""What was made, kept beside the sheets of each clinic: made.json.

With it a run knows which sheets are still right, and the site can list them. A record is written
whole or not at all, and only for a sheet that is already there.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from .. import whole_files

FILE = "made.json"


@dataclass(frozen=True)
class Picture:
    """A picture of the first page; ``width`` and ``height`` in pixels."""

    file: str
    sha256: str
    width: int
    height: int


@dataclass(frozen=True)
class Made:
    """One finished PDF. ``inputs`` is a hash of all that it was made from, ``size`` is in bytes.

    The rest is for the site's list of sheets, and empty for a clinic's: ``place`` in the order of
    handouts.yml, the pages ``taken``, by source path, and their hash (``basis.of``).
    """

    file: str
    sheet: str
    title: str
    paper: str
    print: str
    pages: int
    size: int
    sha256: str
    version: str
    digest: str
    inputs: str
    picture: Picture | None = None
    place: int = 0
    taken: tuple[str, ...] = ()
    fragments: str = ""


def read(folder: Path) -> dict[str, Made]:
    """The records of a folder by file name. A record that cannot be read is no record."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {entry["file"]: _made(entry) for entry in data["sheets"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _made(entry: dict) -> Made:
    picture = Picture(**entry["picture"]) if entry.get("picture") else None
    return Made(**{**entry, "picture": picture, "taken": tuple(entry.get("taken", ()))})


def whole(folder: Path, of: Made | Picture) -> bytes | None:
    """The bytes of a file as they were recorded; None if it is not there or is another one."""
    try:
        data = (folder / of.file).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == of.sha256 else None


def write(folder: Path, made: dict[str, Made]) -> None:
    """Write the records, sorted by file name."""
    entries = [asdict(made[name]) for name in sorted(made)]
    whole_files.put(folder / FILE, (json.dumps({"sheets": entries}, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
