"""Words that are surer, or less sure, than the certainty of the record.

The paragraph or table row before a certainty badge, and the plain sentence of each record, have to hold
the word that belongs to the certainty: low "may", very low "we do not know", moderate
"probably", high none of the three. A page about a use may not name another certainty as ours.

Why: "may" turned into "does" is the smallest edit with the largest harm.
Bad: Injections of hyaluronic acid make your skin moister. {{ certainty: face-moisture }} (low)
Good: Injections of hyaluronic acid **may** make your skin moister. {{ certainty: face-moisture }}
Fix: use the word of the certainty, or correct the record with its reasons.
"""

from __future__ import annotations

import re

from ...citations import groups
from ...directives_pattern import DIRECTIVE
from ...prose import shown
from ..rule import Rule

RULE = Rule("certainty-differs", "findings", reads="guide", safety=True, stops_build=True)

_WORDS = {
    "high": None,
    "moderate": re.compile(r"\bprobably\b", re.I),
    "low": re.compile(r"\b(?:may|might)\b", re.I),
    "very low": re.compile(r"\bdo not know\b|\b(?:does not|don['’]t) know\b", re.I),
}
_SURE = re.compile(r"\b(?:can|will|does|clearly|certainly|definitely)\b(?! (?:not|cost)\b)", re.I)
_NAMED = re.compile(r"\b(very\s+low|low|moderate|high)[\s-]+certainty\b"
                    r"|\bcertainty\s+(?:is|was)\s+(very\s+low|low|moderate|high)\b", re.I)


def check(page, library, options):
    for outcome in library.findings.outcomes.values():
        fault = _fault(outcome.plain, outcome.certainty)
        if fault:
            yield RULE.on(*outcome.place("plain"),
                          f'"{outcome.id}" has {outcome.certainty} certainty: {fault}.',
                          "Use the word of the certainty, or correct the record with its reasons.")
    for each in library.pages.values():
        yield from _badges(each, library.findings.outcomes)
        yield from _named(each, library.findings.for_page(each.src))
        each.forget()


def _badges(page, outcomes):
    last = 0
    for match in DIRECTIVE.finditer(page.visible) if "{{" in page.body else ():
        outcome = outcomes.get((match["words"] or "").strip()) if match["name"] == "certainty" else None
        if outcome:
            fault = _fault(_before(page, match.start(), last), outcome.certainty)
            if fault:
                yield RULE.at(page, match.start(),
                              f'"{outcome.id}" has {outcome.certainty} certainty: {fault}.',
                              "Use the word of the certainty in the paragraph before the badge.")
        last = match.end()


def _before(page, offset, last):
    """The words of the paragraph or table row that a badge ends or stands in, from the last badge on."""
    starts = [block.offset(0) for block in page.blocks if block.offset(0) <= offset]
    return " ".join(shown(page.visible[max(starts[-1] if starts else 0, last):offset]).split())


def _named(page, outcomes):
    if page.kind != "use":
        return
    ours = {outcome.certainty for outcome in outcomes}
    for block in page.blocks:
        for match in _NAMED.finditer(block.shown) if not any(groups(block.text)) else ():
            word = " ".join((match[1] or match[2]).lower().split())
            if word not in ours:
                yield RULE.at(page, block.offset(match.start()),
                              f"No record of this page has {word} certainty.",
                              f"The records say: {', '.join(sorted(ours)) or 'nothing'}.")


def _fault(text, certainty):
    wanted = _WORDS[certainty]
    if wanted and not wanted.search(text):
        return f'its word is missing, {wanted.pattern.split("|")[0].strip("()?:" + chr(92) + "b")!r}'
    sure = _SURE.search(text)
    if sure and certainty in ("low", "very low"):
        return f'the sentence says "{sure.group()}"'
    if certainty != "very low" and re.search(r"\bprobably\b", text, re.I) and certainty != "moderate":
        return '"probably" is surer or less sure'
    if certainty == "high" and re.search(r"\b(?:may|might|do not know)\b", text, re.I):
        return "the words are less sure than that"
    return ""
