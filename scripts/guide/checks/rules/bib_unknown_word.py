"""A study type, a direction or an amount of reading in words that are not on the list.

Why: tables count and sort by these words; "RCT" beside "randomised trial" would be two kinds.
Bad: studytype = {RCT},
Good: studytype = {randomised trial},
Fix: use a word from the list that the message gives.
"""

from __future__ import annotations

from ...bibliography import PLACEHOLDER, READ, SOURCE_DIRECTIONS, STUDY_TYPES
from ...problems import did_you_mean
from ..rule import Rule

RULE = Rule("bib-unknown-word", "bibliography", reads="guide", stops_build=True)

_WORDS = {"studytype": STUDY_TYPES, "read": READ, "direction": SOURCE_DIRECTIONS}


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        for field, words in _WORDS.items():
            value = source.fields.get(field)
            if value and value not in words and not PLACEHOLDER.search(value):
                yield RULE.on(*library.bibliography.place(key, field),
                              f'"{key}": "{value}" is not a known {field}.',
                              did_you_mean(value, words) or f"Known: {', '.join(words)}.")
