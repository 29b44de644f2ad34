"""A PubMed number that is not well formed.

Why: it is used to look for retractions, and to find the paper.
Bad: pmid = {PMID 18349597},
Good: pmid = {18349597},
Fix: write the digits only.
"""

from __future__ import annotations

from ...identifiers import pmid_fault
from ..rule import Rule

RULE = Rule("bib-pmid", "bibliography", reads="guide", stops_build=True)


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        fault = pmid_fault(source.pmid) if source.pmid else ""
        if fault:
            yield RULE.on(*library.bibliography.place(key, "pmid"),
                          f'"{key}": "{source.pmid}" is not a good PubMed number: {fault}.',
                          "Write the digits only.")
