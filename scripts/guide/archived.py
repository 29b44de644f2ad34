"""What the entry of a source says about an archived copy of it: the field ``archived``.

    archived = {https://web.archive.org/web/2026/https://regulator.example/notice}
    archived = {none found, 2026-11-22}
"""

from __future__ import annotations

import datetime as dt
import re

from .bibliography import Source

ARCHIVED, NONE_FOUND, NOT_LOOKED_FOR, UNCLEAR = "archived", "none found", "not looked for yet", "unclear"

_NONE = re.compile(r"none found, (\d{4}-\d\d-\d\d)\Z")
_ADDRESS = re.compile(r"https?://\S+\Z", re.I)


def state(source: Source) -> str:
    """One of the four words above."""
    if not source.archived:
        return NOT_LOOKED_FOR
    if _ADDRESS.match(source.archived):
        return ARCHIVED
    none = _NONE.match(source.archived)
    return NONE_FOUND if none and _is_a_day(none[1]) else UNCLEAR


def _is_a_day(text: str) -> bool:
    """``2026-02-30`` has the shape of a day and is none."""
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
