"""How wide and how high a drawing is, and nothing strange about it."""

from __future__ import annotations

import re

from lxml import etree

from .refusal import Refused, quoted

_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"  # neither nan nor inf
_LENGTH = re.compile(rf"({_NUMBER})\s?(px|pt|pc|mm|cm|in)?", re.A)
_LONGEST = 40  # characters of a number
_PIXELS = {None: 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_SMALLEST, _LARGEST = 0.01, 1_000_000.0
_RULE = "clinic-logo"
_FIX = 'Write the size at <svg>, such as viewBox="0 0 200 100".'


def set_size(root: etree._Element) -> tuple[float, float]:
    """Give the drawing a viewBox, and the width and height of it. Raises ``Refused``.

    A viewBox counts before width and height, since it says what is drawn; CSS pixels.
    """
    line = root.sourceline or 0
    if root.get("viewBox") is not None:
        written = root.get("viewBox").replace(",", " ").split()
        if len(written) != 4 or not all(map(_is_number, written)):
            raise Refused(_RULE, f"viewBox {quoted(root.get('viewBox'))} is not four numbers.", _FIX, line)
        numbers = [float(number) for number in written]
    else:
        numbers = [0.0, 0.0, _length(root, "width", line), _length(root, "height", line)]
    width, height = numbers[2:]
    if any(abs(number) > _LARGEST for number in numbers) or min(width, height) < _SMALLEST:
        raise Refused(_RULE, f"The logo cannot be {width:g} wide and {height:g} high.", _FIX, line)
    root.set("viewBox", " ".join(f"{number:.12g}" for number in numbers))
    root.set("width", f"{width:.12g}")
    root.set("height", f"{height:.12g}")
    return width, height


def _is_number(text: str) -> bool:
    return len(text) <= _LONGEST and bool(re.fullmatch(_NUMBER, text, re.A))


def _length(root: etree._Element, name: str, line: int) -> float:
    found = _LENGTH.fullmatch(root.get(name, "").strip()[:_LONGEST])
    if not found:
        raise Refused(_RULE, f"<svg> has no viewBox, and its {name} is no length.", _FIX, line)
    return float(found[1]) * _PIXELS[found[2]]
