"""A citation inside code or a comment.

Why: there it is printed as it is, or not at all, and the claim beside it has no source.
Bad: It came out the same `[@park2008]`.
Good: It came out the same [@park2008].
Fix: move it out. To show how a citation is written, use a key that is no source, such as [@key].
"""

from __future__ import annotations

from ...citations import in_code
from ..rule import Rule

RULE = Rule("citation-in-code", "citations", stops_build=True)


def check(page, library, options):
    known = library.bibliography.keys()
    for citation in in_code(page.body):
        if citation.key in known:
            yield RULE.at(page, citation.start, "This citation stands in code or a comment.",
                          "Move it out, or it will be printed as it is.")
