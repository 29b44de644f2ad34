"""One rule on one made-up page, for tests that try a phrase at a time."""

import datetime as dt
from pathlib import Path

from guide.bibliography import Bibliography
from guide.checks import catalogue
from guide.checks.options import Options
from guide.checks.settings import Settings
from guide.findings import Findings
from guide.library import Library
from guide.pages import Page
from guide.paths import Project

BOOK = "Granuloma\n:   A firm bump.\n\nPRP\n:   A part of blood.\n\nGerm culture\n:   A test.\n"


def found(rule, body, src="page.md", **wishes):
    """What a rule marks on a page: the text from each finding to the end of its line."""
    library = Library(Project(Path("no-such-folder")), Bibliography({}), Findings({}, {}), {
        "glossary.md": Page("glossary.md", "docs/glossary.md", None, BOOK, 1)})
    page = Page(src, f"docs/{src}", None, body, 1)
    options = Options(dt.date(2020, 6, 1), Settings(rules={rule: wishes}))
    lines = body.split("\n")
    return [lines[finding.line - 1][finding.column - 1:]
            for finding in catalogue.entries()[rule].check(page, library, options)]
