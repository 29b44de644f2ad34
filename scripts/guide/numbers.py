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
from dataclasses import dataclass
from pathlib import Path

import yaml

from .bibliography import Source
from .citations import groups
from .findings import PLAIN_FILE, Fact, Outcome
from .library import Library
from .pages import Page
from .paths import read_text
from .problems import Problem
from .prose import Sentence, shown
from .yaml_text import load_yaml, places, yaml_problem

# The people of a source, where its entry gives them: "62 people", "512 people in 7 trials".
_FIRST_COUNT = re.compile(r"\d+(?:,\d{3})*(?=[^;]*\b(?:people|women|men|patients|athletes|children)\b)")
# A number may run into its unit (20mg) and begin with its point (.5); inside a word it is a name (B12).
_NUMBER = re.compile(r"(?<!\w)(?<!\d\.)\d+(?:,\d{3})*(?:\.\d+)?(?!\d)|(?<![\w.])\.\d+")
_ENTITY = re.compile(r"&#?\w+;")
_WORDS = {word: str(number) for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty".split())} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
    "ninety": "90"}
_PEOPLE = r"(?:people|persons|patients|women|men|girls|boys|adults|children|volunteers|participants)"
_TIMES = r"(?:minutes|hours|days|weeks|months|years|sessions|injections|times|per ?cent)"
# A number written as a word counts where something is counted: "six weeks", "three in four". With two
# and three weeks it is a manner of speaking too often.
_WORD_NUMBER = re.compile(
    rf"\b(?P<word>{'|'.join(word for word in _WORDS if word not in ('zero', 'one'))})\b"
    rf"(?=\s+(?:\w+\s+)?{_PEOPLE}\b|(?<!two)(?<!three)\s+{_TIMES}\b"
    rf"|\s+(?:in|of|out\s+of)\s+(?:every\s+)?(?:\d|(?:{'|'.join(_WORDS)})\b))", re.I)
_MAY_HOLD = re.compile(rf"\d|\b(?:{'|'.join(_WORDS)})\b", re.I)
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[a-z]+")
_LIST_NUMBER = re.compile(r"^\s*#*\s*\d+\.(?=\s|$)")


def numbers(text: str) -> set[str]:
    """The numbers of a text, without thousands commas and trailing zeros after the point."""
    return {canonical(found.group()) for found in find(text)}


def find(text: str) -> Iterator[re.Match]:
    """Each number of a text, with its place. A dash joins no numbers."""
    return _NUMBER.finditer(text.replace("–", " ").replace("-", " "))


def canonical(number: str) -> str:
    """A number without thousands commas and trailing zeros after the point."""
    number = number.replace(",", "")
    number = f"0{number}" if number.startswith(".") else number
    return number.rstrip("0").rstrip(".") if "." in number else number


_RECORD = ("participants", "finding", "compared", "followup", "details", "limits", "year", "title")


def source_text(source: Source) -> str:
    """What the entry of a source says, in one text."""
    text = " | ".join(getattr(source, field) for field in _RECORD)
    return re.sub(r"(\d)C\b", r"\1 C", text)  # degrees


def source_numbers(source: Source) -> set[str]:
    """Every number a source's entry holds, numbers written as words among them."""
    text = source_text(source)
    words = {_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS}
    return numbers(text) | words


def fact_numbers(fact: Fact) -> set[str]:
    """The numbers of a fact: its words, its counts and its rate out of 100."""
    rates = (fact.count, fact.of, fact.out_of_100)
    return numbers(fact.says) | {str(rate) for rate in rates if rate is not None} | (
        {"100"} if fact.out_of_100 is not None else set())


def outcome_numbers(outcome: Outcome) -> set[str]:
    """The numbers of one row of a summary-of-findings table."""
    texts = (outcome.outcome, outcome.treatment, outcome.compared_with, outcome.studies,
             outcome.people, outcome.result, outcome.why, outcome.plain)
    return set().union(*map(numbers, texts))


@dataclass(frozen=True)
class Phrase:
    """A phrase with a number that needs no source, and why; ``path`` and ``line`` are its place."""

    text: str
    why: str
    path: Path
    line: int
    column: int = 1


class Ledger:
    """Which numbers each source may be cited for, and which phrases need no source."""

    def __init__(self, library: Library):
        self.reported = {key: source_numbers(source)
                         for key, source in library.bibliography.sources.items()}
        self.people = {key: int(first[0].replace(",", ""))
                       for key, source in library.bibliography.sources.items()
                       if (first := _FIRST_COUNT.search(source.participants))}
        self._by_key = {key: set(found) for key, found in self.reported.items()}
        for record, found in _records(library):
            for key in record.keys:
                self._by_key.setdefault(key, set()).update(found)
        project = library.project
        self.phrases, self.problems = load_plain(project.findings, project.findings_name)
        longest_first = sorted((phrase.text for phrase in self.phrases), key=len, reverse=True)
        phrases = "|".join(map(_with_gaps, longest_first))
        self._plain = re.compile(rf"(?<!\w)(?:{phrases})(?!\w)") if phrases else None

    def allowed(self, keys: list[str]) -> set[str]:
        """The numbers that some sources may be cited for, together."""
        return set().union(*(self._by_key.get(key, set()) for key in keys))

    def without_plain(self, text: str) -> str:
        """The text with every listed phrase blanked out, every offset kept."""
        return self._plain.sub(lambda m: " " * len(m.group()), text) if self._plain else text


def _records(library: Library) -> Iterator[tuple[Fact | Outcome, set[str]]]:
    for fact in library.findings.facts.values():
        yield fact, fact_numbers(fact)
    for outcome in library.findings.outcomes.values():
        yield outcome, outcome_numbers(outcome)


