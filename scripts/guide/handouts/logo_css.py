"""CSS inside a logo. A few plain rules instead of a reading of CSS, which changes every year.

1. No backslash: it can spell any word so that it is not seen.
2. No at-rule: @import and @font-face fetch files.
3. Only functions that mix colours or move shapes, and url() of a part of the same file.
"""

from __future__ import annotations

import re

from .refusal import Refused, quoted

_LONGEST_NAME = 40  # characters looked at before a bracket; no function of CSS has so long a name
_NAME = re.compile(r"[\w-]*\Z")
_URL = re.compile(r"""url\(\s*(["']?)#([^"'()\s]+)\1\s*\)""", re.I)
_HARMLESS = {"url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "translatex", "translatey",
             "scale", "scalex", "scaley", "rotate", "skewx", "skewy"}
_RULE = "clinic-logo"
_FIX = "Export the logo with plain colours and no effects, or save it as PNG."


def refuse_css(css: str, where: str, line: int) -> None:
    """Raise ``Refused`` for CSS, or the value of an attribute, that breaks a rule above."""
    if "\\" in css:
        raise Refused(_RULE, f"{where} holds a backslash.", _FIX, line)
    if "@" in css:
        raise Refused(_RULE, f"{where} holds a rule that begins with @.", _FIX, line)
    for before in css.split("(")[:-1]:
        name = _NAME.search(before[-_LONGEST_NAME:].rstrip())[0]
        if name.lower() not in _HARMLESS:
            raise Refused(_RULE, f"{where} uses {quoted(name + '()')}.", _FIX, line)
    if len(re.findall(r"url\s*\(", css, re.I)) != len(_URL.findall(css)):
        raise Refused(_RULE, f"{where} uses url() for something outside the file.", _FIX, line)


def urls(css: str) -> list[str]:
    """The ids that url(#id) names."""
    return [found[1] for found in _URL.findall(css)]
