"""A source that was retracted, or is under an expression of concern, by the retraction data.

Why: a retracted paper is cited for years, because nobody looks again.
Bad: a page that rests on a paper whose journal has taken it back.
Good: the source says so in `unfit`, and nothing rests on it.
Fix: read the notice. Write what it says into `unfit`, and take the claim off every page.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("source-retracted", "bibliography", reads="guide", safety=True)

_WORDS = {"retraction": "was retracted", "expression of concern": "is under an expression of concern"}


def check(page, library, options):
    data = library.retractions
    for key, source in library.bibliography.sources.items() if data else ():
        for notice in data.standing_for(source):
            if notice.nature in _WORDS and not source.is_unfit:
                yield RULE.on(*library.bibliography.place(key),
                              f'"{key}" {_WORDS[notice.nature]} (data of {data.data_date}).',
                              f"Read the notice{f' {notice.notice_doi}' if notice.notice_doi else ''}, "
                              "write `unfit`, and take the claim off every page.")
                break
