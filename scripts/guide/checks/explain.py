"""The rules for people: a list of all, and all about one."""

from __future__ import annotations

import json
from collections.abc import Iterator

from . import catalogue
from .catalogue import Entry
from .rule import GROUPS, Rule
from .settings import TABLE, Settings


def listing() -> str:
    """Every rule by group: id, severity, what else it does, and what it finds."""
    lines = []
    for group in GROUPS:
        entries = [entry for entry in catalogue.entries().values() if entry.rule.group == group]
        if entries:
            lines += [group, *(line for entry in entries for line in _lines(entry)), ""]
    return "\n".join([*lines, f"{len(catalogue.entries())} rules. "
                              "More about one: --explain RULE", ""])


def _lines(entry: Entry) -> Iterator[str]:
    yield f"  {entry.rule.id} ({', '.join([entry.rule.severity, *_more(entry.rule)])})"
    yield f"      {entry.about}"


def _more(rule: Rule) -> list[str]:
    told = [("protects people", rule.safety), ("stops a build", rule.stops_build),
            ("only before a release", rule.release), ("reads the built pages", rule.reads == "built")]
    return [words for words, holds in told if holds]


def explanation(word: str, settings: Settings) -> str:
    """All about a rule, or about each of a group. Raises ``catalogue.UnknownRule``."""
    chosen = catalogue.select([word])
    return "\n".join(_explanation(entry, settings) for name, entry in catalogue.entries().items()
                     if name in chosen)


def _explanation(entry: Entry, settings: Settings) -> str:
    rule = entry.rule
    lines = [f"{rule.id} ({', '.join([rule.group, rule.severity, *_more(rule)])})", "",
             entry.explanation, ""]
    if rule.id in settings.off:
        lines += [f"This guide does not want this rule: it is off in pyproject.toml, [{TABLE}].", ""]
    if rule.settings:
        lines.append(f"Settings, in pyproject.toml, [{TABLE}.rules.{rule.id}]:")
        lines += _settings(rule, settings)
    return "\n".join(lines).rstrip("\n") + "\n"


def _settings(rule: Rule, settings: Settings) -> Iterator[str]:
    for name, value in settings.of(rule).items():
        yield f"    {name} = {_toml(value)}"
        if value != rule.settings[name]:
            yield f"        (of this guide; otherwise {_toml(rule.settings[name])})"


def _toml(value: object) -> str:
    # For text, numbers, true and lists the two languages write the same.
    return json.dumps(value, ensure_ascii=False)
