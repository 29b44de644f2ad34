"""One more line in the navigation of mkdocs.yml, with everything else left as it is.

The text is edited, not written anew: comments, order and line ends stay. The result is read
again, and unless it is the old navigation with one page more, nothing is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import yaml

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")


class Unclear(Exception):
    """It cannot be told where the line belongs; the message says why, to be read after "since"."""


def add(text: str, entry: str, after: str = "") -> tuple[str, int]:
    """The text with ``- Title: page.md`` behind a page, or at the end; and the line it stands on.

    Raises ``Unclear``.
    """
    nav = _nav(text)
    before = _pages(nav)
    lines = [found for found in _LINE.findall(text) if found]
    above, indent = _behind(after, before, lines) if after else _at_the_end(nav)
    end = _LINE_END.search(text).group() or "\n"
    if not _LINE_END.search(lines[above - 1]).group():
        lines[above - 1] += end
    lines.insert(above, f"{' ' * indent}{entry}{end}")
    new = "".join(lines)
    _check(new, before, above + 1, entry)
    return new, above + 1


def _nav(text: str) -> yaml.SequenceNode:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    nav = {key.value: value for key, value in node.value}["nav"]
    if not isinstance(nav, yaml.SequenceNode) or not nav.value or nav.flow_style:
        raise Unclear("it is not written as a list with a line for each page")
    return nav


def _values(node: yaml.Node, above: tuple[yaml.Node, ...] = ()) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif node not in above:  # an alias of what it stands in has no end
        mapping = isinstance(node, yaml.MappingNode)
        for item in [value for _, value in node.value] if mapping else node.value:
            yield from _values(item, (*above, node))


def _pages(nav: yaml.Node) -> list[tuple[str, int]]:
    return [(PurePosixPath(node.value).as_posix(), node.start_mark.line + 1) for node in _values(nav)]


def _behind(after: str, pages: list[tuple[str, int]], lines: list[str]) -> tuple[int, int]:
    """The line of a page in the navigation, and how far it is indented."""
    line = next(line for src, line in pages if src == after)
    dash = re.match(r" *(?=- )", lines[line - 1])
    if not dash:
        raise Unclear(f"{after} does not stand on a line of its own there")
    return line, len(dash.group())


def _at_the_end(nav: yaml.SequenceNode) -> tuple[int, int]:
    return max(node.end_mark.line for node in _values(nav)) + 1, nav.start_mark.column


def _check(new: str, before: list[tuple[str, int]], line: int, entry: str) -> None:
    wanted = [(src, at) for src, at in before if at < line] + [(entry.rpartition(": ")[2], line)]
    wanted += [(src, at + 1) for src, at in before if at >= line]
    try:
        found = _pages(_nav(new))
    except (yaml.YAMLError, Unclear):
        found = []
    if found != wanted:
        raise Unclear("a line put there would change the others")
