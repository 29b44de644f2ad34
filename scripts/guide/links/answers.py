"""What became of one address, in our words, and the answers kept between runs.

Many publishers answer every robot with 403 or 429. That says nothing about what a reader
would see, so it is an outcome of its own and not a dead link.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

WORKS = "works"
MOVED = "moved permanently"
WOULD_NOT_TELL = "would not tell"
UNREACHED = "could not be reached"
ANCHOR_MISSING = "anchor missing"
DEAD = "dead"
OUTCOMES = (WORKS, MOVED, WOULD_NOT_TELL, UNREACHED, ANCHOR_MISSING, DEAD)

GOOD_DAYS, BAD_DAYS = 30, 1  # how long an answer is used again; 1: only on its own day

_FORM = 1  # raise it when the form of the kept answers changes
_HOP = re.compile(r"Redirected to `(?P<to>\S+)' status: (?P<status>\d{3})")
_ANCHOR = re.compile(r"Anchor `(?P<name>.*?)' \(decoded: ")
_NO_BODY = re.compile(r"could not get content: (?P<why>.*)")
# What getaddrinfo says when a name does not exist: Linux, macOS, Windows.
_NO_HOST = re.compile(r"Errno (?:-2|-5|8|11001)\]")
_REASONS = (
    (re.compile("timed? ?out", re.I), "no answer in time"),
    (re.compile("refused"), "the connection was refused"),
    (re.compile("SSLError|certificate", re.I), "its certificate was not accepted"),
    (re.compile("NameResolutionError"), "its name could not be looked up"),
    (re.compile("TooManyRedirects"), "it redirects without end"),
)


@dataclass(frozen=True)
class Answer:
    """``heard`` is False when nobody answered, which may be the fault of our own network."""

    outcome: str
    message: str
    checked: dt.date
    moved_to: str = ""
    heard: bool = field(default=True, compare=False)

    @property
    def good(self) -> bool:
        """True when a reader gets what the link promises."""
        return self.outcome in (WORKS, MOVED)

    def usable(self, today: dt.date) -> bool:
        """True while the answer need not be asked for again."""
        age = (today - self.checked).days
        return 0 <= age < (GOOD_DAYS if self.good else BAD_DAYS)


def judge(row: Mapping[str, str], today: dt.date) -> Answer:
    """Read one row of LinkChecker: ``result``, ``warningstring`` and ``infostring``."""
    result = _plain(row["result"])
    if "Access denied by robots.txt" in row["infostring"] + result:
        return Answer(WOULD_NOT_TELL, "its robots.txt asks robots to keep out", today)
    status = re.match(r"(\d{3})\b", result)
    if status is None:
        return _judge_silence(result, today)
    outcome, message = _outcome(int(status[1]), row["warningstring"])
    moved_to = _moved_to(row["warningstring"])
    if outcome == WORKS and moved_to:
        outcome = MOVED
    return Answer(outcome, message or result[:200], today, moved_to)


def _outcome(status: int, warnings: str) -> tuple[str, str]:
    """The outcome of an HTTP status, and a message where the status is not all there is to say."""
    if 200 <= status < 300:
        if anchor := _ANCHOR.search(warnings):
            return ANCHOR_MISSING, f'the page has no place "{anchor["name"]}"'
        if broken := _NO_BODY.search(warnings):
            return UNREACHED, f"{status}, but the page did not arrive: {_reason(broken['why'])}"
        return WORKS, ""
    if status in (404, 410):
        return DEAD, ""
    return (UNREACHED if 500 <= status < 600 else WOULD_NOT_TELL), ""


def _moved_to(warnings: str) -> str:
    """Where the first redirects lead, as far as they are permanent; empty when none is."""
    target = ""
    for hop in _HOP.finditer(warnings):
        if hop["status"] not in ("301", "308"):
            break
        target = hop["to"]
    return target


def _judge_silence(result: str, today: dt.date) -> Answer:
    if _NO_HOST.search(result):
        return Answer(DEAD, "there is no such host", today, heard=False)
    return Answer(UNREACHED, _reason(result), today, heard="TooManyRedirects" in result)


def _plain(text: str) -> str:
    """One line without control characters: the words of a status are those of another host."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:2000]


def _reason(result: str) -> str:
    for pattern, words in _REASONS:
        if pattern.search(result):
            return words
    # An object's place in memory differs from run to run.
    return re.sub(r"<[^<>]* at 0x[0-9a-f]+>:?\s*", "", result)[:200] or "no reason given"


def load(path: Path) -> dict[str, Answer]:
    """The kept answers by address. What is missing, old in form or broken is as if never asked."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        entries = data["answers"].items() if data["form"] == _FORM else ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    kept = {address: _read(entry) for address, entry in entries}
    return {address: answer for address, answer in kept.items() if answer}


def _read(entry: dict) -> Answer | None:
    try:
        answer = Answer(entry["status"], str(entry["message"]), dt.date.fromisoformat(entry["checked"]),
                        str(entry["moved_to"]))
    except (KeyError, TypeError, ValueError):
        return None
    return answer if answer.outcome in OUTCOMES else None


def save(path: Path, kept: Mapping[str, Answer]) -> None:
    """Keep the answers: written whole or not at all. Raises ``OSError``."""
    entries = {address: {"status": answer.outcome, "checked": answer.checked.isoformat(),
                         "message": answer.message, "moved_to": answer.moved_to}
               for address, answer in sorted(kept.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_text(json.dumps({"form": _FORM, "answers": entries}, indent=1, ensure_ascii=False) + "\n",
                        encoding="utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
