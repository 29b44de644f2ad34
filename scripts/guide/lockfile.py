"""Lock files, and the licences of what they name.

A lock file says for each package its version, the hashes of its files and which packages asked for
it (``# via``). Licences stand in the metadata of an installed package and nowhere else.
"""

from __future__ import annotations

import importlib.metadata
import re
from dataclasses import dataclass
from pathlib import Path

from .paths import read_text

_PIN = re.compile(r"(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_LONGEST = 60  # some packages put the whole text of a licence where its name belongs


@dataclass(frozen=True)
class Pin:
    """One package. ``asked_by``: packages, or "name (file)" for what the project itself asks for."""

    name: str
    version: str
    hashes: tuple[str, ...]
    asked_by: tuple[str, ...]


def read(path: Path) -> dict[str, Pin]:
    """The packages of a lock file by name. Raises ``Unreadable``."""
    blocks: list[list[str]] = []
    for line in read_text(path).splitlines():
        if _PIN.match(line):
            blocks.append([])
        if blocks and line.strip():
            blocks[-1].append(line.strip())
    return {pin.name: pin for pin in map(_pin, blocks)}


def _pin(block: list[str]) -> Pin:
    found = _PIN.match(block[0])
    text = "\n".join(block)
    asked = [line.removeprefix("# via").removeprefix("#").strip() for line in block if line.startswith("#")]
    return Pin(normal(found["name"]), found["version"], tuple(_HASH.findall(text)), tuple(filter(None, asked)))


def normal(name: str) -> str:
    """The name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(name: str) -> str:
    """The licence that an installed package names; an empty string if it names none, or is not installed."""
    try:
        about = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    classes = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or () if line.startswith("License :: ")]
    said = about.get("License-Expression") or about.get("License") or ""
    if said and len(said) <= _LONGEST and "\n" not in said:
        return said
    return " and ".join(name for name in classes if name != "OSI Approved")


def makers(name: str) -> str:
    """Who an installed package names as its maintainers, or else its authors, without addresses."""
    about = importlib.metadata.metadata(name)
    fields = ("Maintainer", "Maintainer-email", "Author", "Author-email")
    said = next((about[field] for field in fields if about.get(field)), "")
    return ", ".join(dict.fromkeys(part for part in map(_bare, said.split(",")) if part))


def _bare(person: str) -> str:
    name = re.sub(r"<[^>]*>", "", person).strip().strip('"').strip()
    return "" if "@" in name else name
