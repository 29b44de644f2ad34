"""What the tests of the command share: where the small guide is, and how to spoil it."""

from __future__ import annotations

from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
BASE = REPO / "tests" / "rules" / "base"
TODAY = "2020-06-01"


def replace(file: Path, old: str, new: str) -> None:
    """Change a text that has to be in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def every_page(rule, page, library, options):
    """A made-up rule that finds the first character of each page."""
    yield rule.at(page, 0, "This page begins.", "Begin it elsewhere.")
