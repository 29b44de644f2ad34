"""One text of a clinic: made plain, or refused.

A sheet prints these texts beside medical words. So nothing in them may be unseen, turn a line
round, run into the line above or push the page away. They stay text; whoever sets a page
escapes them, and isolates them (`<bdi>`), since a name may be written from right to left.
"""

from __future__ import annotations

import re
import unicodedata

from .imitation import refuse_imitation
from .refusal import Refused

_RULE = "clinic-text"
_MARKS_IN_A_ROW = 3  # as many as real writing needs; a pile of them covers the line above
# Letters that nobody can see: joiners, fillers, selectors, the empty Braille cell.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
                     "\U000e0100-\U000e01ef]")
_JOINERS = "\u200c\u200d"
_JOINING = ("ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
            "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "MYANMAR", "KHMER", "TIBETAN")
_SPACES = re.compile(r"[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


def tidy(value: str, longest: int, most_lines: int = 1) -> tuple[str, ...]:
    """The lines of a text (NFC, single spaces, no blank lines). Raises ``Refused``.

    ``longest`` counts the characters of the whole tidied text, line breaks among them.
    """
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
    lines = tuple(filter(None, (_SPACES.sub(" ", line).strip() for line in text.split("\n"))))
    _refuse_characters("\n".join(lines))
    if not lines:
        raise Refused(_RULE, "There is no text here.", "Write the text, or take the line out.")
    if len(lines) > most_lines:
        raise Refused(_RULE, "This text has to stand on one line." if most_lines == 1 else
                      f"This text has {len(lines)} lines; {most_lines} are allowed.", "Make it shorter.")
    length = sum(map(len, lines)) + len(lines) - 1
    if length > longest:
        raise Refused(_RULE, f"This text has {length} characters; {longest} are allowed.", "Make it shorter.")
    refuse_imitation(" ".join(lines))
    return lines


def is_tidy(value: str, lines: tuple[str, ...]) -> bool:
    """Whether the text was tidy as it was written; the line break that YAML leaves at an end is."""
    return value.removesuffix("\n") == "\n".join(lines)


def _refuse_characters(text: str) -> None:
    in_a_row = 0
    for place, letter in enumerate(text):
        kind = unicodedata.category(letter)
        if letter in _JOINERS and _joins(text, place):
            continue
        if kind[0] == "C" and letter != "\n" or kind in ("Zl", "Zp") or _UNSEEN.match(letter):
            raise Refused(_RULE, f"This text holds a character that cannot be seen (U+{ord(letter):04X}).",
                          "Type the text again instead of copying it.")
        if kind in ("Mn", "Me") and (not place or text[place - 1] in " \n"):
            raise Refused(_RULE, f"An accent stands on no letter (U+{ord(letter):04X}).",
                          "Type the text again instead of copying it.")
        in_a_row = in_a_row + 1 if kind in ("Mn", "Me") else 0
        if in_a_row > _MARKS_IN_A_ROW:
            raise Refused(_RULE, f"More than {_MARKS_IN_A_ROW} accents stand on one letter.",
                          "Type the text again without them.")


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands between letters of a script that is written with joiners."""
    around = text[place - 1:place] if place else "", text[place + 1:place + 2]
    return all(letter and unicodedata.name(letter, "").startswith(_JOINING) for letter in around)
