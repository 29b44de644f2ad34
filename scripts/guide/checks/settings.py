"""[tool.guide-checks] in pyproject.toml: how one guide wants to be checked.

    [tool.guide-checks]
    bibliography = "references.bib"      # where it is, from the root
    findings = "findings"
    off = ["bib-unsorted"]               # rules that this guide does not want; no safety rule

    [tool.guide-checks.rules.sentence-too-long]
    words = 25                           # the settings of one rule (see --explain)
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..paths import Project, read_text
from ..problems import did_you_mean
from . import catalogue

TABLE = "tool.guide-checks"


class SettingsError(ValueError):
    """The settings cannot be used; the message says where and why."""


@dataclass(frozen=True)
class Settings:
    """``rules`` holds, by rule, only what differs from the rule's own settings."""

    bibliography: str = "references.bib"
    findings: str = "findings"
    off: frozenset[str] = frozenset()
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def project(self, root: Path) -> Project:
        """The guide of a folder, with its parts where these settings say."""
        return Project(root, bibliography_name=self.bibliography, findings_name=self.findings)

    def of(self, rule) -> dict[str, object]:
        """The settings of a rule for this guide."""
        return {**rule.settings, **self.rules.get(rule.id, {})}


def load(root: Path) -> Settings:
    """The settings of a guide; the usual ones where it has none. Raises ``SettingsError``."""
    path = root / "pyproject.toml"
    if not path.is_file():
        return Settings()
    try:
        tools = tomllib.loads(read_text(path)).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"pyproject.toml is broken: {error}.") from None
    table = tools.get("guide-checks", {}) if isinstance(tools, dict) else tools
    if not isinstance(table, dict):
        raise SettingsError(f"pyproject.toml: [{TABLE}] has to be a table.")
    return read(table)


def read(table: Mapping[str, object]) -> Settings:
    """Settings from the table, every name and type checked. Raises ``SettingsError``."""
    for key, value in table.items():
        expected = {"bibliography": str, "findings": str, "off": list, "rules": dict}.get(key)
        if expected is None:
            raise _unknown(key, ("bibliography", "findings", "off", "rules"), TABLE)
        if not isinstance(value, expected):
            raise SettingsError(f"pyproject.toml, [{TABLE}]: {key} has to be a {expected.__name__}.")
    off = frozenset(map(str, table.get("off", ())))
    for name in sorted(off):
        if _rule(name, f"[{TABLE}] off").safety:
            raise SettingsError(f"pyproject.toml, [{TABLE}]: {name} protects people and cannot be off.")
    for name, values in table.get("rules", {}).items():
        _check_values(name, values)
    return Settings(**{**table, "off": off})


def _rule(name: str, where: str):
    if name not in catalogue.names():
        raise _unknown(name, catalogue.names(), where.strip("[]"))
    return catalogue.entry(name).rule


def _check_values(name: str, values: Mapping[str, object]) -> None:
    where = f"{TABLE}.rules.{name}"
    rule = _rule(name, where)
    if not isinstance(values, dict):
        raise SettingsError(f"pyproject.toml: [{where}] has to be a table.")
    for key, value in values.items():
        if key not in rule.settings:
            raise _unknown(key, rule.settings, where)
        wanted = type(rule.settings[key])
        if type(value) is not wanted:
            raise SettingsError(f"pyproject.toml, [{where}]: {key} has to be a {wanted.__name__}.")


def _unknown(name: str, known, where: str) -> SettingsError:
    hint = did_you_mean(name, known) or f"Known: {', '.join(known) or 'nothing'}."
    return SettingsError(f'pyproject.toml, [{where}]: nothing reads "{name}". {hint}')
