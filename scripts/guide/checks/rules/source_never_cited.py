"""A source that no page and no findings record cites.

Why: a list of sources that were never used looks like more evidence than there is; and the
    unfavourable ones must not lie unread at the back.
Bad: an entry of references.bib that stands in no citation.
Good: every entry is cited, or says in `unfit` why it must not be.
Fix: cite it where it belongs, or take the entry out.
"""

from __future__ import annotations

from ...citations import groups
from ..rule import Rule

RULE = Rule("source-never-cited", "citations", reads="guide")


def check(page, library, options):
    cited = {citation.key for each in library.pages.values()
             for group in groups(each.body) for citation in group.citations}
    cited.update(key for record in library.findings.all() for key in record.keys)
    for key, source in library.bibliography.sources.items():
        if key not in cited and not source.is_unfit:
            yield RULE.on(*library.bibliography.place(key), f'No page cites "{key}".',
                          "Cite it where it belongs, or take the entry out.")
