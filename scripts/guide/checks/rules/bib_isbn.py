"""An ISBN whose check digit is wrong, or that has the wrong length.

Why: the last digit is there to find a slip in the others.
Bad: isbn = {978-1-4557-5001-4},
Good: isbn = {978-1-4557-5001-5},
Fix: copy the ISBN from the book.
"""

from __future__ import annotations

from ...identifiers import isbn_fault
from ..rule import Rule

RULE = Rule("bib-isbn", "bibliography", reads="guide", stops_build=True)


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        fault = isbn_fault(source.isbn) if source.isbn else ""
        if fault:
            yield RULE.on(*library.bibliography.place(key, "isbn"),
                          f'"{key}": "{source.isbn}" is not a good ISBN: {fault}.',
                          "Copy it from the book.")
