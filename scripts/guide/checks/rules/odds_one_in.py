"""Odds such as "1 in 20" or "one person in ten", whose bottom number changes (settings: bottoms).

Why: people compare the bottom numbers and take 1 in 20 for more than 1 in 10. One bottom number,
    100, can be compared. A count in a study ("17 of 77 patients", "2 out of 20 people") may stand.
Bad: Bruises come in 1 in 4 people. One woman in ten had lumps.
Good: Bruises come in 25 out of 100 people. In one study 2 out of 20 people had lumps.
Fix: write "X out of 100", or the count as the study gives it: "5 of 20 people".
"""

from __future__ import annotations

import re

from ...wording import passages
from ..rule import Rule

RULE = Rule("odds-one-in", "words", settings={"bottoms": ["100", "1,000", "10,000"]})

_SMALL = "one|two|three|four|five|six|seven|eight|nine"
_BIG = (rf"\d[\d,.]*\d|[2-9]|(?:a |one )?(?:hundred|thousand|million)|{_SMALL[4:]}|ten|eleven|twelve|fifteen|"
        r"twenty|thirty|forty|fifty")
_PEOPLE = (r"(?:people|persons?|patients?|wom[ae]n|m[ae]n|adults?|child(?:ren)?|users?|clients?|cases?|"
           r"treatments?|sessions?|injections?|chances?)")
_GAP = r"(?:\s|[-‐‑–])+"
_NO_BOTTOM = (r"(?!\w)(?!\s*(?:%|per|minutes?|hours?|days?|weeks?|months?|years?|m[lgm]\b|[µu]g|cm\b|"
              r"places|sites|sides|parts|hands|stages|doses))")
# "1 in 20", "2-in-5", "one in every ten"
_IN = re.compile(rf"\b(?P<top>[1-9]|{_SMALL}){_GAP}in{_GAP}(?:every{_GAP})?"
                 rf"(?P<bottom>{_BIG}){_NO_BOTTOM}", re.I)
# "1 out of 4", "three out of four"; a count in figures ("2 out of 20") is none.
_OUT_OF = re.compile(rf"\b(?P<top>1|{_SMALL}){_GAP}out{_GAP}of{_GAP}(?:every{_GAP})?"
                     rf"(?P<bottom>{_BIG}){_NO_BOTTOM}", re.I)
# "one person in ten", "1 patient out of 8"
_PERSON = re.compile(rf"\b(?:1|one){_GAP}{_PEOPLE}{_GAP}(?:in|out{_GAP}of){_GAP}(?:every{_GAP})?"
                     rf"(?P<bottom>{_BIG}){_NO_BOTTOM}", re.I)
# "every tenth person", "odds of 1:20", "1/20 people"
_OTHER = re.compile(r"\bevery (?:second|third|fourth|fifth|sixth|eighth|tenth|twentieth|hundredth) "
                    rf"{_PEOPLE}\b"
                    rf"|\b(?:chance|risk|odds) (?:of|is|are|was|were)(?: about)? 1 ?[:/] ?\d+"
                    rf"|\b1/\d+ (?:of )?{_PEOPLE}\b", re.I)
_INSIDE = re.compile(r"(?:[\d.,/]|\b(?:the|this|that|same|other|another) )\Z", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(rf"\s+(?:of\s+(?:the|those|all)\s+)?{_PEOPLE}\b", re.I)


def check(page, library, options):
    bottoms = set(options.of(RULE)["bottoms"])
    for passage in passages(page, library):
        for match in _odds(passage.words, bottoms):
            words = " ".join(match.group().split())
            yield RULE.on(*passage.place(match.start()), f'"{words}" has a bottom number that changes.',
                          'Write "X out of 100", or the count as the study gives it: "5 of 20 people".')


def _odds(text, bottoms):
    for pattern in (_IN, _OUT_OF, _PERSON):
        for match in pattern.finditer(text):
            is_year = _YEAR.fullmatch(match["bottom"]) and not _COUNTED.match(text, match.end())
            is_house_form = pattern is not _IN and match["bottom"] in bottoms
            # "0.1 in 5", "the same one in two trials"
            inside = _INSIDE.search(text, max(match.start() - 8, 0), match.start())
            if not (is_year or is_house_form or inside):
                yield match
    yield from _OTHER.finditer(text)
