"""A number in a sentence and a paragraph without any citation.

Why: a number without a source cannot be checked by anyone.
Bad: 12 people were happy. Three in four people were happy.
Good: 12 of 20 people were happy [@park2008].
Fix: cite its source in the sentence, or, for a number that needs none, list the phrase with a
    reason in findings/plain-numbers.yml.
"""

from __future__ import annotations

from ...findings import PLAIN_FILE
from ...numbers import Ledger, loose, numbers
from ...prose import shown
from ..rule import Rule

RULE = Rule("number-without-source", "findings", safety=True, stops_build=True)


def check(page, library, options):
    ledger = library.once(Ledger)
    for found in loose(page, ledger):
        if not found.keys:
            yield RULE.at(page, found.offset, f"{found.number} has no source.",
                          "Cite one in this sentence, or list the phrase with a reason in "
                          f'{library.project.findings_name}/{PLAIN_FILE}: "{found.words[:90]}"')
    for key in ("title", "description") if page.meta else ():
        found = numbers(ledger.without_plain(getattr(page.meta, key)))
        for number in sorted(found - numbers(shown(page.visible))) if found else ():
            yield RULE.on(page.shown, page.front_line(key), 1,
                          f"{number} stands in the {key} and nowhere on the page.",
                          "Take it out: search engines show it with no source beside it.")
