"""A place in a source that is not written as one.

Why: the place is printed beside the number, so that a reader can find the sentence in the source.
Bad: [@park2008, somewhere in the middle]
Good: [@park2008, p. 180e]
Fix: write p. 180e, pp. 10-12, table 2, figure 1, section 3, article 5, schedule 2 or para. 7.
"""

from __future__ import annotations

from ...citations import LOCATOR
from ..rule import Rule

RULE = Rule("citation-locator", "citations", stops_build=True)


def check(page, library, options):
    for group in page.citations:
        for citation in group.citations:
            if citation.locator and not LOCATOR.match(citation.locator):
                yield RULE.at(page, citation.start,
                              f'"{citation.locator}" is not a place in a source.',
                              "Write it as p. 180e, pp. 10-12, table 2, figure 1 or section 3.")
