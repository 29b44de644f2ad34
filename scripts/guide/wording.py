"""What a page says in the guide's own words, wherever they are kept.

Most words of a page stand in its Markdown. Some come from elsewhere and reach the same
reader: the title and the description, the records behind its tables, the pictures. A rule
about words that read the Markdown alone would miss them.

Words in quotation marks are somebody else's, so they are blanked out here. A mark that was
left open blanks nothing: a forgotten mark must not hide the rest of a page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from . import prose
from .directives_pattern import DIRECTIVE
from .library import Library
from .pages import Page
from .pictured import diagrams
from .problems import line_and_column
from .prose import Block

RECORD_WORDS = ("label", "outcome", "treatment", "compared_with", "studies", "people", "result",
                "why", "plain", "says", "unit")
_PAIRED = re.compile(r"“[^“”]*”|«[^«»]*»|‘(?:[^‘’]|’(?=\w))*’(?!\w)")
_STRAIGHT = re.compile(r'"[^"]*"')
_CELL = re.compile(r"[^|]+|\|")
_FRONT = re.compile(r"^(?:title|description):[ \t]*(?P<value>[^\n]*(?:\n[ \t]+[^\n]*)*)", re.M)
_YAML_MARKED = re.compile(r"(?P<mark>[\"'])(?P<words>.*)(?P=mark)[ \t]*(?:#[^\n]*)?\Z", re.S)
_YAML_COMMENT = re.compile(r"(?<=\s)#[^\n]*")
_SVG_TEXT = re.compile(r"<(text|title|desc)\b[^>]*>(?P<words>.*?)</\1>", re.S)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Passage:
    """Words that are read in one go, blanks for the rest.

    ``place`` gives (path, line, column) of the character at an index of ``words``.
    """

    words: str
    place: Callable[[int], tuple[str, int, int]]


def passages(page: Page, library: Library) -> list[Passage]:
    """Everything that a page says in the guide's own words."""
    return page.kept("passages", lambda: list(_passages(page, library)))


def _passages(page: Page, library: Library) -> Iterator[Passage]:
    yield from _front(page)
    if page.src == "index.md":  # the words round every page are told once, with the front page
        for said in library.site.words:
            yield Passage(without_quotations(said.text),
                          functools.partial(_at, (library.project.show(library.project.config), said.line, said.column)))
    for block in page.blocks:
        yield Passage(own_words(block), functools.partial(_in_page, page, block))
    yield from library.once(_records).get(page.src, ())
    yield from _pictures(page, library.once(_drawn))


def own_words(block: Block) -> str:
    """The words of a block as a reader sees them, quotations blanked out, every offset kept.

    A quotation ends at the border of a table cell at the latest.
    """
    words = block.shown
    if block.kind != "row":
        return without_quotations(words)
    cells = (words[cell.start():cell.end()] for cell in _CELL.finditer(block.text))
    return "".join(map(without_quotations, cells))


def without_quotations(words: str) -> str:
    """The words outside quotation marks, every offset kept."""
    words = _PAIRED.sub(_blank, words)
    return words if words.count('"') % 2 else _STRAIGHT.sub(_blank, words)


@functools.lru_cache(maxsize=2048)
def sentences(block: Block) -> tuple[tuple[int, str], ...]:
    """(index into the text of the block, words) of each sentence, as a reader sees them.

    Headings and rows of tables hold no sentences.
    """
    if block.kind not in ("paragraph", "item"):
        return ()
    found = []
    for sentence in prose.block_sentences(block):
        words = sentence.shown
        found.append((sentence.start + len(words) - len(words.lstrip()), words.strip()))
    return tuple(found)


@functools.cache
def expression(*parts: str) -> re.Pattern:
    """Any of some expressions as whole words. A blank stands for one or more; " ?" for any number."""
    words = "|".join(parts).replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if parts else r"(?!)", re.I)


def _blank(match: re.Match) -> str:
    return " " * len(match.group())


def _in_page(page: Page, block: Block, index: int) -> tuple[str, int, int]:
    return (page.shown, *page.place(block.offset(index)))


def _front(page: Page) -> Iterator[Passage]:
    """Title and description. The marks that YAML wants round a text are no quotation."""
    for found in _FRONT.finditer(page.front):
        value = found["value"]
        marked = _YAML_MARKED.match(value)
        words = f" {marked['words']} " if marked else _YAML_COMMENT.sub(_blank, value)
        yield Passage(without_quotations(words),
                      functools.partial(_in_text, page.shown, page.front, found.start("value"), 1))


def _in_text(path: str, text: str, start: int, lines_above: int, index: int) -> tuple[str, int, int]:
    line, column = line_and_column(text, start + index)
    return path, line + lines_above, column


def _records(library: Library) -> Mapping[str, list[Passage]]:
    """The words of the records, by the page they are shown on."""
    found: dict[str, list[Passage]] = {}
    for record in library.findings.all():
        for key in RECORD_WORDS:
            words = getattr(record, key, "")
            if words:
                place = functools.partial(_at, record.place(key))
                found.setdefault(record.page, []).append(Passage(without_quotations(words), place))
    return found


def _at(place: tuple[str, int, int], index: int) -> tuple[str, int, int]:
    return place


def _drawn(library: Library) -> Mapping[str, list[Passage]]:
    """The words of every picture, by the name a page calls it by."""
    return {PurePosixPath(picture.shown).stem: list(_in_picture(picture.shown, picture.svg))
            for picture in diagrams(library)}


def _in_picture(path: str, svg: str) -> Iterator[Passage]:
    for found in _SVG_TEXT.finditer(svg):
        yield Passage(without_quotations(_TAG.sub(_blank, found["words"])),
                      functools.partial(_in_text, path, svg, found.start("words"), 0))


def _pictures(page: Page, drawn: Mapping[str, Iterable[Passage]]) -> Iterator[Passage]:
    for directive in DIRECTIVE.finditer(page.visible):
        if directive["name"] == "diagram":
            yield from drawn.get((directive["words"] or "").strip(), ())
