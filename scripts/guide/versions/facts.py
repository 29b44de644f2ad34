"""What a page claims, as against how it is spelt: its facts, a line each.

Two texts with the same lines say the same, as far as a program can tell. A line is made of what
carries a claim in one sentence, in order: numbers with what they count, words of certainty, of
negation, of comparison, duty and time, and the sources with the place in them. So a number that
moves to another sentence is a change, and a spelling is none. Beside the prose count the records
behind tables and badges, the directives, the words of pictures, and what a cited source says. In
lists of signs and of people who should not have it each word counts: a sign has no number.

Limits. A claim that changes by another word alone ("it hurts", "it helps") is not seen. A sentence
cut in two is a change if both halves hold a fact. A key renamed in the bibliography is none, since
a source is known by its DOI, PMID, ISBN or address.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..bibliography import Source
from ..citations import groups
from ..directives_pattern import DIRECTIVE
from ..findings import Fact, Outcome, source_key
from ..library import Library
from ..numbers import canonical
from ..pages import Page
from ..pictured import diagrams
from ..prose import Sentence

# What carries a claim, by what it does.
_CERTAIN = (
    r"may|might|can|could|will|would|probabl[ey]|(?:un)?likel(?:y|ier|iest)|possibl[ey]|perhaps|"
    r"certain(?:ty|ly)?|sure|clear(?:ly)?|unclear|know[ns]?|unknown|proven?|proof|shown?|evidence|suggests?|"
    r"seems?|usual(?:ly)?|often|sometimes|rare(?:ly)?|seldom|always|common(?:ly)?|safe(?:r|ty|ly)?|"
    r"approved|licensed|banned|legal|illegal")
_NOT = (r"not|no|none|never|nobody|nothing|nor|neither|without|cannot|\w+n[’']t|unless|except|instead|only|"
        r"avoid|stop|refuse")
_COMPARED = (
    r"more|most|less|least|fewer|better|best|worse|worst|same|equal(?:ly)?|higher|lower|larger|smaller|"
    r"longer|shorter|faster|slower|stronger|weaker|few|many|all|every|each|any|half|twice|double|"
    r"(?:in|de)creas(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)|improv(?:e[sd]?|ing|ements?)|"
    r"ris(?:e[ns]?|ing)|rose|f(?:a|e)ll(?:s|en)?")
_DUTY = (r"must|should|need(?:s|ed)?|has\s+to|have\s+to|before|after|until|during|at\s+once|immediately|today|"
         r"now|urgent(?:ly)?|minutes?|hours?|days?|weeks?|months?|years?|once|daily|weekly")
_COUNTED = (r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
            r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
            r"hundred|thousand|million")
_TOKEN = re.compile(
    r"(?P<number>(?<![\w.])(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+))(?:[\s\u00a0]?(?P<unit>%|[^\W\d]+))?"
    rf"|(?<!\w)(?P<word>{_CERTAIN}|{_NOT}|{_COMPARED}|{_DUTY}|{_COUNTED})(?!\w)", re.I)
_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*|%")
_SIGNS = re.compile(r"\b(?:get help|call an ambulance|emergency|doctor|warning signs?|should not have|should wait|"
                    r"do not have|who should|ask first|wait|talk to|tell the clinic)\b", re.I)
_URGENT = re.compile(r"<div\b[^>]*\bclass=\"[^\"]*\bemergency\b.*?</div>", re.S)
_WHOLE, _LISTS = ("get-help.md",), ("is-it-for-you.md",)  # pages of signs, and of people who should not have it
# A list that is made of what other files hold; their own facts are looked at where they belong.
_MATRIX = ("matrix", "matrix-picture")


@dataclass(frozen=True)
class Claim:
    """One fact: its line, and where it was written, as (file, line, column)."""

    line: str
    place: tuple[str, int, int]


def of(page: Page, library: Library) -> list[Claim]:
    """Every fact of a page, in the order in which it stands there."""
    said = [*_prose(page, library), *_directives(page, library)]
    keys = dict.fromkeys([*(citation.key for group in page.citations for citation in group.citations),
                          *(key for record in _records(page, library) for key in record.keys)])
    sources = [library.bibliography.sources[key] for key in keys if key in library.bibliography.sources]
    return [*said, *(Claim(_source(source), (page.shown, 1, 1)) for source in sources)]


def text(claims: Iterable[Claim]) -> str:
    """The lines of facts, sorted: the order of sentences is no fact."""
    return "".join(f"{line}\n" for line in sorted(claim.line for claim in claims))


def digest(lines: str) -> str:
    """The SHA-256 of the lines of ``text``, as 64 hexadecimal digits."""
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()


def _prose(page: Page, library: Library) -> Iterator[Claim]:
    if page.meta:
        for words in (page.meta.title, page.meta.description):
            yield from _claim("says", _tokens(words), (page.shown, 2, 1))
    urgent = [match.span() for match in _URGENT.finditer(page.body)]
    heading = ""
    for sentence in page.sentences:
        heading = sentence.plain if sentence.block.kind == "heading" else heading
        at = sentence.offset()
        place = (page.shown, *page.place(at))
        cited = [_cited(sentence, library)] if "@" in sentence.text else []
        listed = sentence.block.kind in ("item", "row") and (page.src in _LISTS or _SIGNS.search(heading))
        if listed or page.src in _WHOLE or any(start <= at < end for start, end in urgent):
            yield from _claim("sign", _every_word(sentence.plain) + cited, place)
        else:
            yield from _claim("says", _tokens(sentence.plain) + cited, place)


def _claim(kind: str, parts: list[str], place: tuple[str, int, int]) -> Iterator[Claim]:
    parts = [part for part in parts if part]
    if parts:
        yield Claim(f"{kind}: {' '.join(parts)}", place)


def _tokens(words: str) -> list[str]:
    """What carries a claim in some words, in order."""
    found = []
    for token in _TOKEN.finditer(words):
        if token["number"]:
            found.append(" ".join(filter(None, (canonical(token["number"]), (token["unit"] or "").lower()))))
        else:
            found.append(" ".join(token["word"].lower().replace("’", "'").split()))
    return found


def _every_word(words: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(words)]


def _cited(sentence: Sentence, library: Library) -> str:
    """The sources of a sentence, with the place in each."""
    found = [f"{_identity(citation.key, library)} {citation.locator}".strip()
             for group in groups(sentence.text) for citation in group.citations]
    return f"[{'; '.join(found)}]" if found else ""


def _identity(key: str, library: Library) -> str:
    source = library.bibliography.sources.get(key)
    return _name(source) if source else key


def _name(source: Source) -> str:
    """What a source is known by, whatever its key is."""
    return (source.doi or source.pmid or source.isbn or source.url or f"{source.title} {source.year}").lower()


def _source(source: Source) -> str:
    said = " ".join(_tokens(f"{source.finding} {source.unfit}"))
    return f"source: {_name(source)}; {source.studytype}; {source.participants}; {source.read}; {said}"


def _directives(page: Page, library: Library) -> Iterator[Claim]:
    if "{{" not in page.body:
        return
    for match in DIRECTIVE.finditer(page.visible):
        words = (match["words"] or "").strip()
        place = (page.shown, *page.place(match.start()))
        yield Claim(f"directive: {match['name']}", place)
        if match["name"] in _MATRIX:
            yield from (Claim(f"matrix: {one.label}; {one.direction}; {one.certainty}; "
                              f"{' '.join(_tokens(one.plain))}", one.place())
                        for one in library.findings.outcomes.values())
        elif match["name"] == "diagram":
            yield from (Claim(f"picture: {' '.join(_tokens(drawn.words))} {' '.join(drawn.keys)}", (drawn.shown, 1, 1))
                        for drawn in diagrams(library) if drawn.shown.endswith(f"/{words}.svg"))
    yield from (Claim(_record(record, library), record.place()) for record in _records(page, library))


def _records(page: Page, library: Library) -> list[Outcome | Fact]:
    """The records that a page shows: its own with a table, and those that a directive names."""
    known = {**library.findings.outcomes, **library.findings.facts}
    found: dict[str, Outcome | Fact] = {}
    for match in DIRECTIVE.finditer(page.visible) if "{{" in page.body else ():
        words = (match["words"] or "").split()
        if match["name"] == "summary":
            found |= {one.id: one for one in library.findings.for_page(words[0] if words else page.src)}
        elif match["name"] in ("certainty", "direction", "icon-array"):
            found |= {word: known[word] for word in words if word in known}
    return list(found.values())


def _record(record: Outcome | Fact, library: Library) -> str:
    sources = "; ".join(" ".join(filter(None, (_identity(source_key(one), library), one.partition(",")[2].strip())))
                        for one in record.sources)
    if isinstance(record, Fact):
        said = " ".join(_tokens(record.says))
        return f"fact: {said}; {record.count} of {record.of} {record.unit}; {record.per100}; {record.harm} [{sources}]"
    whole = "; ".join((record.outcome, record.treatment, record.compared_with, record.studies, record.people,
                       record.direction, record.certainty))
    prose = " ".join(_tokens(f"{record.result} {record.why} {record.plain}"))
    tally = ", ".join(f"{_identity(row['source'], library)} {row['saw']} {row.get('people')}" for row in record.tally)
    return f"outcome: {whole}; {prose}; {tally} [{sources}]"
