"""A citation whose key is in no entry of the bibliography.

Why: mkdocs-bibtex drops such a marker from the sentence, and in quiet mode nobody hears of it.
    The reader then sees a claim with no source.
Bad: Fewer hairs came out on pulling [@gajar2019].
Good: Fewer hairs came out on pulling [@gajjar2019].
Fix: correct the key, or add the source first: python scripts/add_source.py DOI
"""

from __future__ import annotations

from ...problems import did_you_mean
from ..rule import Rule

RULE = Rule("citation-unknown", "citations", safety=True, stops_build=True)


def check(page, library, options):
    known = library.bibliography.keys()
    for group in page.citations:
        for citation in group.citations:
            if citation.key not in known:
                hint = did_you_mean(citation.key, known)
                yield RULE.at(page, citation.start,
                              f'No source "{citation.key}" in {library.project.bibliography_name}.',
                              f"{hint} A new source is added with: python scripts/add_source.py".strip())
