"""Numbers: what stands on a page has to stand in a record.

A sentence that cites sources may only hold numbers that one of those sources reported, or
that a findings record of theirs holds (a count, a rate out of 100). A sentence without a
citation answers to the citations of its paragraph. A number with no citation at all (an
emergency number, a choice of our own) has to be listed, with its reason, in
findings/plain-numbers.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import yaml

from . import prose
from .bibliography import Source
from .citations import groups
from .findings import Fact, Outcome
from .frontmatter import load_yaml, yaml_problem
from .library import Library
from .pages import Page
from .problems import Problem

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")
_WORDS = {word: str(number) for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty".split())} | {"forty": "40", "fifty": "50"}
_DIGIT = re.compile(r"\d")
_LIST_NUMBER = re.compile(r"^\s*#*\s*\d+\.(?=\s|$)")
_STEP = re.compile(r"<text[^>]*data-step[^>]*>[^<]*</text>|Step \d+:")
_CITES = re.compile(r'data-cites="([^"]*)"')
PLAIN_FILE = "plain-numbers.yml"


def numbers(text: str) -> set[str]:
    """The numbers of a text, without thousands commas and trailing zeros after the point."""
    return {_canonical(found) for found in _NUMBER.findall(text.replace("–", " ").replace("-", " "))}


def _canonical(number: str) -> str:
    number = number.replace(",", "")
    return number.rstrip("0").rstrip(".") if "." in number else number


def source_numbers(source: Source) -> set[str]:
    """Every number a source's record holds, numbers written as words among them."""
    fields = ("participants", "finding", "compared", "followup", "details", "limits", "year", "title")
    text = " ".join(getattr(source, field) for field in fields)
    text = re.sub(r"(\d)C\b", r"\1 C", text)  # degrees
    words = {_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS}
    return numbers(text) | words


def fact_numbers(fact: Fact) -> set[str]:
    rates = (fact.count, fact.of, fact.out_of_100)
    return numbers(fact.says) | {str(rate) for rate in rates if rate is not None} | (
        {"100"} if fact.out_of_100 is not None else set())


def outcome_numbers(outcome: Outcome) -> set[str]:
    texts = (outcome.outcome, outcome.treatment, outcome.compared_with, outcome.studies,
             outcome.people, outcome.result, outcome.why, outcome.plain)
    return set().union(*map(numbers, texts))


class Ledger:
    """Which numbers each source may be cited for, and which need no source."""

    def __init__(self, library: Library, plain_phrases: list[str]):
        self.reported = {key: source_numbers(source)
                         for key, source in library.bibliography.sources.items()}
        self._by_key = {key: set(found) for key, found in self.reported.items()}
        for record, found in self._records(library):
            for key in record.keys:
                self._by_key.setdefault(key, set()).update(found)
        longest_first = sorted(plain_phrases, key=len, reverse=True)
        phrases = "|".join(map(re.escape, longest_first))
        self._plain = re.compile(rf"(?<!\w)(?:{phrases})(?!\w)") if phrases else None

    @staticmethod
    def _records(library: Library):
        for fact in library.findings.facts.values():
            yield fact, fact_numbers(fact)
        for outcome in library.findings.outcomes.values():
            yield outcome, outcome_numbers(outcome)

    def allowed(self, keys: list[str]) -> set[str]:
        return set().union(*(self._by_key.get(key, set()) for key in keys))

    def without_plain(self, text: str) -> str:
        """The text with every listed phrase taken out."""
        return self._plain.sub(" ", text) if self._plain else text


