"""Words and a name with an @ in square brackets, such as an account on a social network.

Why: mkdocs-bibtex takes the name for a citation; a citation with words before it loses them.
Bad: More pictures [see @some_clinic].
Good: More pictures are on the account some_clinic.
Fix: take the brackets away, or make a link of them; a citation begins with [@ and has no words
    before the key.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("citation-handle", "citations", stops_build=True)


def check(page, library, options):
    for fault in page.citation_faults:
        if fault.kind == "handle":
            yield RULE.at(page, fault.start, f'"[{fault.inside}]" would be taken for a citation.',
                          "Take the brackets away, or begin with [@key if a source is meant.")
