"""An e-mail address in square brackets.

Why: mkdocs-bibtex takes brackets with an address in them for a citation, and can drop them without
    a word. A link is no citation: [write to us](mailto:help@clinic.example).
Bad: Write to us [help@clinic.example].
Good: Write to us: help@clinic.example.
Fix: take the brackets away.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("citation-email", "citations", stops_build=True)


def check(page, library, options):
    for fault in page.citation_faults:
        if fault.kind == "email":
            yield RULE.at(page, fault.start, "An e-mail address in brackets can be taken for a citation.",
                          "Take the brackets away.")
