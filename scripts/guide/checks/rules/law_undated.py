"""A statement about law or a regulator that names no country or no date (settings: countries, undated).

Why: rules differ from country to country and change. A ban without a country frightens or
    reassures the wrong people, and nobody can tell whether a rule without a year still holds.
    The country may stand in a heading above. The year of the source in the list of sources does
    not count: a reader of the sentence does not see it. "Page without a date" counts as a date.
Bad: Fat-dissolving injections are banned [@decree].
Good: France bans fat-dissolving injections (decree of 2011) [@decree].
Fix: add the country and the year, both from the record of the source: "(December 2023)". If the
    source has no date, write "(page without a date)".
"""

from __future__ import annotations

import re

from ...citations import groups
from ...wording import sentences
from ..rule import Rule

RULE = Rule("law-undated", "words", settings={
    # With the words made from them, and bodies that stand for one. "US" is not "us".
    "countries": [
        "US", "USA", r"U\.S", "United States", "America", "Americans?", "FDA", "FTC", "UK", "United Kingdom",
        "Britain", "British", "MHRA", "NHS", "NICE", "GMC", "England", "English", "Scotland", "Scottish",
        "Wales", "Welsh", "Northern Ir(?:eland|ish)", "Ireland", "Irish", "EU", "Europe(?:an)?", "EMA",
        "France", "French", "ANSM", "Germany?", "BfArM", "Ital(?:y|ian)", "AIFA", "Spain", "Spanish",
        "AEMPS", "Portug(?:al|uese)", "Netherlands", "Dutch", "Belgi(?:um|an)", "Switzerland", "Swiss",
        "Swissmedic", "Austrian?", "Sweden", "Swedish", "Norw(?:ay|egian)", "Denmark", "Danish", "Finland",
        "Finnish", "Fimea", "Pol(?:and|ish)", "Czech", "Gree(?:ce|k)", "Turk(?:ey|ish)", "Russian?",
        "Ukrain(?:e|ian)", "Israeli?", "Egypt(?:ian)?", "South African?", "Nigerian?", "Indian?",
        "Pakistani?", "Chin(?:a|ese)", "Japan(?:ese)?", "Korean?", "Taiwan(?:ese)?", "Thai(?:land)?",
        "Vietnam(?:ese)?", "Philippines?", "Malaysian?", "Singapore", "Indonesian?", "Australian?", "TGA",
        "New Zealand", "Canad(?:a|ian)", "Mexic(?:o|an)", "Brazil(?:ian)?", "Anvisa", "ANVISA",
        "Argentin(?:a|e|ian)", "Chile(?:an)?", "Colombian?", "Peru(?:vian)?", "Venezuelan?",
        "Iran(?:ian)?", "Saudi", "Emirates", "UAE", "Leban(?:on|ese)", "Worldwide",
        "(?i:every|all) countr(?:y|ies)",
    ],
    "undated": r"without a date|(?:year|date) not shown",
})
_YEAR = r"(?<![\d,.])(?:19|20)\d\d(?!\d|[,.]\d)"
# Words that are about law wherever they stand ...
_LAW = re.compile(r"\b(?:bans?|banned|outlaw(?:s|ed)|prohibit(?:s|ed)|forbids?|forbidden|illegal(?:ly)?|"
                  r"unlawful(?:ly)?|laws?|legislation|decrees?|(?<=\w )(?-i:Acts?))\b", re.I)
# ... and words that are so where a source is cited for them. A body alone ("MedWatch: FDA") says nothing.
_BODY = r"(?:regulators?|(?-i:FDA|MHRA|EMA|ANSM|Anvisa|TGA|Swissmedic|Health Canada))"
_SAYS = (r"(?:warn\w*|sa(?:ys?|id)|found|finds?|block\w*|seiz\w*|stop\w*|refus\w*|report\w*|call\w*|"
         r"writes?|wrote|requir\w*|allow\w*|list\w*|describ\w*|advis\w*|recall\w*|approv\w*|has|had)")
_RULED = re.compile(r"\b(?:(?:un)?(?:approved|authori[sz]ed)|(?:un|not )?licen[sc]ed (?:in|by|for|here)|"
                    rf"licen[sc]es?|regulat(?:ions?|ed)|{_BODY} (?:\w+ ){{0,3}}?{_SAYS})\b", re.I)


def check(page, library, options):
    settings = options.of(RULE)
    country = re.compile(rf"\b(?:{'|'.join(settings['countries'])})\b")
    date = re.compile(rf"{_YEAR}|{settings['undated']}")
    for block, headings in _under_headings(page):
        start, found = next(_about_law(block), (0, None))
        if not found:
            continue
        words = block.shown
        missing = [] if any(map(country.search, [words, *headings])) else ["country"]
        missing += [] if date.search(words) else ["year"]
        if missing:
            yield RULE.at(page, block.offset(start + found.start()),
                          f'"{found.group()}" is about law; no {" and no ".join(missing)} stands with it.',
                          "Add the country and the year from the record of the source, or write "
                          "(page without a date).")


def _about_law(block):
    """(start of the sentence, first word about law) of each sentence. A question states nothing."""
    cited = any(groups(block.text))
    for start, text in [(0, block.shown)] if block.kind == "row" else sentences(block):
        found = _LAW.search(text) or (_RULED.search(text) if cited else None)
        if found and not text.rstrip().endswith("?"):
            yield start, found


def _under_headings(page):
    """Each block that is no heading, with the headings above it."""
    above = []
    for block in page.blocks:
        if block.kind == "heading":
            level = len(block.text) - len(block.text.lstrip("#"))
            above = [(depth, words) for depth, words in above if depth < level] + [(level, block.shown)]
        else:
            yield block, [words for _, words in above]
