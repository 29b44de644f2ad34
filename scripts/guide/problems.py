"""A mistake, told to the person who made it: file, line, what is wrong, what to do."""

from __future__ import annotations

import bisect
import difflib
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass


_FAR = 20_000  # characters


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. ``line`` and ``column`` count from 1; 0 means the whole file."""

    path: str
    line: int
    column: int
    rule: str
    message: str
    fix: str = ""

    severity = "error"  # what stops a build is always an error; checks know milder ones

    @property
    def place(self) -> str:
        """``docs/uses/hair.md:42:17``, as far as it is known."""
        place = self.path
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        return place

    def __str__(self) -> str:
        text = f"{self.place}: {self.severity} {self.rule}: {self.message}"
        return f"{text}\n    {self.fix}" if self.fix else text


class ProblemsFound(Exception):
    """Raised when a build has to stop. ``problems`` is sorted and has no repeats."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.rule, p.message))
        super().__init__(report(self.problems))


def report(problems: list[Problem]) -> str:
    """All problems as text, with a count at the end."""
    count = len(problems)
    noun = "problem" if count == 1 else "problems"
    return "\n".join([*map(str, problems), f"{count} {noun}. Nothing was published."])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest known word, or an empty string."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'Did you mean "{close[0]}"?' if close else ""


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column (from 1) of an offset into ``text``."""
    if offset > _FAR:  # counting from the start for every entry of a long file takes longer than reading it
        starts = _line_starts(text)
        line = bisect.bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


@functools.lru_cache(maxsize=2)
def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in re.finditer("\n", text))]
