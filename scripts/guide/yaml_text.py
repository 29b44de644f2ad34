"""YAML, read strictly, with the place of every key.

Plain YAML keeps the last of two equal keys and says nothing, and pyyaml ends in a traceback on
some values that only look like a number or a date. Here every mistake is a ``yaml.YAMLError``
with its line.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping

import yaml

from .problems import Problem

_MANY = 3000  # brackets and dashes; the quick loader crashes on some ten thousand inside each other
_DEEP = 500  # brackets inside each other; nobody writes so, and the exact loader takes seconds for them


def _mapping_without_repeats(loader, node: yaml.MappingNode) -> dict:
    seen: set[object] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, Hashable):
            raise _refusal("a key has to be one word or text", key_node)
        if key in seen:
            raise _refusal(f'the key "{key}" is given twice', key_node)
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


def _real_date(loader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError as error:  # 2026-13-22 looks like a date and is none
        raise _refusal(f'"{node.value}" is no date ({error})', node) from None


def _refusal(what: str, node: yaml.Node) -> yaml.YAMLError:
    return yaml.constructor.ConstructorError(None, None, what, node.start_mark)


def _construct_object(base: type):
    def construct_object(self, node, deep=False):
        try:
            return base.construct_object(self, node, deep)
        except (ValueError, LookupError, AttributeError, TypeError):
            raise _refusal("this value cannot be read as what it looks like", node) from None
    return construct_object


def _strict(base: type) -> type:
    """A loader that refuses a key given twice (plain YAML keeps the last one, silently)."""
    loader = type("StrictLoader", (base,), {"construct_object": _construct_object(base)})
    loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping_without_repeats)
    loader.add_constructor("tag:yaml.org,2002:timestamp", _real_date)
    return loader


_EXACT = _strict(yaml.SafeLoader)
_QUICK = _strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def load_yaml(text: str) -> object:
    """Parse YAML, refusing repeated keys. Raises ``yaml.YAMLError``, and nothing else.

    The quick loader may be missing and names other places for the same mistake, so that a
    mistake is always told by the exact one.
    """
    loader = _loader(text)
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 (a SafeLoader)
    except (yaml.YAMLError, ValueError):
        return _exactly(lambda: yaml.load(text, Loader=_EXACT))  # noqa: S506 (a SafeLoader)
    except RecursionError:
        raise _too_deep() from None


def compose_yaml(text: str) -> yaml.Node | None:
    """The tree of nodes of a YAML text. Raises ``yaml.YAMLError``, and nothing else."""
    loader = _loader(text)
    try:
        return yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, ValueError):
        return _exactly(lambda: yaml.compose(text, Loader=_EXACT))
    except RecursionError:
        raise _too_deep() from None


def _loader(text: str) -> type:
    """The quick loader where it can do no harm. Raises ``yaml.YAMLError`` for brackets without end."""
    if sum(map(text.count, ("[", "{", "- ", "? ", ": "))) <= _MANY:
        return _QUICK
    depth = 0
    for bracket in re.finditer(r"[\[\]{}]", text):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > _DEEP:
            raise _too_deep()
    return _EXACT


def _exactly(read):
    try:
        return read()
    except RecursionError:
        raise _too_deep() from None
    except ValueError as error:
        raise yaml.YAMLError(str(error)) from None


def _too_deep() -> yaml.YAMLError:
    return yaml.constructor.ConstructorError(None, None, "it is nested too deeply", None)


def yaml_problem(path: str, error: yaml.YAMLError, first_line: int = 1) -> Problem:
    """A YAML error as a problem; ``first_line`` is where the YAML starts in its file."""
    mark = getattr(error, "problem_mark", None)
    if "quoted scalar" in (getattr(error, "context", None) or ""):
        mark = error.context_mark  # where the quote was opened, not where the file ended
    line = first_line + (mark.line if mark else 0)
    column = mark.column + 1 if mark else 0
    what = getattr(error, "problem", None) or "cannot be read as YAML"
    return Problem(path, line, column, "yaml-invalid", f"This YAML is broken: {what}.",
                   "Check the indent, the colon and the quotes on this line.")


def places(text: str) -> Mapping[tuple, tuple[int, int]]:
    """(line, column) of every key and item, by its path: ("facts", 0, "says"). Empty for broken YAML.

    Keys stand in a path as they are written; an item of a list by its number from 0.
    """
    try:
        node = compose_yaml(text)
    except yaml.YAMLError:
        return {}
    return {path: (mark.line + 1, mark.column + 1) for path, mark in _walk(node, (), ())}


def _walk(node: yaml.Node | None, path: tuple, above: tuple) -> Iterator[tuple[tuple, yaml.Mark]]:
    if node in above or len(path) > 8:  # an alias of itself; nothing of ours lies deeper
        return
    if isinstance(node, yaml.MappingNode):
        named = [(key.value, key.start_mark, value) for key, value in node.value
                 if isinstance(key, yaml.ScalarNode)]
    elif isinstance(node, yaml.SequenceNode):
        named = [(number, value.start_mark, value) for number, value in enumerate(node.value)]
    else:
        return
    for name, mark, value in named:
        yield (*path, name), mark
        yield from _walk(value, (*path, name), (*above, node))
