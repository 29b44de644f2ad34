"""The day on which a source was checked is no date, or has not come yet.

Why: readers see it as "checked on".
Bad: checked = {11/22/2026},
Good: checked = {2026-11-22},
Fix: write the day as year-month-day.
"""

from __future__ import annotations

import datetime as dt
import re

from ...bibliography import PLACEHOLDER
from ..rule import Rule

RULE = Rule("bib-date", "bibliography", reads="guide", stops_build=True)


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        if source.checked and not PLACEHOLDER.search(source.checked):
            fault = _fault(source.checked, options.today)
            if fault:
                yield RULE.on(*library.bibliography.place(key, "checked"), f'"{key}": {fault}',
                              "Write the day on which it was checked, as 2026-11-22.")


def _fault(text, today):
    try:
        day = dt.date.fromisoformat(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)[0])
    except (ValueError, TypeError):
        return f'"{text}" is no date.'
    return f"checked is {day}, which has not come yet." if day > today else ""
