"""A citation that is broken over two lines.

Why: mkdocs-bibtex publishes it raw, for the reader to puzzle over.
Bad: It came out the same [@park2008;
    @kopera2008].
Good: It came out the same [@park2008; @kopera2008].
Fix: keep everything from [ to ] on one line.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("citation-broken-line", "citations", safety=True, stops_build=True)


def check(page, library, options):
    for fault in page.citation_faults:
        if fault.kind == "line":
            yield RULE.at(page, fault.start, "This citation is broken over two lines.",
                          "Keep everything from [ to ] on one line.")
