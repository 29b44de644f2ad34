"""A list of things not to do whose items do not say "do not" themselves (settings: starts).

Why: a list is read alone: on a phone, read out, cut out for a handout. "Squeeze the lump" is then
    an instruction. The NHS repeats the words in every item. Boxes and columns of tables count too.
Bad: Do not: - squeeze a lump - stop a prescribed medicine
Good: Do not: - Do not squeeze a lump. - Do not stop a prescribed medicine.
Fix: begin every item with "Do not", "Never", "No" or "Avoid".
"""

from __future__ import annotations

import re

from ...lists import cells, items
from ..rule import Rule

RULE = Rule("do-not-lost", "words", safety=True, settings={
    "starts": r"(?:you (?:must|should) )?"
              r"(?:do not|don['’]t|not|never|avoid|no|nothing|nobody|stay away|keep away)",
})
_NOT = (r"(?:do not|don['’]t|never|avoid|(?:must|should) not|(?:must|should)n['’]t|you (?:cannot|can['’]t)|"
        r"not allowed|forbidden|(?:stay|keep) away from|(?:things?|what) (?:you (?:must|should) )?not to do|"
        r"do['’]?n['’]?ts|do nots|(?:things?|what) to avoid)")
_REST = (r"(?: (?:do|use|take|have|eat|drink|wear|put|go|it|you|yet|also|please|any|of|these|those|this|the|"
         r"following|things?))*(?:(?:(?<=these)|(?<=following)) \w+)?"
         r"(?:,? (?:for|before|after|during|until|in|on|at|while|with|near) [^.:!?]*)?")
# The negation closes the words: "Avoid", "For two days do not:", "Things not to do after treatment".
_LEADS = re.compile(rf"(?:.*(?<!we )(?<!they )(?<!who )(?<!people )(?<!clinics )\b)?{_NOT}{_REST}\W*\Z", re.I)
# What follows is a condition, or what has to be there first.
_CONDITION = re.compile(r"\b(?:if|when|unless|because|without|who|have|has|know|is|are|you)\W*\Z", re.I)
_BOTH = re.compile(r"\bdo['’]?s and\b|\bto do (?:and|or)\b", re.I)  # of such a list some items are to be done
_OTHERWISE = re.compile(r"\b(?:instead|you (?:can|may|should|must)|do|ask|call|tell|if|when)\b.*:\W*\Z", re.I)
_WHEN = r"(?:(?:for|in|during|after|before|until|on|if|when|while)\b(?:[^.;:,]{0,60},\s|(?:\s\w+){1,3}?\s))?"


def check(page, library, options):
    start = re.compile(rf"(?:\[[ x]\]|:[\w-]+:|[\W_])*{_WHEN}(?:{options.of(RULE)['starts']})(?!\w)", re.I)
    for item in [*items(page), *cells(page)]:
        lead = next(filter(_is_negative, _that_count(item.leads)), None)
        if lead and not start.match(item.words):
            first = " ".join(item.words.split()[:4])
            yield RULE.at(page, item.offset,
                          f'"{first} …" hangs on "{_last(lead)}" and does not say so itself.',
                          'Begin the item with "Do not", "Never", "No" or "Avoid".')


def _that_count(leads):
    """A lead-in that says otherwise ("Instead you can:") takes the heading's place."""
    return leads[:1] if leads and _OTHERWISE.search(leads[0]) else leads


def _is_negative(lead):
    last = _last(lead)
    return bool(_LEADS.match(last)) and not _CONDITION.search(last) and not _BOTH.search(last)


def _last(lead):
    """The last sentence of a lead-in."""
    return re.split(r"(?<=[.!?])\s+(?=\S)", lead)[-1].strip().strip('"“”')
