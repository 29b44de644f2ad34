"""Skin named by "dark", "coloured" or "ethnic" (settings: words).

Why: "brown and black skin" is what people call it themselves. "Dark" compares it with a skin that
    is taken for the usual one, and "coloured" and "ethnic" offend. In quotation marks the words
    may stand as somebody else's.
Bad: On darker skin redness is hard to see.
Good: On brown and black skin redness is hard to see. Skin that turns dark needs help now.
Fix: write "brown and black skin". For a warning sign say what happens: "skin that turns dark".
"""

from __future__ import annotations

from ...wording import expression, passages
from ..rule import Rule

_DARK = r"(?:dark(?:er|est)?|colou?red|ethnic|non-?white|deep(?:er|ly)?(?: |-)(?:toned|pigmented)|dusky)"
_OR = r"(?:(?:,? (?:or|and|to|and/or)|,|/) ?(?:\w+ )?(?:brown|black|tanned|asian|african|olive|dark))*"
RULE = Rule("dark-skin", "words", settings={"words": [
    rf"{_DARK}{_OR}(?: |-)(?:skin(?:ned|s)?|complexion(?:s|ed)?)",
    rf"(?:light|fair|pale|white)(?:er)?,? (?:or|and|to) {_DARK}(?: |-)skin(?:ned|s)?",
    r"(?:skins?|people|persons?|patients?|wom[ae]n|m[ae]n) of colou?r",
    r"colou?red (?:people|patients?|wom[ae]n|m[ae]n)",
    r"skin (?:that|which) is (?:naturally )?dark(?:er)?", r"dark(?:er)? phototypes?",
]})


def check(page, library, options):
    words = expression(*options.of(RULE)["words"])
    for passage in passages(page, library):
        for match in words.finditer(passage.words):
            yield RULE.on(*passage.place(match.start()),
                          f'"{" ".join(match.group().split())}" is not what people call their own skin.',
                          'Write "brown and black skin". For a warning sign say what happens: "skin that '
                          'turns dark".')
