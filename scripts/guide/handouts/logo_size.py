"""How wide and how high a drawing and its shapes are, and nothing strange about it.

A number that is none ("nan", 1e999) would be written into the PDF as it stands, and break it.
"""

from __future__ import annotations

import re

from lxml import etree

from .refusal import Refused, quoted

_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"  # neither nan nor inf
_LENGTH = re.compile(rf"({_NUMBER})\s?(px|pt|pc|mm|cm|in)?", re.A)
_MEASURE = re.compile(rf"(?P<number>{_NUMBER})(?:px|pt|pc|mm|cm|in|em|ex|%)?", re.A)
_NOT_NEGATIVE = {"width", "height", "r", "rx", "ry"}
_MEASURES = _NOT_NEGATIVE | {"x", "y", "cx", "cy", "fx", "fy", "dx", "dy", "x1", "x2", "y1", "y2"}
_PATHS = {"d", "points"}
_NO_PATH = re.compile(r"[^MmLlHhVvCcSsQqTtAaZzEe0-9+\-.,\s]|[eE][+-]?[0-9]{3}", re.A)
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


def refuse_strange_numbers(where: str, name: str, value: str, line: int) -> None:
    """Raise ``Refused`` for an attribute that should hold numbers and holds something else."""
    if name in _MEASURES:
        strange = next((word for word in value.replace(",", " ").split()
                        if not _is_measure(word, name in _NOT_NEGATIVE)), "")
    else:
        found = _NO_PATH.search(value) if name in _PATHS else None
        strange = found[0] if found else ""
    if strange:
        raise Refused(_RULE, f"{where} holds {quoted(strange)}, which is no size.",
                      "Export the logo again from the program it was drawn in.", line)


def _is_measure(word: str, not_negative: bool) -> bool:
    found = _MEASURE.fullmatch(word) if len(word) <= _LONGEST else None
    if not found:
        return word == "auto"
    return (0 if not_negative else -_LARGEST) <= float(found["number"]) <= _LARGEST


def _is_number(text: str) -> bool:
    return len(text) <= _LONGEST and bool(re.fullmatch(_NUMBER, text, re.A))


def _length(root: etree._Element, name: str, line: int) -> float:
    found = _LENGTH.fullmatch(root.get(name, "").strip())
    if not found:
        raise Refused(_RULE, f"<svg> has no viewBox, and its {name} is no length.", _FIX, line)
    return float(found[1]) * _PIXELS[found[2]]
