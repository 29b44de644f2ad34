"""A value of the front matter of the wrong type: a date as text, a word where true or false belongs.

Why: a date that is text never becomes due; "no" in quotes counts as yes.
Bad: review_due: next autumn
Good: review_due: 2027-11-22
Fix: write the value in the form that the message asks for. A date in another form is put right
    by --fix where its meaning is certain.
"""

from __future__ import annotations

import datetime as dt
import re

from ..rule import Edit, Rule

RULE = Rule("front-matter-wrong-type", "front-matter", reads="guide", stops_build=True)

_DATES = ("updated", "review_due", "evidence_searched")
_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%d.%m.%Y")  # 03/04/2026 is uncertain


def check(page, library, options):
    for finding in RULE.read(library.problems):
        page = next(page for page in library.pages.values() if page.shown == finding.path)
        yield RULE.on(finding.path, finding.line, finding.column, finding.message, finding.fix,
                      _edit(page, finding.line))


def _edit(page, line):
    """The correction of a date that can only mean one day."""
    text = page.front.split("\n")[line - 2]
    match = re.match(rf"(?:{'|'.join(_DATES)}):[ \t]*(?P<value>[^#\n]*[^#\s])", text)
    day = match and _day(match["value"].strip("\"'"))
    if not day:
        return None
    before = sum(len(row) + 1 for row in ["---", *page.front.split("\n")[:line - 2]])
    return Edit(before + match.start("value"), match["value"], day.isoformat())


def _day(value):
    for form in _FORMS:
        try:
            return dt.datetime.strptime(value, form).date()
        except ValueError:
            continue
    return None
