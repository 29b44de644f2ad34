"""All the rules there are, and what their documentation says."""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..problems import did_you_mean
from . import rules as rule_modules
from .rule import GROUPS, Finding, Rule

PARTS = ("Why", "Bad", "Good", "Fix")


class UnknownRule(ValueError):
    """The word is neither a rule nor a group of rules; the message says what was meant."""


@dataclass(frozen=True)
class Entry:
    """A rule, its check and its documentation."""

    rule: Rule
    check: Callable[..., Iterator[Finding]]
    explanation: str

    @property
    def about(self) -> str:
        """What the rule finds, in one line."""
        return self.explanation.partition("\n")[0]


@functools.cache
def entries() -> dict[str, Entry]:
    """Every rule by id, in the order of the groups and then of the ids."""
    return _in_order(map(entry, names()))


@functools.cache
def names() -> tuple[str, ...]:
    """The id of every rule, sorted. Reads no rule."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(rule_modules.__path__)))


@functools.cache
def stopping() -> dict[str, Entry]:
    """The rules that stop a build. The others are not imported: that takes as long as to run these."""
    texts = {name: Path(rule_modules.__path__[0], f"{name.replace('-', '_')}.py").read_bytes() for name in names()}
    found = _in_order(entry(name) for name, text in texts.items() if b"stops_build=True" in text)
    return {name: entry for name, entry in found.items() if entry.rule.stops_build}


def _in_order(found: Iterable[Entry]) -> dict[str, Entry]:
    return {entry.rule.id: entry
            for entry in sorted(found, key=lambda entry: (GROUPS.index(entry.rule.group), entry.rule.id))}


@functools.cache
def entry(name: str) -> Entry:
    """The rule with an id that is in ``names``."""
    name = name.replace("-", "_")
    module = importlib.import_module(f"{rule_modules.__name__}.{name}")
    if module.RULE.id.replace("-", "_") != name:
        raise ValueError(f"rules/{name}.py holds the rule {module.RULE.id}; the two names must agree.")
    return Entry(module.RULE, module.check, inspect.cleandoc(module.__doc__ or ""))


def parts(explanation: str) -> dict[str, str]:
    """The parts of a rule's documentation: its first lines, then Why, Bad, Good and Fix."""
    pieces = re.split(rf"^({'|'.join(PARTS)}):[ \n]", explanation, flags=re.M)
    return {"": pieces[0].strip()} | {
        name: inspect.cleandoc("\n" + text) for name, text in zip(pieces[1::2], pieces[2::2])}


def select(words: Iterable[str]) -> set[str]:
    """The ids that some words name: each a rule or a whole group. Raises ``UnknownRule``."""
    known, chosen = entries(), set()
    for word in words:
        group = {name for name, entry in known.items() if entry.rule.group == word}
        if word not in known and not group:
            raise UnknownRule(f'There is no rule or group "{word}". '
                              f"{did_you_mean(word, [*known, *GROUPS]) or 'See --list.'}")
        chosen |= group or {word}
    return chosen