def load_plain(folder: Path) -> tuple[list[str], list[Problem]]:
    """The phrases of findings/plain-numbers.yml. Each needs a reason."""
    path = folder / PLAIN_FILE
    if not path.is_file():
        return [], []
    shown = f"findings/{PLAIN_FILE}"
    try:
        data = load_yaml(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        return [], [yaml_problem(shown, error)]
    rows = data.get("plain_numbers", []) if isinstance(data, dict) else []
    problems = [
        Problem(shown, _line_of(path, row), 1, "plain-number-reason", f'"{row.get("phrase")}" has no reason.',
                "Add `why:`, or give the number a source.")
        for row in rows if not row.get("why")
    ]
    return [str(row["phrase"]) for row in rows], problems


def _line_of(path: Path, row: dict) -> int:
    text = path.read_text(encoding="utf-8")
    return text.count("\n", 0, max(text.find(str(row.get("phrase"))), 0)) + 1


def check_page(page: Page, ledger: Ledger) -> Iterator[Problem]:
    """Every number of a page that no record backs."""
    for block in prose.blocks(page.body):
        if not _DIGIT.search(block.text):
            continue
        for sentence in _units(block):
            if not _DIGIT.search(sentence):
                continue
            keys = _keys(sentence) or _keys(block.text)
            yield from _sentence_problems(page, block, sentence, keys, ledger)


def _units(block: prose.Block) -> list[str]:
    if block.kind == "row":
        return [block.text]
    return prose.sentences(block.text)


def _keys(text: str) -> list[str]:
    return [citation.key for group in groups(text) for citation in group.citations]


def _sentence_problems(page: Page, block: prose.Block, sentence: str, keys: list[str], ledger: Ledger):
    visible = ledger.without_plain(prose.plain(_LIST_NUMBER.sub("", sentence)))
    for number in sorted(numbers(visible) - ledger.allowed(keys)):
        line = page.body_line + block.line - 1
        if keys:
            yield Problem(page.shown, line, 1, "number-differs",
                          f"{number} is in no record of {', '.join(sorted(set(keys)))}.",
                          f'Check the number against the record: "{visible.strip()[:90]}"')
        else:
            yield Problem(page.shown, line, 1, "number-without-source",
                          f"{number} has no source.",
                          "Cite one in this sentence, or list the phrase with a reason in "
                          f'findings/{PLAIN_FILE}: "{visible.strip()[:90]}"')


def check_records(library: Library, ledger: Ledger) -> Iterator[Problem]:
    """Numbers in findings/ that the named sources did not report."""
    by_key = ledger.reported
    for fact in library.findings.facts.values():
        rates = {str(rate) for rate in (fact.count, fact.of) if rate is not None}
        yield from _record_problems(fact, numbers(fact.says) | rates, by_key)
    for outcome in library.findings.outcomes.values():
        yield from _record_problems(outcome, numbers(outcome.result), by_key)


def _record_problems(record: Fact | Outcome, found: set[str], by_key: dict[str, set[str]]):
    known = set().union(*(by_key.get(key, set()) for key in record.keys))
    for number in sorted(found - known):
        yield Problem(*record.origin, 1, "finding-number",
                      f'"{record.id}": {number} is in no record of {", ".join(record.keys)}.',
                      "Check the number against references.bib.")


def check_diagrams(library: Library, ledger: Ledger) -> Iterator[Problem]:
    """Numbers inside pictures, against the sources named in their data-cites."""
    for path in sorted(library.project.diagrams.glob("*.svg")):
        svg = path.read_text(encoding="utf-8")
        cites = _CITES.search(svg)
        keys = cites.group(1).split() if cites else []
        shown = library.project.show(path)
        for key in keys:
            if key not in library.bibliography.sources:
                yield Problem(shown, 1, 1, "citation-unknown", f'No source "{key}" in references.bib.')
        words = re.sub(r"<style.*?</style>|<[^>]*>", " ", _STEP.sub(" ", svg), flags=re.S)
        visible = ledger.without_plain(" ".join(unescape(words).split()))
        for number in sorted(numbers(visible) - ledger.allowed(keys)):
            line = next((i for i, text in enumerate(svg.split("\n"), start=1)
                         if number in numbers(re.sub(r"<[^>]*>", " ", text))), 1)
            yield Problem(shown, line, 1, "number-differs",
                          f"{number} is in no record of the sources in data-cites.",
                          "Check the number, or name its source in data-cites.")
