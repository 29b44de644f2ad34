"""All the rules there are, and what their documentation says."""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

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
    found = [_entry(name) for name in sorted(module.name for module in pkgutil.iter_modules(rule_modules.__path__))]
    found.sort(key=lambda entry: (GROUPS.index(entry.rule.group), entry.rule.id))
    return {entry.rule.id: entry for entry in found}


def _entry(name: str) -> Entry:
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
