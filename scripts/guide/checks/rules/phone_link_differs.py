"""A telephone link that dials another number than the one it shows.

Why: a person who cannot breathe presses the number. What is dialled nobody sees in reading.
Bad: <a href="tel:119">911</a>
Good: <a href="tel:911">911</a>
Fix: make the two the same.
"""

from __future__ import annotations

import re

from ..rule import Rule

RULE = Rule("phone-link-differs", "access", safety=True, stops_build=True)

_LINK = re.compile(r"<a\b[^>]*\bhref=[\"']tel:(?P<dialled>[^\"']*)[\"'][^>]*>(?P<shown>.*?)</a>"
                   r"|\[(?P<shown2>[^\]]*)\]\(tel:(?P<dialled2>[^)\s]*)[^)]*\)", re.S | re.I)


def check(page, library, options):
    for match in _LINK.finditer(page.visible) if "tel:" in page.visible else ():
        dialled = _digits(match["dialled"] or match["dialled2"] or "")
        shown = _digits(re.sub(r"<[^>]*>", "", match["shown"] or match["shown2"] or ""))
        if not dialled or (shown and not _same(dialled, shown)):
            yield RULE.at(page, match.start(), f"The link shows {shown or 'no number'} and dials {dialled or 'nothing'}.",
                          "Make the two the same.")


def _digits(text):
    return re.sub(r"\D", "", text)


def _same(dialled, shown):
    """A number may be shown without its country code, or with the 0 that the code replaces."""
    short, long = sorted((dialled, shown), key=len)
    return long == short or (len(short) >= 6 and long.endswith(short.lstrip("0")))
