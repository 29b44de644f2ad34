"""The block at the top of a page, read strictly.

MkDocs publishes a broken block as text and says nothing, so nothing here is lenient:
no block, invalid YAML, an unknown, missing or repeated key, or a wrong type is a problem.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import yaml

from .problems import Problem, did_you_mean

KINDS = ("use", "harm", "step", "decision", "background", "about", "clinic")

FIELDS: dict[str, type] = {
    "title": str,
    "description": str,
    "kind": str,
    "updated": dt.date,
    "review_due": dt.date,
    "reviewed_by": list,
    "evidence_searched": dt.date,
    "handout": bool,
    "embed": bool,
}

_TYPE_NAMES = {
    str: "text",
    dt.date: "a date such as 2026-11-22, without quotes",
    list: "a list such as []",
    bool: "true or false",
}


@dataclass(frozen=True)
class FrontMatter:
    """What a page says about itself. All dates are calendar days."""

    title: str
    description: str
    kind: str
    updated: dt.date
    review_due: dt.date
    reviewed_by: tuple[str, ...]
    evidence_searched: dt.date
    handout: bool
    embed: bool


def _mapping_without_repeats(loader, node: yaml.MappingNode) -> dict:
    seen: set[object] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node)
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f'the key "{key}" is given twice', key_node.start_mark
            )
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


def _real_date(loader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError as error:  # 2026-13-22 looks like a date and is none
        raise yaml.constructor.ConstructorError(
            None, None, f'"{node.value}" is no date ({error})', node.start_mark) from None


def _strict(base: type) -> type:
    """A loader that refuses a key given twice (plain YAML keeps the last one, silently)."""
    loader = type("StrictLoader", (base,), {})
    loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping_without_repeats)
    loader.add_constructor("tag:yaml.org,2002:timestamp", _real_date)
    return loader


_EXACT = _strict(yaml.SafeLoader)
_QUICK = _strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def load_yaml(text: str) -> object:
    """Parse YAML, refusing repeated keys. Raises ``yaml.YAMLError``.

    The quick loader may be missing and names other places for the same mistake, so that a
    mistake is always told by the exact one.
    """
    try:
        return yaml.load(text, Loader=_QUICK)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError:
        return yaml.load(text, Loader=_EXACT)  # noqa: S506 (a SafeLoader)


def yaml_problem(path: str, error: yaml.YAMLError, first_line: int = 1) -> Problem:
    """A YAML error as a problem; ``first_line`` is where the YAML starts in its file."""
    mark = getattr(error, "problem_mark", None)
    line = first_line + (mark.line if mark else 0)
    column = mark.column + 1 if mark else 0
    what = getattr(error, "problem", None) or "cannot be read as YAML"
    return Problem(path, line, column, "yaml-invalid", f"This YAML is broken: {what}.",
                   "Check the indent, the colon and the quotes on this line.")


def split(text: str) -> tuple[str, str, int] | None:
    """Front matter, body, and the line the body starts on; None if there is no block."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1:]), number + 2
    return None


def read(path: str, block: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Check one block. Returns the front matter, or None and at least one problem."""
    try:
        data = load_yaml(block)
    except yaml.YAMLError as error:
        return None, [yaml_problem(path, error, first_line=2)]
    if not isinstance(data, dict):
        return None, [Problem(path, 2, 1, "front-matter-invalid",
                              "The front matter is not a list of keys and values.",
                              "Write one `key: value` a line between the two --- lines.")]
    problems = list(_field_problems(path, block, data))
    if problems:
        return None, problems
    return FrontMatter(**{**data, "reviewed_by": tuple(data["reviewed_by"])}), []


def _line_of(block: str, key: str) -> int:
    for number, line in enumerate(block.split("\n")):
        if line.startswith(f"{key}:"):
            return number + 2
    return 1


def _field_problems(path: str, block: str, data: dict):
    for key in data:
        if key not in FIELDS:
            hint = did_you_mean(str(key), FIELDS) or f"Known keys: {', '.join(FIELDS)}."
            yield Problem(path, _line_of(block, str(key)), 1, "front-matter-unknown-key",
                          f'"{key}" is not a front matter key.', hint)
    for key, kind in FIELDS.items():
        if key not in data:
            yield Problem(path, 1, 1, "front-matter-missing-key", f'The key "{key}" is missing.',
                          f"Add `{key}:` with {_TYPE_NAMES[kind]}.")
        elif not _has_type(data[key], kind):
            yield Problem(path, _line_of(block, key), 1, "front-matter-wrong-type",
                          f'"{key}" must be {_TYPE_NAMES[kind]}.')
    if data.get("kind") not in (*KINDS, None):
        yield Problem(path, _line_of(block, "kind"), 1, "front-matter-unknown-kind",
                      f'"{data["kind"]}" is not a kind of page.', f"Kinds: {', '.join(KINDS)}.")
    yield from _date_problems(path, block, data)


def _has_type(value: object, kind: type) -> bool:
    if kind is dt.date:
        return isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    return isinstance(value, kind) and value != ""


def _date_problems(path: str, block: str, data: dict):
    updated, due = data.get("updated"), data.get("review_due")
    if isinstance(updated, dt.date) and isinstance(due, dt.date) and due <= updated:
        yield Problem(path, _line_of(block, "review_due"), 1, "front-matter-review-order",
                      "The next check is not after the last update.",
                      "Set review_due to a day after updated.")
