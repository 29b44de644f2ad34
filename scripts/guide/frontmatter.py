"""The block at the top of a page, read strictly.

MkDocs publishes a broken block as text and says nothing, so nothing here is lenient:
no block, invalid YAML, an unknown, missing or repeated key, or a wrong type is a problem.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import yaml

from .problems import Problem, did_you_mean
from .yaml_text import load_yaml, places, yaml_problem

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
    list: "a list such as [] or [a-name]",
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


def split(text: str) -> tuple[str, str, int] | None:
    """Front matter, body, and the line the body starts on; None if MkDocs would see no block."""
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != "---":
        return None
    for number, line in enumerate(lines[1:-1], start=1):  # the last line has no end, and ends no block
        if line.rstrip(" \t") in ("---", "..."):
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


def line_of(block: str, key: str) -> int:
    """The line of the file on which a key stands; 1 if it does not."""
    return places(block).get((key,), (0, 0))[0] + 1


def _field_problems(path: str, block: str, data: dict):
    for key in data:
        if key not in FIELDS:
            hint = did_you_mean(str(key), FIELDS) or f"Known keys: {', '.join(FIELDS)}."
            yield Problem(path, line_of(block, str(key)), 1, "front-matter-unknown-key",
                          f'"{key}" is not a front matter key.', hint)
    for key, kind in FIELDS.items():
        if key not in data:
            yield Problem(path, 1, 1, "front-matter-missing-key", f'The key "{key}" is missing.',
                          f"Add `{key}:` with {_TYPE_NAMES[kind]}.")
        elif not _has_type(data[key], kind):
            yield Problem(path, line_of(block, key), 1, "front-matter-wrong-type",
                          f'The value of "{key}" is of the wrong type.', f"Write {_TYPE_NAMES[kind]}.")
    if isinstance(data.get("kind"), str) and data["kind"] not in (*KINDS, ""):
        yield Problem(path, line_of(block, "kind"), 1, "front-matter-unknown-kind",
                      f'"{data["kind"]}" is not a kind of page.',
                      f"{did_you_mean(data['kind'], KINDS)} Kinds: {', '.join(KINDS)}.".strip())
    yield from _date_problems(path, block, data)


def _has_type(value: object, kind: type) -> bool:
    if kind is dt.date:
        return type(value) is dt.date  # a datetime is one too
    if kind is list:
        return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
    return isinstance(value, kind) and (kind is not str or bool(value.strip()))


def _date_problems(path: str, block: str, data: dict):
    updated, due = data.get("updated"), data.get("review_due")
    if type(updated) is dt.date and type(due) is dt.date and due <= updated:
        yield Problem(path, line_of(block, "review_due"), 1, "front-matter-review-order",
                      "The next check is not after the last update.",
                      "Set review_due to a day after updated.")
