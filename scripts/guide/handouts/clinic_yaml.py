"""The keys and texts of a clinic's file, as they are written there.

The nodes of the YAML are read, not the values: a value would have lost the leading 0 of an
unquoted phone number, and the place where it stands.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from ..problems import Problem, did_you_mean
from ..yaml_text import compose_yaml, yaml_problem
from .refusal import Refused, plain_line, quoted

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST_FAULTS = 20  # a file that is none of ours has thousands
_TEXT = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_LOOKS_LIKE = {"tag:yaml.org,2002:int": "a number", "tag:yaml.org,2002:float": "a number",
               "tag:yaml.org,2002:bool": "yes or no", "tag:yaml.org,2002:timestamp": "a date"}


@dataclass(frozen=True)
class Entry:
    """One key, its place (from 1), and the node of its value."""

    key: str
    line: int
    column: int
    node: yaml.Node


def root(text: str, shown: str) -> tuple[yaml.MappingNode | None, list[Problem]]:
    """The mapping that a file holds, or None and what is wrong. Nothing is expanded."""
    try:
        node = compose_yaml(text)
        alias = _first_alias(text)
    except yaml.YAMLError as error:
        problem = yaml_problem(shown, error)
        return None, [dataclasses.replace(problem, message=plain_line(problem.message))]
    if alias:
        return None, [Problem(shown, alias.line + 1, alias.column + 1, "clinic-file",
                              "The file repeats a part of itself by *name, which is not read here.",
                              "Write the text out, or put it in quotes if it begins with *.")]
    if not isinstance(node, yaml.MappingNode):
        return None, [Problem(shown, 1, 1, "clinic-file", "The file is not a list of keys and values.",
                              "Write one `key: value` a line, as in clinics/example-uk.yml.")]
    return node, []


def entries(node: yaml.MappingNode, known: Iterable[str], what: str,
            faults: list[tuple[Refused, int, int]]) -> dict[str, Entry]:
    """The known keys of a mapping. Others, and those given twice, go to ``faults`` with their place."""
    found: dict[str, Entry] = {}
    known = tuple(known)
    for key_node, value in node.value:
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "["
        if key in known and key not in found:
            found[key] = Entry(key, line, column, value)
        elif len(faults) < _MOST_FAULTS and key in known:
            faults.append((Refused("clinic-repeated-key", f'The key "{key}" is given twice.',
                                   f"The first is on line {found[key].line}. Keep one."), line, column))
        elif len(faults) < _MOST_FAULTS:
            hint = did_you_mean(key[:40], known) or f"Known keys: {', '.join(known)}."
            faults.append((Refused("clinic-unknown-key", f"{quoted(key)} is not a key of {what}.", hint),
                           line, column))
    return found


def text_of(entry: Entry) -> str:
    """The text of a key as it is written. Raises ``Refused`` where YAML would read something else."""
    node, key = entry.node, entry.key
    if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT:
        return node.value
    if isinstance(node, yaml.ScalarNode) and node.tag == _NULL:
        fix = 'Put a colour in quotes: YAML takes # for a comment.' if key == "colour" else \
            "Write a text, or take the line out."
        raise Refused("clinic-wrong-type", f'The key "{key}" has no value.', fix)
    if isinstance(node, yaml.ScalarNode) and node.tag in _LOOKS_LIKE:
        raise Refused("clinic-wrong-type", f'YAML reads the value of "{key}" as {_LOOKS_LIKE[node.tag]}.',
                      f"Put it in quotes: {key}: {quoted(node.value)}")
    raise Refused("clinic-wrong-type", f'The value of "{key}" is not text.', "Write one text, in quotes.")


def _first_alias(text: str) -> yaml.Mark | None:
    """Where a part is repeated. The file has been composed, so that it is sound and not too deep."""
    if "*" in text:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent):
                return event.start_mark
    return None
