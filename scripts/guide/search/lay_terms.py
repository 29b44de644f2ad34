"""lay-terms.yml: words that people type, and the part of the guide each leads to.

    same:                     # words that mean the same; the search knows all of a line as one
      - [injection, jab, needle]
    pass-over: [the, my]      # words that say nothing about what is looked for
    soft: [severe, week]      # hardly anything, but "severe pain" is more than "pain"
    everyday: [phone, water]  # they stand on our pages, but nobody looks for them here
    not-ours: [hair removal]  # other subjects that share a word with ours
    own: [my, she]            # somebody tells of a body, not of a subject
    calm: [how long]          # a question in general, not a cry for help
    company: [can i]          # makes a question for us of words that say nothing on their own
    groups:                   # of words that are a sign of harm only together
      mouth: [lip, tongue]
      bigger: [huge, twice the size]
    urgent:                   # always first, whatever else is typed; only get-help.md
      - to: get-help.md#call-an-ambulance
        names: [cannot breathe]
        words: [stroke]       # "stroke", but not "stroke city"
        together: [mouth + bigger]   # a word of each, in any order; not in a calm question
    answers:
      - to: [uses/hair.md, other-options.md#by-use]    # best place first, three at most
        names: [hair loss]    # lead here even beside words that we do not know
        words: [thin on top]  # lead here if the rest of what was typed is ours too

The file only points. What is true stands on the pages, with its source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ..paths import Project, read_text
from ..problems import Problem, did_you_mean
from ..yaml_text import load_yaml, places, yaml_problem

FILE = "lay-terms.yml"
HELP = "get-help.md"
_RULE = "lay-terms-shape"
_LISTS = ("pass-over", "soft", "everyday", "not-ours", "own", "calm", "company")
_KEYS = ("same", *_LISTS, "groups", "urgent", "answers")
_WORDS = ("names", "words")
_SIGNS = "together"
_ENTRY_KEYS = {"urgent": ("to", *_WORDS, _SIGNS), "answers": ("to", *_WORDS)}
_MOST_TARGETS = 3
_APOSTROPHE = re.compile(r"['’`´]")
_NO_WORD = re.compile(r"[^\w]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_QUOTES = 'Write [one, two words]; put "no", "on", "yes", "off", "true" and numbers in quotes.'


@dataclass(frozen=True)
class Entry:
    """Words that lead to the same places. ``to``: source paths with anchors, best first."""

    to: tuple[str, ...]
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    urgent: bool = False
    line: int = 0
    together: tuple[tuple[str, ...], ...] = ()  # groups of which each has to be there


@dataclass(frozen=True)
class LayTerms:
    """The whole file; empty where a guide has none."""

    entries: tuple[Entry, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    pass_over: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    not_ours: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    calm: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def folded(phrase: str) -> str:
    """A phrase as the search compares it: small letters, no accents, no apostrophes."""
    bare = phrase.casefold()
    if not bare.isascii():
        bare = _NOT_ASCII.sub(_without_accents, unicodedata.normalize("NFKD", bare))
    return " ".join(_NO_WORD.sub(" ", _APOSTROPHE.sub("", bare)).split())


def _without_accents(signs: re.Match) -> str:
    return "".join(sign for sign in signs[0] if not unicodedata.combining(sign))


def load(project: Project) -> tuple[LayTerms, list[Problem]]:
    """Read lay-terms.yml beside mkdocs.yml. Raises ``paths.Unreadable``."""
    path = project.root / FILE
    return _read(path) if path.is_file() else (LayTerms(), [])


def _read(path: Path) -> tuple[LayTerms, list[Problem]]:
    text = read_text(path)
    try:
        data = load_yaml(text)
    except yaml.YAMLError as error:
        return LayTerms(), [yaml_problem(FILE, error)]
    if not isinstance(data, dict):
        return LayTerms(), [_problem((1, 1), "The file holds no keys.", f"Known keys: {', '.join(_KEYS)}.")]
    at = places(text)
    problems = [*_shape(data, at)]
    if not problems:
        problems = [*_repeats(data, at)]
    return (LayTerms(), problems) if problems else (_made(data, at), [])


def _made(data: dict, at: Mapping) -> LayTerms:
    entries = [
        Entry(_targets(row), tuple(row.get("names", ())), tuple(row.get("words", ())),
              part == "urgent", at[part, number][0], _signs(row))
        for part in _ENTRY_KEYS for number, row in enumerate(data.get(part) or ())]
    return LayTerms(tuple(entries), tuple(map(tuple, data.get("same") or ())),
                    *(tuple(data.get(name) or ()) for name in _LISTS),
                    {name: tuple(words) for name, words in (data.get("groups") or {}).items()})


def _signs(row: dict) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.strip() for name in sign.split("+")) for sign in row.get(_SIGNS) or ())


def _targets(row: dict) -> tuple[str, ...]:
    return (row["to"],) if isinstance(row["to"], str) else tuple(row["to"])


def _shape(data: dict, at: Mapping) -> Iterator[Problem]:
    for key in data:
        if key not in _KEYS:
            yield _problem(at.get((key,), (1, 1)), f'"{key}" is not a key of this file.',
                           did_you_mean(str(key), _KEYS) or f"Known keys: {', '.join(_KEYS)}.")
    for key in _LISTS:
        yield from _words_faults(data.get(key), (key,), at)
    for number, row in enumerate(_rows(data, "same")):
        if not isinstance(row, list) or len(row) < 2:
            yield _problem(at.get(("same", number), at["same",]),
                           'A line of "same" is not a list of two words or more.', _QUOTES)
        else:
            yield from _words_faults(row, ("same", number), at)
    yield from _group_faults(data, at)
    for part in _ENTRY_KEYS:
        for number, row in enumerate(_rows(data, part)):
            place = at.get((part, number), at[part,])
            yield from (_problem(place, *fault) for fault in _entry_faults(part, row))
            for key in _WORDS if isinstance(row, dict) else ():
                yield from _words_faults(row.get(key), (part, number, key), at)


def _words_faults(value: object, path: tuple, at: Mapping) -> Iterator[Problem]:
    if value is not None and not isinstance(value, list):
        yield _problem(at.get(path, (1, 1)), f'"{path[-1]}" is not a list of words.', _QUOTES)
    for number, word in enumerate(value if isinstance(value, list) else ()):
        if not isinstance(word, str) or not folded(word):
            yield _problem(at.get((*path, number), at.get(path, (1, 1))), f'"{word}" is not text.', _QUOTES)


def _group_faults(data: dict, at: Mapping) -> Iterator[Problem]:
    """Groups that are none, that no entry puts together, or that an entry names and nobody wrote."""
    groups = data.get("groups") or {}
    if not isinstance(groups, dict):
        yield _problem(at["groups",], '"groups" holds no names of groups.', "Write `name: [one, two words]`.")
        return
    for name, words in groups.items():
        yield from _words_faults(words, ("groups", name), at)
        if not words:
            yield _problem(at.get(("groups", name), at["groups",]), f'The group "{name}" is empty.',
                           "Write words, or take it out.")
    named = set()
    for number, row in enumerate(_rows(data, "urgent")):
        path, signs = ("urgent", number, _SIGNS), row.get(_SIGNS) if isinstance(row, dict) else None
        yield from _words_faults(signs, path, at)
        for place, sign in enumerate(signs if _is_words(signs) else ()):
            for name in map(str.strip, sign.split("+")):
                named.add(name)
                if name not in groups:
                    yield _problem(at.get((*path, place), at[path]), f'There is no group "{name}".',
                                   did_you_mean(name, groups) or 'Write "one group + another group".')
    for name in groups:
        if name not in named:
            yield _problem(at.get(("groups", name), at["groups",]), f'No sign uses the group "{name}".',
                           "Use it under `urgent`, or take it out.")


def _rows(data: dict, part: str) -> list:
    rows = data.get(part) or []
    return rows if isinstance(rows, list) else [rows]


def _entry_faults(part: str, row: object) -> Iterator[tuple[str, str]]:
    keys = _ENTRY_KEYS[part]
    if not isinstance(row, dict):
        yield f'An entry of "{part}" is no list of keys.', f"It needs: {', '.join(keys)}."
        return
    for key in row:
        if key not in keys:
            yield (f'"{key}" is not a key of "{part}".',
                   did_you_mean(str(key), keys) or f"Known keys: {', '.join(keys)}.")
    goals = row.get("to") if isinstance(row.get("to"), list) else [row.get("to")]
    if not goals or not _is_words(goals):
        yield 'The key "to" is missing, or is no page.', "Write `to: page.md` or `to: page.md#part`."
        return
    if len(_targets(row)) > _MOST_TARGETS:
        yield f'"to" names more than {_MOST_TARGETS} places.', "Keep the best ones."
    if not any(row.get(key) for key in keys[1:]):
        yield "The entry has no words.", "Add `words: [...]`, or take the entry out."
    if part == "urgent":
        for target in _targets(row):
            if target.partition("#")[0] != HELP:
                yield f'Urgent words lead to "{target}".', f"They always lead to {HELP}; name a part of it."


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and folded(word) for word in value)


def _repeats(data: dict, at: Mapping) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for part, number, key, index, phrase in _phrases(data):
        place = at.get((part, number, key, index), at[part, number])
        if folded(phrase) in seen:
            yield _problem(place, f'"{phrase}" stands in line {seen[folded(phrase)]} already.',
                           "Keep it in one place; an entry can lead to three.")
        seen.setdefault(folded(phrase), place[0])


def _phrases(data: dict) -> Iterator[tuple[str, int, str, int, str]]:
    for part in _ENTRY_KEYS:
        for number, row in enumerate(data.get(part) or ()):
            for key in _WORDS:
                for index, phrase in enumerate(row.get(key) or ()):
                    yield part, number, key, index, phrase


def dead_targets(terms: LayTerms, ids: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Entries that lead nowhere. ``ids``: source path of each page to the ids on it."""
    for entry in terms.entries:
        for target in entry.to:
            src, _, anchor = target.partition("#")
            if src not in ids:
                yield _problem((entry.line, 3), f'There is no page "{src}".', did_you_mean(src, ids))
            elif anchor and anchor not in ids[src]:
                yield _problem((entry.line, 3), f'"{src}" has no heading or place "{anchor}".',
                               did_you_mean(anchor, ids[src]))


def _problem(place: tuple[int, int], message: str, fix: str) -> Problem:
    return Problem(FILE, *place, _RULE, message, fix or "Correct it, or take the entry out.")
