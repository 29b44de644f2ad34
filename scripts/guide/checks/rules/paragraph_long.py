"""A paragraph of more than three sentences (settings: sentences).

Why: on a phone four sentences fill the screen, and people skip what looks like a wall. List items,
    cells of tables, meanings of a term and lines with <br> are no paragraphs. A label in bold that
    opens a paragraph ("**Cleaning.**"), a note in brackets and a link alone are no sentences.
Bad: a paragraph that tells of five trials, one after the other
Good: two paragraphs, or a list with one trial an item
Fix: begin a new paragraph where the next idea begins. Cite the source again there if it is needed.
"""

from __future__ import annotations

import re

from ...wording import sentences
from ..rule import Rule

RULE = Rule("paragraph-long", "words", "note", settings={"sentences": 3})

_LABEL = re.compile(r"\s*\*\*[^*]*\*\*\s")
_MEANING = re.compile(r":\s")
_LABEL_WORDS = 6
_END = re.compile(r"[.!?][\"'”’)\s]*\Z")


def check(page, library, options):
    most = options.of(RULE)["sentences"]
    for block in page.blocks:
        count = sum(map(_is_full, _without_label(block))) if _is_paragraph(block) else 0
        if count > most:
            yield RULE.at(page, block.offset(0),
                          f"This paragraph has {count} sentences; {most} are easy to take in.",
                          "Begin a new paragraph where the next idea begins, or make a list of it.")


def _is_paragraph(block):
    lines = (block.text[index:] for index, _ in block.starts)
    return block.kind == "paragraph" and "<br" not in block.text and not any(map(_MEANING.match, lines))


def _without_label(block):
    found = [text for _, text in sentences(block)]
    label = _LABEL.match(block.text)
    return found[1:] if label and found and len(found[0].split()) <= _LABEL_WORDS else found


def _is_full(text):
    return bool(_END.search(text)) and not text.startswith("(")
