"""A key of the bibliography in a form that tools do not agree on.

Why: mkdocs-bibtex cuts a key at a dot or a colon, so that it names another source or none.
Bad: @article{park:2008.a,
Good: @article{park2008a,
Fix: use small letters, digits, - and _; begin with a letter. Change the citations too.
"""

from __future__ import annotations

from ..rule import Rule

RULE = Rule("bib-key-style", "bibliography", reads="guide", stops_build=True)


def check(page, library, options):
    yield from RULE.read(library.problems)