def _with_gaps(phrase: str) -> str:
    """A pattern for a phrase, which may be broken over lines or hold signs that a reader does not see."""
    return r"\s+".join(map(re.escape, phrase.split()))


def load_plain(folder: Path, shown: str = "findings") -> tuple[list[Phrase], list[Problem]]:
    """The phrases of findings/plain-numbers.yml. Each needs a reason. Raises ``Unreadable``."""
    path, shown = folder / PLAIN_FILE, f"{shown}/{PLAIN_FILE}"
    if not path.is_file():
        return [], []
    text = read_text(path)
    try:
        data = load_yaml(text)
    except yaml.YAMLError as error:
        return [], [yaml_problem(shown, error)]
    at, phrases, problems = places(text), [], []
    for number, row in enumerate(_rows(data)):
        place = at.get(("plain_numbers", number), (1, 1))
        phrase, why = (_words(row, key) for key in ("phrase", "why"))
        if phrase:
            phrases.append(Phrase(phrase, why, path, place[0], place[1]))
        if not phrase or not why:
            what = f'"{phrase}" has no reason.' if phrase else "This is no phrase with a reason."
            problems.append(Problem(shown, *place, "plain-number-reason", what,
                                    'Write - {phrase: "999", why: "..."}, or give the number a source.'))
    return phrases, problems


def _rows(data: object) -> list:
    """The rows of the list; one that is no phrase where there is no such list."""
    if not isinstance(data, dict) or "plain_numbers" not in data:
        return [None]
    rows = data["plain_numbers"]
    return rows if isinstance(rows, list) else [] if rows is None else [None]


def _words(row: object, key: str) -> str:
    """The words of a key of a row; a number or a date counts as they would be written."""
    value = row.get(key) if isinstance(row, dict) else None
    return "" if value is None or isinstance(value, list | dict | bool) else str(value).strip()


@dataclass(frozen=True)
class Loose:
    """A number of a page that no record of the sources cited there holds."""

    number: str
    offset: int  # into the body
    keys: tuple[str, ...]  # the sources cited; none if there is no citation
    words: str


def loose(page: Page, ledger: Ledger) -> list[Loose]:
    """Every number of a page that no record backs, once a sentence."""
    return page.kept("loose", lambda: list(_loose(page, ledger)))


def _loose(page: Page, ledger: Ledger) -> Iterator[Loose]:
    for sentence in page.sentences:
        if _may_hold(sentence.text):
            keys = cited(sentence.text) or cited(sentence.block.text)
            # With none of its sources there, that is the mistake, and it is told on its own.
            if not keys or not ledger.reported.keys().isdisjoint(keys):
                yield from _loose_in(sentence, keys, ledger)


def _may_hold(text: str) -> bool:
    """Whether a number may stand in a text, in figures or as a word."""
    return bool(_DIGIT.search(text)
                or not _WORDS.keys().isdisjoint(_LETTERS.findall(text.lower())) and _MAY_HOLD.search(text))


def cited(text: str) -> list[str]:
    """The keys of the sources that a text cites."""
    return [citation.key for group in groups(text) for citation in group.citations]


def _loose_in(sentence: Sentence, keys: list[str], ledger: Ledger) -> Iterator[Loose]:
    listed = _LIST_NUMBER.match(sentence.text)
    visible = ledger.without_plain(shown(_ENTITY.sub(_blank, sentence.text)))
    allowed, seen = ledger.allowed(keys), set()
    for start, number in sorted(_in_figures_or_words(visible)):
        if listed and start < listed.end() or number in allowed | seen:
            continue
        seen.add(number)
        yield Loose(number, sentence.offset(start), tuple(sorted(set(keys))), sentence.plain)


def _in_figures_or_words(text: str) -> Iterator[tuple[int, str]]:
    for match in find(text):
        yield match.start(), canonical(match.group())
    for match in _WORD_NUMBER.finditer(text):
        yield match.start(), _WORDS[match["word"].lower()]


def _blank(match: re.Match) -> str:
    return " " * len(match.group())


def unreported(record: Fact | Outcome, ledger: Ledger) -> list[tuple[str, str]]:
    """(key of the record, number) for each number that none of its sources reported, sorted.

    The people of an outcome may be those of its sources added up; those of a row of the tally
    are in the source of that row. The key is "tally 2" for the third row.
    """
    known = set().union(*(ledger.reported.get(key, set()) for key in record.keys))
    if isinstance(record, Outcome):
        found = {("result", number) for number in numbers(record.result)}
        people = numbers(ledger.without_plain(record.people)) - _sums(record, ledger) - {str(len(record.tally))}
        found |= {("people", number) for number in people}
        loose = [(f"tally {place}", str(row["people"])) for place, row in enumerate(record.tally)
                 if row.get("people") and str(row["people"]) not in ledger.reported.get(str(row["source"]), ())]
    else:
        found, loose = {("says", number) for number in numbers(record.says)}, []
        found |= {(key, str(n)) for key, n in (("count", record.count), ("of", record.of)) if n is not None}
    return sorted([*((key, number) for key, number in found if number not in known), *loose])


def _sums(record: Outcome, ledger: Ledger) -> set[str]:
    """The people of some of the sources added up, as far as their entries give a number."""
    groups_of_people = [ledger.people[key] for key in dict.fromkeys(record.keys) if key in ledger.people]
    sums = {0}
    for people in groups_of_people[:12]:
        sums |= {total + people for total in sums}
    return set(map(str, sums))
