"""A line of the navigation that names no page, or the same page twice.

Why: MkDocs leaves such a line out, and a page that people rely on is gone from every menu.
Bad: - Hair: uses/hiar.md
Good: - Hair: uses/hair.md
Fix: correct the path; it counts from the docs folder.
"""

from __future__ import annotations

from ...problems import did_you_mean
from ..rule import Rule

RULE = Rule("nav-dead", "front-matter", reads="guide", stops_build=True)


def check(page, library, options):
    seen, docs = set(), library.project.docs
    for entry in library.site.entries or ():
        if not entry.src:
            yield RULE.on("mkdocs.yml", entry.line, entry.column, "This line names no page.",
                          "Write the path of a page after the colon, or take the line out.")
        elif entry.src not in library.pages and not (docs / entry.src).is_file():
            yield RULE.on("mkdocs.yml", entry.line, entry.column, f"There is no page {entry.src}.",
                          did_you_mean(entry.src, library.pages) or "Correct the path or take the line out.")
        elif entry.src in seen:
            yield RULE.on("mkdocs.yml", entry.line, entry.column,
                          f"{entry.src} stands in the navigation twice.", "Take one of the two out.")
        seen.add(entry.src)
