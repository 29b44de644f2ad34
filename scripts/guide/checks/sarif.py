"""The result as SARIF 2.1.0, which GitHub's code scanning and many editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

A finding is known again when its lines move: its fingerprint is made of the rule, the file and
the words of the line, not of the line's number.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from . import catalogue
from .catalogue import Entry
from .formats import looked_at
from .result import Result
from .rule import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# The name under which GitHub looks for a fingerprint.
FINGERPRINT = "primaryLocationLineHash"
_ROOT = "%SRCROOT%"


def log(result: Result, prefix: str = "") -> str:
    """A whole log. ``prefix`` is the path of the guide in its repository, ending in a slash."""
    rules = _rules(result)
    driver = {"name": "guide-check", "rules": list(rules.values())}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(result)],
        "results": list(_results(result, prefix, {name: at for at, name in enumerate(rules)})),
        "properties": {"lookedAt": looked_at(result), "leftOut": list(result.left_out)},
    }
    shape = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(shape, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _invocation(result: Result) -> dict[str, object]:
    told = [{"level": "note", "message": {"text": text}} for text in result.left_out]
    if result.failure:
        told.append({"level": "error", "message": {"text": result.failure}})
    return {"executionSuccessful": not result.failure, "toolExecutionNotifications": told}


def _rules(result: Result) -> dict[str, dict[str, object]]:
    """The rules that ran, and those a reader named that have no documentation of their own."""
    rules = {entry.rule.id: _rule(entry) for entry in result.entries}
    for finding in result.findings:
        if finding.rule not in rules:
            entry = catalogue.entries().get(finding.rule)
            rules[finding.rule] = _rule(entry) if entry else _undocumented(finding.rule)
    return rules


def _undocumented(rule: str) -> dict[str, object]:
    about = {"text": f"{rule}: a mistake that was found while the files were read."}
    return {"id": rule, "shortDescription": about, "fullDescription": about, "help": about}


def _rule(entry: Entry) -> dict[str, object]:
    parts = catalogue.parts(entry.explanation)
    about = parts.pop("")
    markdown = "\n\n".join([about, *(f"**{name}:** {text}" for name, text in parts.items())])
    return {
        "id": entry.rule.id,
        "shortDescription": {"text": entry.about},
        "fullDescription": {"text": f"{about} {parts.get('Why', '')}".strip()},
        "help": {"text": entry.explanation, "markdown": markdown},
        "defaultConfiguration": {"level": entry.rule.severity},
        "properties": {"tags": sorted({entry.rule.group, *(["safety"] if entry.rule.safety else [])})},
    }


def _results(result: Result, prefix: str, index: dict[str, int]) -> Iterator[dict[str, object]]:
    lines = _Lines(result.root)
    seen: Counter[str] = Counter()
    for finding in result.findings:
        mark = _mark(finding, lines.words(finding))
        seen[mark] += 1
        yield {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": finding.severity,
            "message": {"text": " ".join(filter(None, (finding.message, finding.fix)))},
            "locations": [{"physicalLocation": _location(finding, prefix)}],
            "partialFingerprints": {FINGERPRINT: f"{mark}:{seen[mark]}"},
        }


def _location(finding: Finding, prefix: str) -> dict[str, object]:
    # GitHub shows nothing without a line and a column; the whole file is told at its start.
    region = {"startLine": max(finding.line, 1), "startColumn": max(finding.column, 1)}
    return {"artifactLocation": {
        "uri": quote(prefix + finding.path, safe="/", errors="surrogatepass"),
        "uriBaseId": _ROOT}, "region": region}


def _mark(finding: Finding, words: str) -> str:
    told = "\0".join((finding.rule, finding.path, words))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class _Lines:
    """The lines of the files that findings are in, each file read once."""

    def __init__(self, root: Path):
        self._root = root
        self._read: dict[str, list[str]] = {}

    def words(self, finding: Finding) -> str:
        """The words of the finding's line; its message where the line cannot be read again."""
        if finding.path not in self._read:
            self._read[finding.path] = self._lines(finding.path)
        lines = self._read[finding.path]
        if not 1 <= finding.line <= len(lines):
            return finding.message
        return " ".join(lines[finding.line - 1].split())

    def _lines(self, path: str) -> list[str]:
        # A page of a throw-away build is gone, and another of the same name may be there.
        if path.endswith(".html"):
            return []
        try:
            return (self._root / path).read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return []
