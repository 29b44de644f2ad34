"""Plants one fault of the table into a copy of the guide, and takes it out again.

The table is faults.yml. A row says what a person did, in which file, and which rule has to tell:

    what          the mistake, in plain words; the name of the test
    file          where it is made; `site/...` is a page of the built site
    old, new      the change; `old` stands exactly once (with `every: true` more often, each changed)
    append        or: text at the end of the file
    create        or: the whole text of the file, which may be a new one
    delete: true  or: the file is gone
    also          more changes of the same hand: {file (if another), old, new}, or {file, fill: bytes}
    rule          the rule that has to report it
    at            text that stands once, whose line is meant; without it the line of the change
    reported_in   the file of the report, if it is another one
    today         the day of the check, if it matters
    why           only in `missed`: why no rule can know
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from guide import library
from guide.checks import built, runner, settings
from guide.checks.options import Options
from guide.checks.rule import Finding
from guide.paths import Project

HERE = Path(__file__).parent
TABLE = HERE / "faults.yml"
TODAY = dt.date(2026, 11, 22)
PARTS = ("docs", "findings", "references.bib", "mkdocs.yml", "pyproject.toml", "reviewers.yml",
         "retractions.json", "lay-terms.yml", "changes.yml", "embeds.yml", "versions", "overrides")
SITE = "site"


@dataclass(frozen=True)
class Fault:
    """One row of the table."""

    what: str
    file: str
    rule: str = ""
    old: str | None = None
    new: str | None = None
    every: bool = False
    append: str | None = None
    create: str | None = None
    delete: bool = False
    also: list[dict] = field(default_factory=list)
    at: str = ""
    reported_in: str = ""
    today: dt.date = TODAY
    why: str = ""

    @property
    def in_site(self) -> bool:
        return self.file.startswith(f"{SITE}/")

    @property
    def touched(self) -> set[str]:
        """The files of the fault and of its report."""
        return {self.file, self.reported_in, *(more.get("file", self.file) for more in self.also)}

    @property
    def change(self) -> tuple:
        """What is done, without its name: two rows may not do the same."""
        return (self.file, self.old, self.new, self.append, self.create, self.delete, str(self.also),
                self.today)


def table() -> tuple[list[Fault], list[Fault]]:
    """The faults that have to be caught, and those that no rule can know."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return [Fault(**row) for row in rows["caught"]], [Fault(**row) for row in rows["missed"]]


def copy_guide(repo: Path, root: Path) -> Path:
    """The guide without its tools, in a folder of its own."""
    root.mkdir(parents=True)
    for name in PARTS:
        if (repo / name).is_dir():
            shutil.copytree(repo / name, root / name)
        elif (repo / name).is_file():
            shutil.copy(repo / name, root / name)
    return root


def look(root: Path, today: dt.date = TODAY, only: set[str] | None = None,
         with_site: bool = True) -> tuple[Finding, ...]:
    """What all rules find, as `scripts/check.py` would: every file is read again, nothing is kept.

    ``only``: files; the rules for pages then look at these, and at the pages of these findings
    files, and at no other page.
    """
    wishes = settings.load(root)
    guide, _ = library.load(Project(root, bibliography_name=wishes.bibliography,
                                    findings_name=wishes.findings))
    options = Options(today, wishes)
    srcs = None if only is None else _pages(guide, only)
    site = [page for page in (built.read(root / SITE, guide) if with_site else ())
            if only is None or f"{SITE}/{page.address}" in only]
    return runner.run(guide, options, runner.chosen(options), srcs, built=site).findings


def _pages(guide: library.Library, files: set[str]) -> set[str]:
    shown = {page.src for page in guide.pages.values() if page.shown in files}
    return shown | {record.page for record in guide.findings.all() if record.place()[0] in files}


@contextlib.contextmanager
def planted(root: Path, fault: Fault) -> Iterator[tuple[str, int]]:
    """The guide with the fault in it; gives the (file, line) at which it has to be told."""
    names = {fault.file, *(change["file"] for change in fault.also if "file" in change)}
    before = {name: _bytes(root / name) for name in names}
    try:
        line = _change(root, fault)
        yield fault.reported_in or fault.file, _line_of(root, fault) if fault.at else line
    finally:
        for name, content in before.items():
            _put_back(root / name, content)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)


def _change(root: Path, fault: Fault) -> int:
    """Make the change; the line of its first sign, 0 where a whole file is gone."""
    path = root / fault.file
    for more in fault.also:
        if "fill" in more:
            (root / more["file"]).parent.mkdir(exist_ok=True)
            (root / more["file"]).write_bytes(b"0" * more["fill"])
        else:
            _replace(root / more.get("file", fault.file), more["old"], more["new"], fault)
    if fault.delete:
        path.unlink()
        return 0
    if fault.create is not None:
        path.write_text(fault.create, encoding="utf-8")
        return 1
    if fault.append is not None:
        text = path.read_text(encoding="utf-8")
        path.write_text(text + fault.append, encoding="utf-8")
        return (text + fault.append[:_blank(fault.append)]).count("\n") + 1
    if fault.old is None or fault.new is None:
        return 0
    return _replace(path, fault.old, fault.new, fault)


def _replace(path: Path, old: str, new: str, fault: Fault) -> int:
    text, times = path.read_text(encoding="utf-8"), path.read_text(encoding="utf-8").count(old)
    if times != 1 and not (fault.every and times > 1):
        raise AssertionError(f'faults.yml, "{fault.what}": {old!r} stands {times} times in {path.name}, not '
                             "once. The guide was changed since: renew this row.")
    changed = text.replace(old, new)
    path.write_text(changed, encoding="utf-8")
    same = len(os.path.commonprefix([old, new]))
    grown = new[same:] if len(new) > len(old) else ""
    return changed.count("\n", 0, text.index(old) + same + _blank(grown)) + 1


def _blank(text: str) -> int:
    """How many line ends a text begins with: a new paragraph begins after them."""
    return len(text) - len(text.lstrip("\n"))


def _line_of(root: Path, fault: Fault) -> int:
    text = (root / (fault.reported_in or fault.file)).read_text(encoding="utf-8")
    found = [match.start() for match in re.finditer(re.escape(fault.at), text)]
    if len(found) != 1:
        raise AssertionError(f'faults.yml, "{fault.what}": at: {fault.at!r} stands {len(found)} times, not '
                             "once. The guide was changed since: renew this row.")
    return text.count("\n", 0, found[0]) + 1
