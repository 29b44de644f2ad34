"""A DOI that is not well formed.

Why: a DOI with a slip leads nowhere, or to another paper.
Bad: doi = {https://doi.org/10.1097/01.prs},
Good: doi = {10.1097/01.prs.0000304611.71480.0a},
Fix: copy the DOI from the paper: it begins with 10. and has no address before it.
"""

from __future__ import annotations

from ...identifiers import doi_fault
from ..rule import Rule

RULE = Rule("bib-doi", "bibliography", reads="guide", stops_build=True)


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        fault = _fault(source.doi) if source.doi else ""
        if fault:
            yield RULE.on(*library.bibliography.place(key, "doi"),
                          f'"{key}": "{source.doi}" is not a good DOI: {fault}.',
                          "Copy it from the paper itself.")


def _fault(doi):
    if "\\" in doi:  # BibTeX that was exported writes \_ for _
        return "there is a backslash in it"
    return doi_fault(doi)
