"""A sentence that makes a claim, with no source in it or beside it.

It decides so: the sentence holds a word of a claim (settings: words) such as a study, a
comparison, a percentage, "improves", "causes" or "lasts"; it is no question and no lead-in to a
list, and does not speak of our own reading (settings: ours, such as "we do not know"). It is
covered by a citation in it or in the sentence before or after it in the same paragraph (words in
bold that open a paragraph: by any citation in it), by a directive there (the table or badge
carries the sources), by a link to another part of the guide, where the sources are, or by words
that say there is none (settings: noted). Headings, the head of a table, a term and the first
sentence that says what it means, quoted words, and pages about the guide itself (settings:
exempt) are not claims.

Why: a statement that matters has a source. One without looks exactly as sure as the others.
Bad: Mesotherapy improves the texture of the skin.
Good: In one study of 32 people the texture was rated better than before [@fasola2024].
Fix: cite what the sentence rests on, say that we do not know, or take the sentence out.
"""

from __future__ import annotations

import functools
import re

from ...directives_pattern import DIRECTIVE
from ..rule import Rule

RULE = Rule("citation-missing", "citations", settings={
    "words": r"stud(?:y|ies)\b|trials?\b|research\w*|evidence|experts?\b|"
             r"improv\w+|reduc\w+|(?:may|might|can|could|will) (?:harm|kill|scar|damage|pass into|set off|bring on)\b|increas\w+|lower(?:s|ed)\b|rais(?:es|ed)\b|prevent(?:s|ed)\b|"
             r"caus(?:e|es|ed)\b|last(?:s|ed)\b|heal(?:s|ed)\b|cur(?:es|ed)\b|treats\b|"
             r"work(?:s|ed)\b|help(?:s|ed)\b|lighten(?:s|ed)\b|dissolv(?:es|ed)\b|tighten(?:s|ed)\b|"
             r"(?:better|worse|more|less|fewer|longer|shorter|higher|safer|cheaper)\b[^.]{0,60}"
             r"\bthan\b(?! (?:one|expected|usual|before|you)\b)|"
             r"(?:as|so) (?:well|good|bad|often|much|many|long) as\b|compared (?:with|to)\b|"
             r"per ?cent\b|\d ?%|most people|many people|usually|often|commonly|"
             r"(?:is|are) linked to|leads? to|makes? .{0,40}(?:worse|better)",
    "ours": r"do not know|not known|nobody (?:knows|has)|"
            r"we (?:ask|call|chose|could|count|did|do|expect|found|give|have|judged?|list|looked|mark|name|rate|read|"
            r"say|set|show|start|take|think|tell|use|want|were|write|wrote)\b|(?:is|are) said|said to\b|what is said|"
            r"no (?:good |fair |clear )?(?:study|trial|source|record|research|evidence)\b|"
            r"(?:this|these) (?:guide|pages?|list)|helps you (?:to )?talk|if it lasts|"
            r"ask |tell |see a (?:skin )?doctor|questions?\b|how often",
    "noted": r"no source found|we found no|what is said",
    "exempt": ["about", "clinic"],
})


def check(page, library, options):
    settings = options.of(RULE)
    if page.kind in settings["exempt"]:
        return
    patterns = [_pattern(settings[name]) for name in ("words", "ours", "noted")]
    for place, sentence in enumerate(page.sentences):
        found = _claim(page, place, sentence, *patterns[:2])
        if found and not _covered(page, place, patterns[2]):
            yield RULE.at(page, sentence.offset(found.start()),
                          f'This claim has no source: "{sentence.plain[:90]}"',
                          "Cite what it rests on, say that we do not know, or take it out.")


_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”")
_LEAD = re.compile(r"\*\*.*\*\*[.:]?", re.S)
_BLANKS = re.compile(r"\s*")
_RULE_ROW = re.compile(r"\|[\s|:-]+\Z")
_MEANING = re.compile(r"(?:^|\s):\s*\Z")
_INDIRECT = re.compile(r"\W*(?:whether|which|how)\b", re.I)
_SUPPORT = re.compile(r"\[@|\]\((?:[^)\s:]*\.md[#)]|#)")


@functools.cache
def _pattern(words):
    return re.compile(rf"(?<!\w)(?:{words})", re.I)


def _claim(page, place, sentence, claim, ours):
    """The word that makes a sentence a claim, or None."""
    if sentence.block.kind == "heading" or _is_table_head(page, place) \
            or _is_defined(sentence):
        return None
    words = _QUOTED.sub(lambda m: " " * len(m.group()), sentence.shown)
    found = claim.search(words)
    asks = words.rstrip().endswith(("?", ":")) or _INDIRECT.match(words)
    return None if not found or asks or ours.search(words) else found


def _is_defined(sentence):
    """Whether it is a term of a definition list, or says what the term means."""
    text, end = sentence.block.text, sentence.start + len(sentence.text)
    return bool(_MEANING.search(text[:sentence.start])) or text[end:].lstrip().startswith((": ", ":\t"))


def _is_table_head(page, place):
    after = page.sentences[place + 1].text if place + 1 < len(page.sentences) else ""
    return page.sentences[place].block.kind == "row" and bool(_RULE_ROW.match(after))


def _covered(page, place, noted):
    own = page.sentences[place]
    reach = 99 if _LEAD.fullmatch(own.text) else 1
    near = [s for s in page.sentences[max(place - reach, 0):place + reach + 1] if s.block is own.block]
    start, end = own.block.offset(0), own.block.offset(len(own.block.text) - 1) + 1
    after = _BLANKS.match(page.body, end).end()
    return (any(_SUPPORT.search(s.text) for s in near) or bool(noted.search(own.block.text))
            or bool(DIRECTIVE.search(page.body, start, end) or DIRECTIVE.match(page.body, after)))
