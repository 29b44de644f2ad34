"""Comments that let one line pass.

In a page, before a paragraph or at the end of a line:

    <!-- check-ignore sentence-long: the name of the law is that long -->

In YAML `# check-ignore rule: reason`, in references.bib `% check-ignore rule: reason` on a line
of its own before the entry. A comment of its own covers what follows up to the next empty line
(in the .bib the whole next entry), any other the line it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..problems import line_and_column
from .rule import Finding

_COMMENT = re.compile(r"(?:<!--|(?<!\S)[#%])[ \t]*check-ignore\b[ \t]*(?P<rule>[\w-]*)[ \t]*:?[ \t]*"
                      r"(?P<reason>[^\n]*?)[ \t]*(?:-->|$)", re.M)


_IN_PAGE = re.compile(r"^[ \t]*<!--[ \t]*check-ignore\b[^\n]*?-->[ \t]*\n|[ \t]*<!--[ \t]*check-ignore\b[^\n]*?-->", re.M)


@dataclass(frozen=True)
class Ignore:
    """One comment. It covers the lines from ``first`` to ``last``."""

    path: str
    line: int
    column: int
    rule: str
    reason: str
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        return (finding.rule == self.rule and finding.path == self.path
                and self.first <= finding.line <= self.last)


@dataclass
class Ledger:
    """Every comment of a guide, the ones that let something pass, and the rules that ran.

    ``ran`` is empty when only a part of the guide was looked at: nobody can say then which
    comment is of no use.
    """

    comments: tuple[Ignore, ...]
    ran: frozenset[str]
    used: set[Ignore] = field(default_factory=set)

    def lets_pass(self, finding: Finding, safety: bool) -> bool:
        """Whether a comment covers a finding. No comment covers a safety rule."""
        for comment in self.comments:
            if comment.reason and comment.covers(finding) and not safety:
                self.used.add(comment)
                return True
        return False


def read(path: str, text: str, first_line: int = 1) -> Iterator[Ignore]:
    """The comments of a text that begins on a line of a file."""
    if "check-ignore" not in text:
        return
    lines = text.split("\n")
    for match in _COMMENT.finditer(text):
        line, column = line_and_column(text, match.start())
        first, last = _covered(lines, line, match.group(), path)
        above = first_line - 1
        yield Ignore(path, line + above, column, match["rule"], match["reason"],
                     first + above, last + above)


def remove(markdown: str) -> str:
    """The text of a page without these comments: they are for authors, not for readers."""
    return _IN_PAGE.sub("", markdown) if "check-ignore" in markdown else markdown


def _covered(lines: list[str], line: int, comment: str, path: str) -> tuple[int, int]:
    if lines[line - 1].strip() != comment.strip():
        return line, line
    first = line + 1
    while first <= len(lines) and not lines[first - 1].strip():
        first += 1
    last = first
    ends = "@" if path.endswith(".bib") else ""
    while last < len(lines) and _goes_on(lines[last], ends):
        last += 1
    return first, last


def _goes_on(line: str, ends: str) -> bool:
    return not line.startswith(ends) if ends else bool(line.strip())
