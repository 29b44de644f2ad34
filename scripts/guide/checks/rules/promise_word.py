"""A word that promises or soothes, as the guide's own claim (settings: words, allowed).

Why: nobody has counted well enough to promise anything, and a soothed reader does not go to a
    doctor with a new lump. In quotation marks such a word may stand as somebody else's. Titles,
    descriptions, records and pictures are read too.
Bad: A safe, natural treatment with no downtime.
Good: Sales pages call it "natural". We do not know how often it does harm.
Fix: say what was seen, in whom, with the source; or put somebody else's word in double quotation
    marks and say whose it is.
"""

from __future__ import annotations

from ...wording import expression, passages
from ..rule import Rule

RULE = Rule("promise-word", "words", safety=True, settings={
    "words": [
        r"safe(?:ly|r|st)?", r"(?:clinically |scientifically )?proven", r"guarantee(?:d|s)?", r"miracles?",
        r"miraculous(?:ly)?", r"magic(?:al)?", r"rare(?:r|st|ly)?", r"natural(?:ly)?", r"cur(?:e|es|ed)",
        r"painless(?:ly)?", r"pain-free", r"risk-free", r"without (?:any )?(?:risks?|pain)", r"zero risks?",
        r"(?:no|zero|without|free of|free from)(?: any| known| real| serious| lasting)* side(?: |-)effects?",
        r"side(?: |-)effect(?: |-)free", r"down-?time", r"cocktails?", r"detox\w*", r"rejuvenat\w+",
        r"youthful(?:ly|ness)?", r"ageless", r"anti-?age?ing", r"dewy", r"glowing", r"radiant(?:ly)?",
        r"flawless(?:ly)?", r"revolution(?:ary|is\w+)", r"break-?throughs?", r"game(?: |-)chang\w+",
        r"clinically (?:tested|shown|approved)", r"cutting(?: |-)edge", r"state(?: |-)of(?: |-)the(?: |-)art",
        r"transformative", r"effortless(?:ly)?", r"pamper\w*", r"turns? back (?:the clock|time)",
    ],
    "allowed": [
        # What a study counted, and what a medicine does not do.
        r"no(?: serious| lasting)? side(?: |-)effects? (?:was|were) (?:reported|recorded|seen|found|counted)",
        r"no (?:single |known )?cure", r"(?:does|do|did|can|could|will) ?not cure",
    ],
})


def check(page, library, options):
    settings = options.of(RULE)
    words, allowed = expression(*settings["words"]), expression(*settings["allowed"])
    for passage in passages(page, library):
        text = allowed.sub(lambda match: " " * len(match.group()), passage.words)
        for match in words.finditer(text):
            word = " ".join(match.group().split())
            open_mark = " (A quotation mark is left open here.)" if text.count('"') % 2 else ""
            yield RULE.on(*passage.place(match.start()), f'"{word}" promises or soothes.{open_mark}',
                          "Say what was seen, in whom, with its source. If it is somebody else's word, "
                          'say whose, and put it in double quotation marks: "...".')
