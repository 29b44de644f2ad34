"""Dates as readers see them, the same on every machine."""

from __future__ import annotations

import datetime as dt

# Written out: the names of a locale would change with the machine.
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")


def day(date: dt.date) -> str:
    """A day in words: 22 November 2026."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
