"""An entry that does not stand where its key belongs in the alphabet.

Why: in a sorted file two people see at once that a source is already there.
Bad: @article{abel2015, … after @article{best2016, …
Good: @article{abel2015, … before @article{best2016, …
Fix: move the entry.
"""

from __future__ import annotations

from itertools import pairwise

from ..rule import Rule

RULE = Rule("bib-unsorted", "bibliography", reads="guide")


def check(page, library, options):
    for before, key in pairwise(library.bibliography.sources):
        if key < before:
            yield RULE.on(*library.bibliography.place(key), f'"{key}" stands after "{before}".',
                          "The entries are sorted by key. Move it up.")
