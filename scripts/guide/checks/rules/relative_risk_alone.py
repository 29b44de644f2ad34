"""A relative change ("twice as likely", "50% fewer", "risk ratio 0.6") without both absolute numbers.

Why: "half the risk" can mean 50 people less out of 100, or 1 out of 10,000. Only the two numbers
    behind it tell a reader which.
Bad: Lumps were twice as likely after deep injections.
Good: Lumps came in 4 out of 100 people after deep injections and in 2 out of 100 after shallow
    ones, so twice as often.
Fix: give both counts in the same paragraph, item or table row, as the source reports them. If it
    reports none, leave the figure out and say which group did better.
"""

from __future__ import annotations

import re

from ...wording import passages
from ..rule import Rule

RULE = Rule("relative-risk-alone", "words")

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_TIMES = rf"(?:twice|thrice|(?:{_NUMBER}|two|three|four|five|six|ten|several|many)[\s-]?(?:times|fold))"
_SHARE = (rf"(?:{_NUMBER}\s?(?:%|per\s?cent)|(?:a|one) (?:half|third|quarter)|half|two[\s-]thirds|"
          r"three[\s-]quarters)")
_RISK = (r"(?:risks?|chances?|odds|likelihood|probability|rates?|likely|unlikely|common|often|"
         r"frequent(?:ly)?|danger|incidence)")
_SAME_SENTENCE = r"(?:[^.!?]|\.\d)"
_RELATIVE = re.compile("|".join((
    # twice as likely, 3 times more lumps, a two-fold risk
    rf"\b{_TIMES} (?:as (?:likely|common|often|frequent|many|high|great|big)|(?:more|less|fewer|higher|lower|"
    rf"greater|the) (?:\w+ )?{_RISK}|(?:more|fewer) \w+|higher|lower|greater|{_RISK})\b",
    # double the risk, half as many; the risk was halved
    rf"\b(?:double|triple|treble|half) (?:the {_RISK}|as (?:likely|common|often|many))\b",
    rf"\b(?:halv|doubl|tripl|trebl)(?:e|es|ed|ing) (?:\w+ ){{0,4}}?{_RISK}\b",
    rf"\b{_RISK} (?:\w+ ){{0,5}}?(?:halved|doubled|tripled|trebled|in half)\b",
    # 50% fewer lumps, 40% lower risk; 24% less ... than
    rf"\b{_SHARE} (?:fewer\b|more (?!than\b)\w+)",
    rf"\b{_SHARE} (?:less|lower|higher|greater|smaller|reduced|increased) (?:\w+ ){{0,2}}?{_RISK}\b",
    rf"\b{_SHARE} (?:less|lower|higher|greater|smaller)\b(?={_SAME_SENTENCE}*\bthan\b)",
    # a 30% reduction in the risk; lowers the risk of lumps by 30%
    rf"\b{_SHARE} (?:relative )?(?:reduction|increase|drop|fall|rise) in (?:\w+ ){{0,3}}?{_RISK}\b",
    rf"\b{_RISK} (?:\w+ ){{0,6}}?by (?:(?:about|around|nearly|over|up to) )?{_SHARE}",
    # a risk ratio of 0.6, OR = 2.1
    r"\b(?:(?:risk|odds|hazard|rate|incidence) ratios?|relative (?:risks?|odds|rates?))\b"
    rf"(?={_SAME_SENTENCE}{{0,40}}?\d)",
    rf"\b(?-i:RR|OR|HR|aOR)\s?(?:=|:|of|was)?\s?{_NUMBER}",
)).replace(" ", r"\s+"), re.I)
# Two at once: "8 and 4 out of 100", "from 8 to 4 out of 100"
_PAIR = re.compile(rf"{_NUMBER}(?: \w+){{0,2}}? (?:and|against|versus|to|or|with|not) (?:in )?{_NUMBER}"
                   r"(?: \w+)? (?:out )?of (?:the |every )?\d")
# 17 of 77, 4 out of 100, 69.2% of those
_COUNT = re.compile(rf"{_NUMBER}(?: \w+)? (?:out )?of (?:the |every |those |all )?\d|"
                    rf"{_NUMBER} ?(?:%|per ?cent)(?! ?(?:CI\b|confidence))", re.I)


def check(page, library, options):
    for passage in passages(page, library):
        relative = list(_RELATIVE.finditer(passage.words))
        if relative and not _has_both_numbers(passage.words):
            for match in relative:
                words = " ".join(match.group().split())
                yield RULE.on(*passage.place(match.start()),
                              f'"{words}" stands without the two numbers behind it.',
                              "Give both counts beside it, such as 4 out of 100 against 2 out of 100. If the "
                              "source gives none, leave the figure out and say which group did better.")


def _has_both_numbers(words):
    """Whether two absolute numbers stand there, the relative ones left aside."""
    words = " ".join(_RELATIVE.sub(" ; ", words).split())
    pairs = len(_PAIR.findall(words))
    return 2 * pairs + len(_COUNT.findall(_PAIR.sub(" ", words))) >= 2
