"""A PubMed Central number that is not well formed.

Why: it leads to the free copy of a paper, the one that most readers can open.
Bad: pmcid = {8176379},
Good: pmcid = {PMC8176379},
Fix: write PMC and the digits.
"""

from __future__ import annotations

from ...identifiers import pmcid_fault
from ..rule import Rule

RULE = Rule("bib-pmcid", "bibliography", reads="guide", stops_build=True)


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        fault = pmcid_fault(source.pmcid) if source.pmcid else ""
        if fault:
            yield RULE.on(*library.bibliography.place(key, "pmcid"),
                          f'"{key}": "{source.pmcid}" is not a good PMC number: {fault}.',
                          "Write PMC and the digits.")
