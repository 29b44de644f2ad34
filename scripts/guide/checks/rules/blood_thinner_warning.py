"""A page that speaks of blood thinners without saying: do not stop a prescribed medicine.

Why: someone who stops a blood thinner for a cosmetic treatment can have a stroke or a clot. A
    page that only says that bleeding is more likely invites that. The reader has to see the
    warning: in a comment, in code or in the address of a link it warns nobody.
Bad: You bruise more easily if you take a blood thinner. - Avoid aspirin for a week before.
Good: You bruise more easily if you take a blood thinner. Do not stop a prescribed medicine for a
    cosmetic treatment.
Fix: add the sentence near the first mention. Never tell anyone to stop or to leave out one.
"""

from __future__ import annotations

import re

from ...prose import shown
from ...wording import sentences
from ..rule import Rule

RULE = Rule("blood-thinner-warning", "words", safety=True, settings={
    "names": r"blood(?: |-)thin\w*|thin(?:s|ning)? (?:the|your|their) blood|anti-?coagula\w*|"
             r"anti-?platelet\w*|aspirin|warfarin|heparin|enoxaparin|clopidogrel|ticagrelor|prasugrel|"
             r"apixaban|rivaroxaban|edoxaban|dabigatran",
    "warning": r"(?:do not|don['’]t|never) stop (?:taking )?(?:a |any |your |the |an )?prescri(?:bed|ption)",
    # "stop" and the like, not after "do not"
    "tells_to_stop": r"(?:please )?(?:stop|pause|skip|avoid|omit|interrupt|discontinue|leave out|come off|"
                     r"cut out|go without|do without|refrain from|hold|withhold)",
})
_DUTY = (r"(?:(?:you|patients|people|clients) )?"
         r"(?:should|must|need to|have to|ought to|are asked to|are told to) ")
_EXCEPT = re.compile(r"\bunless (?:it|they|yours)\b[^.!?]*\bprescribed\b|\bnot prescribed\b", re.I)
_CELL = re.compile(r"[^|]+")


def check(page, library, options):
    settings = {name: words.replace(" ", r"\s+") for name, words in options.of(RULE).items()}
    name = re.compile(rf"(?<!\w)(?:{settings['names']})", re.I)
    first = _first(page, name)
    if first is None:
        return
    if not any(re.search(settings["warning"], block.shown, re.I) for block in page.blocks):
        offset, words = first
        yield RULE.at(page, offset, f'"{words}" stands here without the warning.',
                      "Add: Do not stop a prescribed medicine for a cosmetic treatment.")
    yield from _told_to_stop(page, name, settings["tells_to_stop"])


def _first(page, name):
    for block in page.blocks:
        found = name.search(block.shown)
        if found:
            return block.offset(found.start()), " ".join(found.group().split())
    return None


def _told_to_stop(page, name, verbs):
    """Sentences that tell people to do without one: "Avoid aspirin", "No aspirin for a week"."""
    gap, names = r"(?:[\w'’-]+[\s,]+){0,6}?", name.pattern
    begin = r"(?:\A[\W_]*|[.!?]\s+)"
    told = re.compile(rf"(?:{begin}|[,;:]\s*(?:and\s+)?|{_DUTY})(?:{verbs})\s+(?!only\b){gap}(?={names})|"
                      rf"{begin}no\s+{gap}(?={names}[^.!?]*\b(?:for|before|after|within)\b)", re.I)
    for block in page.blocks:
        for start, text in sentences(block) or _cells(block):
            match = told.search(text)
            if match and not _EXCEPT.search(text):
                yield RULE.at(page, block.offset(start + match.start()),
                              "This tells people to do without a blood thinner or aspirin.",
                              "Say: Do not stop a prescribed medicine. Ask the doctor who prescribes it.")


def _cells(block):
    """The cells of a row, or the words of a heading."""
    return [(cell.start(), shown(cell.group())) for cell in _CELL.finditer(block.text)]
