"""Where the parts of a guide are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
    """The text of a file. Raises ``Unreadable`` with one sentence when that is impossible."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from None
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror or error}.") from None
