"""mkdocs.yml, as far as the checks need it: the navigation and where things are.

Read as a tree of nodes, so that every entry has its line and a tag that only MkDocs knows
does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from .paths import Project, read_text
from .problems import Problem
from .yaml_text import compose_yaml, yaml_problem

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.I)  # of another place than docs/


@dataclass(frozen=True)
class Entry:
    """One line of the navigation. ``line`` and ``column`` are its place in mkdocs.yml.

    ``src`` is a path below docs/, as MkDocs reads it; empty where the line names nothing.
    """

    src: str
    line: int
    column: int


@dataclass(frozen=True)
class Said:
    """Words of mkdocs.yml that every reader sees: a name, the description, a title in the menu."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Site:
    """``entries`` is None where mkdocs.yml has no navigation: MkDocs then shows every page."""

    entries: tuple[Entry, ...] | None = None
    words: tuple[Said, ...] = ()
    docs_dir: str = "docs"
    site_url: str = ""
    directory_urls: bool = True

    def address(self, src: str) -> str:
        """Where the page of a source path is built, below the root of the site."""
        stem = src.removesuffix(".md")
        if stem.rpartition("/")[2] in ("index", "README"):
            return stem.removesuffix("README").removesuffix("index") + "index.html"
        return f"{stem}/index.html" if self.directory_urls else f"{stem}.html"


def load(project: Project) -> tuple[Site, list[Problem]]:
    """Read mkdocs.yml. Raises ``Unreadable``."""
    text = read_text(project.config)
    try:
        node = compose_yaml(text)
    except yaml.YAMLError as error:
        return Site(), [yaml_problem("mkdocs.yml", error)]
    values = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)} \
        if isinstance(node, yaml.MappingNode) else {}

    def scalar(name: str, default: str) -> str:
        value = values.get(name)
        return value.value if isinstance(value, yaml.ScalarNode) else default

    nav = values.get("nav")
    entries = tuple(_entries(nav, ())) if isinstance(nav, yaml.CollectionNode) else None
    words = (*(_said(values[name]) for name in ("site_name", "site_description", "copyright")
               if isinstance(values.get(name), yaml.ScalarNode)), *(map(_said, _titles(nav)) if nav else ()))
    return Site(entries, words, scalar("docs_dir", "docs"), scalar("site_url", ""),
                scalar("use_directory_urls", "true").lower() not in ("false", "no", "off")), []


def _said(node: yaml.ScalarNode) -> Said:
    return Said(node.value, node.start_mark.line + 1, node.start_mark.column + 1)


def _titles(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The titles of a navigation, which are the keys in it."""
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        for key, value in item.value if isinstance(item, yaml.MappingNode) else ():
            if isinstance(key, yaml.ScalarNode):
                yield key
            yield from _titles(value)


def _entries(node: yaml.Node, above: tuple[yaml.Node, ...]) -> Iterator[Entry]:
    if isinstance(node, yaml.ScalarNode):
        if not _ADDRESS.match(node.value):
            src = PurePosixPath(node.value).as_posix() if node.tag.endswith(":str") else ""
            yield Entry(src, node.start_mark.line + 1, node.start_mark.column + 1)
    elif node not in above:  # an alias of what it stands in has no end
        values = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in node.value]
        for value in values:
            yield from _entries(value, (*above, node))
