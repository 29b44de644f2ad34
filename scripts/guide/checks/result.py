"""What one run of the checks has to tell, in whatever format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .catalogue import Entry
from .rule import SEVERITIES, Finding


class CannotWork(Exception):
    """The check cannot be done; the message is one sentence for the person who asked for it."""


@dataclass(frozen=True)
class Result:
    """``findings`` are sorted. ``entries`` are the rules that ran.

    ``pages`` were looked at, of ``all_pages``; ``built_pages`` is None where none was.
    ``left_out`` says in sentences what was not looked at and why. ``corrected`` was put right
    before, ``refused`` says which corrections were not made. ``failure`` is why the tool could
    not do all it was asked for: then the run is no success, whatever it found.
    """

    root: Path
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    pages: int
    all_pages: int
    sources: int
    outcomes: int
    built_pages: int | None = None
    left_out: tuple[str, ...] = ()
    corrected: tuple[Finding, ...] = ()
    refused: tuple[str, ...] = ()
    failure: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity there are."""
        found = [finding.severity for finding in self.findings]
        return {severity: found.count(severity) for severity in SEVERITIES}

    def exit_code(self, strict: bool) -> int:
        """0: nothing has to be corrected. 1: something has. 2: the tool could not do its work."""
        if self.failure:
            return 2
        return int(bool(self.counts["error"] or strict and self.counts["warning"]))
