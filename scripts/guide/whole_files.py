"""How files are written: whole or not at all, and the same bytes on every system."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def put(file: Path, data: str | bytes) -> None:
    """Write a file whole or not at all: whoever reads it meets the old one or the new one. Text is UTF-8."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(_bytes(data))
        os.replace(beside, file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def below(folder: Path, made: Iterable[tuple[str, str | bytes]]) -> None:
    """Write files by their addresses below a folder, one at a time: together they may be larger than a guide."""
    for address, data in made:
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_bytes(data))


def _bytes(data: str | bytes) -> bytes:
    return data.encode("utf-8") if isinstance(data, str) else data
