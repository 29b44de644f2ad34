"""Square brackets that begin like a citation and are none.

Why: what is not understood here is printed as it is, or vanishes with the claim's source.
Bad: It came out the same [@park2008 and @kopera2008]. From [0 to 1 it fell [@park2008].
Good: It came out the same [@park2008; @kopera2008].
Fix: write [@key] or [@key, p. 12; @other]. A key has small letters, digits, - and _ only.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("citation-malformed", "citations", safety=True, stops_build=True)


def check(page, library, options):
    for fault in page.citation_faults:
        if fault.kind == "open":
            yield RULE.at(page, fault.start, "A [ before this citation is not closed, and would take it in.",
                          "Close the bracket on the same line, or write &#91; for a [ that stays open.")
        if fault.kind == "form":
            yield RULE.at(page, fault.start, f'"[{fault.inside}]" is not a citation.',
                          "Write [@key] or [@key, p. 12; @key2]. "
                          "A key has small letters, digits, - and _ only.")
