"""The result for people (text), for GitHub's diff view (github) and for programs (json).

The text is the same in every window, language and time zone. Only a terminal gets colour.

The shape of the json, which only ever gets more keys::

    {"format": 1,
     "counts": {"error": 1, "note": 0, "warning": 0},
     "looked_at": {"pages": 31, "of_pages": 31, "sources": 233, "outcomes": 17,
                   "built_pages": 31, "rules": 64},       built_pages is null if none was
     "left_out": ["a sentence each"],
     "findings": [{"path": "docs/page.md", "line": 3, "column": 5, "rule": "...", "group": "...",
                   "severity": "error", "safety": true, "message": "...", "fix": "...",
                   "can_be_corrected": false}],           line and column 0: the whole file
     "corrected": [findings], "not_corrected": ["a sentence each"],
     "failure": ""}                                       why the tool itself could not go on
"""

from __future__ import annotations

import json
import re

from . import catalogue
from .result import Result
from .rule import Finding

_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "note": "\x1b[1;36m"}
_PLAIN = "\x1b[0m"
# A page may hold signs that would steer a terminal; a quote of it must not.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def text(result: Result, colour: bool = False) -> str:
    """One block a finding, in the order of files and lines, and what was looked at."""
    lines = [_clean(f"{finding.place}: corrected {finding.rule}: {finding.message}")
             for finding in result.corrected]
    lines += [_block(finding, colour) for finding in result.findings]
    return "\n".join([*lines, *([""] if lines else []), *map(_clean, closing(result)), ""])


def _clean(words: str) -> str:
    return _STEERING.sub("\ufffd", words)


def _block(finding: Finding, colour: bool) -> str:
    told = _clean(str(finding))
    if not colour:
        return told
    start = len(finding.place) + 2
    end = start + len(finding.severity)
    return f"{told[:start]}{_COLOURS[finding.severity]}{told[start:end]}{_PLAIN}{told[end:]}"


def closing(result: Result) -> list[str]:
    """What was looked at, what was not, and how many findings there are."""
    pages = _count(result.pages, "page")
    if result.pages != result.all_pages:
        pages = f"{result.pages} of {_count(result.all_pages, 'page')}"
    built = "no built page" if result.built_pages is None else _count(result.built_pages, "built page")
    looked_at = (f"Looked at {pages}, {_count(result.sources, 'source')}, "
                 f"{_count(result.outcomes, 'outcome')} and {built}, "
                 f"with {_count(len(result.entries), 'rule')}.")
    counts = ", ".join(_count(number, severity) for severity, number in result.counts.items())
    corrected = f"{len(result.corrected)} corrected. " if result.corrected else ""
    return [*result.refused, looked_at, *result.left_out, f"{corrected}{counts}."]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def github(result: Result, prefix: str = "") -> str:
    """Workflow commands, which GitHub shows beside the lines of a change.

    ``prefix`` is the path of the guide in its repository, with a slash at the end.
    """
    lines = [_command(finding, prefix) for finding in result.findings]
    return _clean("\n".join([*lines, *closing(result), ""]))


def _command(finding: Finding, prefix: str) -> str:
    properties = {"file": prefix + finding.path}
    if finding.line:
        properties["line"] = str(finding.line)
    if finding.column:
        properties["col"] = str(finding.column)
    properties["title"] = finding.rule
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    words = f"{finding.message}\n{finding.fix}" if finding.fix else finding.message
    return f"::{_GITHUB[finding.severity]} {told}::{_data(words)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def as_json(result: Result) -> str:
    """The shape that stands at the top of this module."""
    shape = {
        "format": 1,
        "counts": result.counts,
        "looked_at": looked_at(result),
        "left_out": list(result.left_out),
        "findings": [_shape(finding) for finding in result.findings],
        "corrected": [_shape(finding) for finding in result.corrected],
        "not_corrected": list(result.refused),
        "failure": result.failure,
    }
    return json.dumps(shape, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def looked_at(result: Result) -> dict[str, int | None]:
    """How much of everything was looked at."""
    return {"pages": result.pages, "of_pages": result.all_pages, "sources": result.sources,
            "outcomes": result.outcomes, "built_pages": result.built_pages,
            "rules": len(result.entries)}


def _shape(finding: Finding) -> dict[str, object]:
    entry = catalogue.entries().get(finding.rule)
    return {"path": finding.path, "line": finding.line, "column": finding.column,
            "rule": finding.rule, "group": entry.rule.group if entry else "",
            "severity": finding.severity, "safety": bool(entry and entry.rule.safety),
            "message": finding.message, "fix": finding.fix,
            "can_be_corrected": finding.edit is not None}
