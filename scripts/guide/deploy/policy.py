"""deploy/policy.yml: the headers of each kind of file, read strictly.

A header that a typing mistake lost would be missed by nobody until it is needed. So every key is
known, every value is a text that all hosts can be told, and a policy that allows inline code is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..paths import read_text
from ..problems import Problem, ProblemsFound, did_you_mean
from ..yaml_text import load_yaml, places, yaml_problem

RULE = "deploy-policy"
_PARTS = ("everywhere", "tls", "kinds", "types")
_NAME = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)*")
_VALUE = re.compile(
    r"(?:[\w .,;:=*'()/+-]|\{styles\}|\{scripts\})+"
)  # no sign that a host's file gives a meaning
_ENDING = re.compile(r"[a-z0-9]+")
_UNSAFE = ("unsafe-", "data:", "blob:", "http:", "https:")
MISSING, EMBED = "missing", "embed"  # kinds that the code knows by their names


@dataclass(frozen=True)
class Kind:
    """A kind of files: those whose path in the address fits ``path``, and their own headers."""

    name: str
    path: re.Pattern[str]
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Policy:
    """The whole file. ``types`` maps an ending without its dot to a content type."""

    everywhere: Mapping[str, str]
    tls: Mapping[str, str]
    kinds: tuple[Kind, ...]
    types: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """The name of every header that some kind of file has and not all of them share, in order."""
        return tuple(dict.fromkeys(name for kind in self.kinds for name in kind.headers))

    @property
    def copies(self) -> str:
        """The path of a compressed copy, as a regular expression without its end: ".html.br" and so on."""
        return rf"\.(?:{'|'.join(self.text_endings)})"

    @property
    def text_endings(self) -> tuple[str, ...]:
        """The endings of files of text, which are worth compressing."""
        return tuple(ending for ending, kind in self.types.items() if "charset=" in kind)


def load(file: Path) -> Policy:
    """Read a policy. Raises ``ProblemsFound`` with the line of each mistake, or ``Unreadable``."""
    text = read_text(file)
    shown = f"{file.parent.name}/{file.name}"
    try:
        data = load_yaml(text)
    except yaml.YAMLError as error:
        raise ProblemsFound([yaml_problem(shown, error)]) from None
    where = places(text)
    problems = [
        Problem(shown, *_place(where, path), RULE, message, fix) for path, message, fix in _mistakes(data)
    ]
    if problems:
        raise ProblemsFound(problems)
    kinds = tuple(
        Kind(name, re.compile(kind["path"]), _headers(kind["headers"]))
        for name, kind in data["kinds"].items()
    )
    return Policy(_headers(data["everywhere"]), _headers(data["tls"]), kinds, dict(data["types"]))


def _place(where: Mapping[tuple, tuple[int, int]], path: tuple) -> tuple[int, int]:
    """The place of a key, or of what holds it: what an alias repeats has no place of its own."""
    while path and path not in where:
        path = path[:-1]
    return where.get(path, (1, 1))


def _headers(given: Mapping[str, object]) -> dict[str, str]:
    return {name: _joined(value) for name, value in given.items()}


def _joined(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {text}" for name, text in value.items())
    return ", ".join(value) if isinstance(value, list) else str(value)


def _mistakes(data: object) -> Iterator[tuple[tuple, str, str]]:
    """(path of the key, what is wrong, what to do) for each mistake."""
    if not isinstance(data, dict):
        yield (), "The policy has no keys.", f"It needs {', '.join(_PARTS)}."
        return
    for key in data:
        if key not in _PARTS:
            yield (key,), f'There is no part "{key}".', did_you_mean(str(key), _PARTS)
    for part in _PARTS:
        if not isinstance(data.get(part), dict) or not data[part]:
            yield (part,), f'The part "{part}" is missing or has no keys.', ""
    for part in ("everywhere", "tls"):
        yield from _header_mistakes((part,), data.get(part))
    yield from _kind_mistakes(data.get("kinds"))
    for ending, kind in _items(data.get("types")):
        if not _ENDING.fullmatch(str(ending)) or not re.fullmatch(
            r"[\w.+-]+/[\w.+-]+(?:; charset=utf-8)?", str(kind)
        ):
            yield (
                ("types", ending),
                f'"{ending}: {kind}" is no ending with its content type.',
                "Such as: css: text/css; charset=utf-8",
            )


def _items(value: object) -> list[tuple]:
    return list(value.items()) if isinstance(value, dict) else []


def _kind_mistakes(kinds: object) -> Iterator[tuple[tuple, str, str]]:
    for name, kind in _items(kinds):
        here = ("kinds", name)
        if not _ENDING.fullmatch(str(name)):
            yield here, f'"{name}" is no name of a kind.', "Use small letters and digits."
        if not isinstance(kind, dict) or set(kind) != {"path", "headers"}:
            yield here, f'The kind "{name}" needs "path" and "headers", and nothing else.', ""
            continue
        yield from _pattern_mistakes((*here, "path"), kind["path"])
        yield from _header_mistakes((*here, "headers"), kind["headers"])
    if isinstance(kinds, dict) and kinds:
        *_, last = kinds.values()
        if isinstance(last, dict) and last.get("path") != ".":
            yield ("kinds", list(kinds)[-1]), 'The last kind has to fit every path: "path: .".', ""
        for name in {MISSING, EMBED} - set(kinds):
            yield ("kinds",), f'The kind "{name}" is missing.', ""


def _pattern_mistakes(here: tuple, pattern: object) -> Iterator[tuple[tuple, str, str]]:
    try:
        re.compile(str(pattern))
    except re.error as error:
        yield here, f'"{pattern}" is no regular expression: {error}.', ""
        return
    if re.search(
        r"""\(\?[^:]|\\[^.]|["'\s]""", str(pattern)
    ):  # the part that Python, nginx and Caddy read alike
        yield (
            here,
            f'"{pattern}" uses what not every host knows.',
            r"Use letters, \. [ ] { } + * | ^ $ and (?: ).",
        )


def _header_mistakes(here: tuple, headers: object) -> Iterator[tuple[tuple, str, str]]:
    if not isinstance(headers, dict) or not headers:
        yield here, "Here have to stand headers and their values.", ""
        return
    for name, value in headers.items():
        text = (
            _joined(value)
            if not isinstance(value, list) or all(isinstance(one, str) for one in value)
            else ""
        )
        if not _NAME.fullmatch(str(name)):
            yield (
                (*here, name),
                f'"{name}" is no name of a header.',
                "Write it as Content-Security-Policy is written.",
            )
        if not isinstance(value, str | list | dict) or not _VALUE.fullmatch(text):
            yield (*here, name), f"The value of {name} cannot be told to every host: {text or value!r}.", ""
        for word in _UNSAFE:
            if name == "Content-Security-Policy" and word in text:
                yield (
                    (*here, name),
                    f'The policy allows "{word}", which lets code of others in.',
                    "Use files or hashes.",
                )
