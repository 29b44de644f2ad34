"""A year that is no year, that has not come, or that is not the one in the key.

Why: one wrong digit makes an old study look new.
Bad: @article{park2008, year = {2080},
Good: @article{park2008, year = {2008},
Fix: look the year up in the source. A key that ends in a year has to end in this one.
"""

from __future__ import annotations

import re

from ..rule import Rule

RULE = Rule("bib-year", "bibliography", reads="guide", settings={"earliest": 1800})

_KEY_YEAR = re.compile(r"[a-z_-]((?:18|19|20)\d\d)[a-z]{0,3}\Z")


def check(page, library, options):
    earliest = options.of(RULE)["earliest"]
    for key, source in library.bibliography.sources.items():
        if source.year:
            fault = _fault(key, source.year, earliest, options.today.year + 1)
            if fault:
                yield RULE.on(*library.bibliography.place(key, "year"), f'"{key}": {fault}',
                              "Look the year up in the source.")


def _fault(key, year, earliest, latest):
    if not re.fullmatch(r"[0-9]{4}", year):
        return f'"{year}" is no year.'
    if not earliest <= int(year) <= latest:  # journals date some issues ahead
        return f"{year} cannot be the year."
    in_key = _KEY_YEAR.search(key)
    if in_key and in_key[1] != year:
        return f"the year is {year}, and the key says {in_key[1]}."
    return ""
