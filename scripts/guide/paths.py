"""Where the parts of a guide are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A folder that holds a guide."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def bibliography(self) -> Path:
        return self.root / "references.bib"

    @property
    def findings(self) -> Path:
        return self.root / "findings"

    @property
    def diagrams(self) -> Path:
        return self.docs / "diagrams"

    def show(self, path: Path) -> str:
        """The path as a person would type it from the root of the guide."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()
