"""Where the parts of a guide are."""

from __future__ import annotations

import codecs
import stat
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 10_000_000  # of one text file; a bibliography of 500 sources has 0.7 MB


class Unreadable(Exception):
    """A file that has to be read cannot be; the message says which and why."""


@dataclass(frozen=True)
class Project:
    """A folder that holds a guide. The names are paths below ``root``."""

    root: Path
    docs_name: str = "docs"
    bibliography_name: str = "references.bib"
    findings_name: str = "findings"

    @property
    def docs(self) -> Path:
        return self.root / self.docs_name

    @property
    def bibliography(self) -> Path:
        return self.root / self.bibliography_name

    @property
    def findings(self) -> Path:
        return self.root / self.findings_name

    @property
    def diagrams(self) -> Path:
        return self.docs / "diagrams"

    @property
    def reviewers(self) -> Path:
        return self.root / "reviewers.yml"

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    def show(self, path: Path) -> str:
        """The path as a person would type it from the root of the guide."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def read_text(path: Path) -> str:
    """The text of a file. Raises ``Unreadable`` with one sentence when that is impossible.

    Only a real file is opened: reading a pipe would wait for ever. Text is UTF-8 without a mark at
    its beginning and without NUL, and not larger than ``MOST_BYTES``.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"{path} is not a file: a folder, pipe or device cannot be read here.")
        if found.st_size > MOST_BYTES:
            raise Unreadable(f"{path} is too large: {found.st_size / 1e6:.0f} MB. At most "
                             f"{MOST_BYTES // 1_000_000} MB of text are read from one file.")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror or error}.") from None
    return _decoded(data, path)


def _decoded(data: bytes, path: Path) -> str:
    if data.startswith(codecs.BOM_UTF8):
        raise Unreadable(f"{path} begins with a byte order mark (BOM). Save it as UTF-8 without one.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"{path} is not UTF-8 text (line {line}, byte {error.start}). Save it as UTF-8.") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(f"{path} holds a NUL character in line {line}. Take it out: it is no text.")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
