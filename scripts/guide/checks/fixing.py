"""Corrections that are certain, carried out: whole files or nothing.

An ``Edit`` counts characters of the text as Python reads it, with every line end as one
character. Files keep the line ends, the byte order mark and the rights that they have.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..paths import Unreadable
from .rule import Edit, Finding
from .writing import NotWritten, write_all


@dataclass(frozen=True)
class Corrections:
    """What was corrected, and for the rest a sentence each."""

    made: tuple[Finding, ...]
    refused: tuple[str, ...]


def apply(root: Path, findings: Iterable[Finding], read_at: int) -> Corrections:
    """Carry out the edits of some findings. ``read_at``: when reading began, in nanoseconds.

    Nothing at all is written when one file cannot be. Raises ``NotWritten``, ``Unreadable``.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.edit:
            by_path.setdefault(finding.path, []).append(finding)
    files: dict[Path, bytes] = {}
    made, refused = [], []
    for path, group in sorted(by_path.items()):
        file = _inside(root, path)
        if _saved_since(file, read_at):
            refused += [_refusal(finding, "the file was saved while it was read") for finding in group]
            continue
        data, done, not_done = _corrected(file, group)
        made += done
        refused += not_done
        if done:
            files[file] = data
    write_all(files)
    return Corrections(tuple(sorted(made)), tuple(refused))


def _inside(root: Path, path: str) -> Path:
    if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
        raise NotWritten(f"{path} is outside of the guide and is not changed.")
    return (root / path).resolve()  # a link stays a link; what it leads to is changed


def _saved_since(file: Path, read_at: int) -> bool:
    try:
        return read_at <= file.stat().st_mtime_ns <= time.time_ns()
    except OSError as error:
        raise NotWritten(f"{file} cannot be changed: {error.strerror}.") from None


def _refusal(finding: Finding, why: str) -> str:
    return f"{finding.place}: {finding.rule} was not corrected: {why}. Run --fix again."


def _corrected(file: Path, findings: list[Finding]) -> tuple[bytes, list[Finding], list[str]]:
    raw = _raw_text(file)
    text = Lines(raw)
    good: list[Edit] = []
    made, refused = [], []
    for finding in sorted(findings, key=lambda finding: finding.edit):
        edit = finding.edit
        if good and edit != good[-1] and _overlap(good[-1], edit):
            refused.append(_refusal(finding, "it overlaps another correction"))
        elif not text.holds(edit):
            refused.append(_refusal(finding, "the text is no longer what was read"))
        else:
            made.append(finding)
            good += [edit] if edit not in good[-1:] else []
    for edit in reversed(good):
        start, end = text.place(edit.start), text.place(edit.start + len(edit.old))
        raw = raw[:start] + edit.new.replace("\n", text.line_end) + raw[end:]
    return raw.encode("utf-8"), made, refused


def _raw_text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{file} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from None
    except OSError as error:
        raise Unreadable(f"{file} cannot be read: {error.strerror or error}.") from None


def _overlap(first: Edit, second: Edit) -> bool:
    return second.start < first.start + len(first.old) or (
        second.start == first.start and not first.old and not second.old)


class Lines:
    """A text with its own line ends, and the places that an ``Edit`` means in it."""

    def __init__(self, raw: str):
        # The n-th pair stands n characters earlier in the text that Python reads.
        self._pairs = [at - number for number, at in enumerate(_each(raw, "\r\n"))]
        self._read = raw.replace("\r\n", "\n").replace("\r", "\n")
        single = raw.count("\n") - len(self._pairs)
        old_mac = raw.count("\r") - len(self._pairs)
        self.line_end = max(("\n", single), ("\r\n", len(self._pairs)), ("\r", old_mac),
                            key=lambda pair: pair[1])[0]

    def holds(self, edit: Edit) -> bool:
        """Whether the text that an edit replaces is there."""
        return (0 <= edit.start <= len(self._read)
                and self._read[edit.start:edit.start + len(edit.old)] == edit.old)

    def place(self, offset: int) -> int:
        """Where an offset into the text that Python reads is in the file's own text."""
        return offset + bisect_left(self._pairs, offset)


def _each(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))
