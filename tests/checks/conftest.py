"""A small guide to check, made-up rules, and the command with its exit code and output."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from guide.checks import catalogue, command
from guide.checks.catalogue import Entry
from guide.checks.rule import Rule
from small_guide import BASE, TODAY


class Done(NamedTuple):
    """How a run of the command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def guide(tmp_path):
    """The guide of the rules' own tests: five pages, two sources, one outcome."""
    return Path(shutil.copytree(BASE, tmp_path / "guide", ignore=shutil.ignore_patterns(".cache")))


@pytest.fixture
def check(guide, capsys):
    """Runs the command in this process on the small guide: ``check("--only", "citations")``."""
    def run(*arguments, root=guide):
        try:
            code = command.main(["--root", str(root), "--today", TODAY, *map(str, arguments)])
        except SystemExit as left:
            code = left.code
        return Done(code, *capsys.readouterr())
    return run


@pytest.fixture
def made_up(monkeypatch):
    """Puts made-up rules in the place of the real ones: ``made_up(name, check, severity=...)``."""
    entries: dict[str, Entry] = {}
    monkeypatch.setattr(catalogue, "entries", lambda: entries)
    monkeypatch.setattr(catalogue, "names", lambda: tuple(entries))
    monkeypatch.setattr(catalogue, "entry", lambda name: entries[name])
    monkeypatch.setattr(catalogue, "stopping", lambda: {
        name: entry for name, entry in entries.items() if entry.rule.stops_build})

    def add(name, check, group="words", **more):
        rule = Rule(name, group, **more)
        entries[name] = Entry(rule, lambda *seen: check(rule, *seen),
                              f"Finds {name}.\n\nWhy: a test.\nBad: x\nGood: y\nFix: z")
        return rule
    return add
