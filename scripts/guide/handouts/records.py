"""What was made, kept beside the sheets of each clinic: made.json.

With it a run knows which sheets are still right, and the site can list them. A record is written
whole or not at all, and only for a sheet that is already there.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "made.json"


@dataclass(frozen=True)
class Made:
    """One finished PDF. ``inputs`` is a hash of all that it was made from, ``size`` is in bytes."""

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
    picture: str = ""


def read(folder: Path) -> dict[str, Made]:
    """The records of a folder by file name. A record that cannot be read is no record."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {entry["file"]: Made(**entry) for entry in data["sheets"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write(folder: Path, made: dict[str, Made]) -> None:
    """Write the records, sorted by file name."""
    entries = [asdict(made[name]) for name in sorted(made)]
    put(folder / FILE, (json.dumps({"sheets": entries}, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))


def put(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(data)
        os.replace(beside, file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
