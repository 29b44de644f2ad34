"""What a rule is, and what it reports.

A rule is one module in ``rules/`` with a docstring (Why, Bad, Good, Fix), a ``RULE`` record and

    check(page, library, options) -> Iterator[Finding]

``RULE.reads`` says what ``page`` is and how often ``check`` is called:

    "page"     a ``pages.Page``, once for each page (its front matter may be broken: ``meta`` is None)
    "guide"    None, once; for the bibliography, findings/, the navigation, the guide as a whole
    "built"    a ``built.BuiltPage``, once for each page of the built site
    "ignores"  an ``ignores.Ledger``, once, at the end
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..pages import Page
from ..problems import Problem

GROUPS = ("front-matter", "citations", "bibliography", "findings", "words", "access", "rendered",
          "links", "versions", "ignores")
SEVERITIES = ("error", "warning", "note")
READS = ("page", "guide", "built", "ignores")


@dataclass(frozen=True, order=True)
class Edit:
    """A certain correction: put ``new`` in the place of ``old``, which stands at an offset of a file.

    ``start`` counts characters from the start of the file. Nothing is changed unless ``old``
    is still there.
    """

    start: int
    old: str
    new: str


@dataclass(frozen=True, order=True)
class Finding(Problem):
    """A problem with how bad it is, and a correction where one is certain."""

    severity: str = "error"
    edit: Edit | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Rule:
    """What the tool has to know about a rule; what people have to know is in its docstring.

    severity: an error makes the check fail; a warning will become one; a note is only told.
    safety: cannot be switched off or ignored. stops_build: no page is published while it finds
    something. release: only looked at before a release (``--release``).
    """

    id: str
    group: str
    severity: str = "error"
    reads: str = "page"
    safety: bool = False
    stops_build: bool = False
    release: bool = False
    settings: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self):
        if self.group not in GROUPS or self.severity not in SEVERITIES or self.reads not in READS:
            raise ValueError(f"The rule {self.id} has a group, severity or kind that does not exist.")

    def at(self, page: Page, offset: int, message: str, fix: str = "", new: str | None = None,
           old: str = "") -> Finding:
        """A finding at an offset into the body of a page. ``new`` for ``old`` is a certain fix."""
        line, column = page.place(offset)
        edit = None if new is None else Edit(page.body_start + offset, old, new)
        return Finding(page.shown, line, column, self.id, message, fix, self.severity, edit)

    def on(self, path: str, line: int, column: int, message: str, fix: str = "",
           edit: Edit | None = None) -> Finding:
        """A finding at a line and column of any file."""
        return Finding(path, line, column, self.id, message, fix, self.severity, edit)

    def read(self, problems: Iterable[Problem]) -> Iterator[Finding]:
        """What the readers found of this rule while they read the files."""
        for problem in problems:
            if problem.rule == self.id:
                yield self.on(problem.path, problem.line, problem.column, problem.message, problem.fix)
