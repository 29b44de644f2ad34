"""A clinic's colour, made dark enough to read on paper, also on paper printed in grey.

Relative luminance and contrast ratio are those of WCAG 2.2:
https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and #dfn-contrast-ratio. Text needs 4.5
(success criterion 1.4.3). The ratio is the same for text of the colour on white and for white
text on the colour.
"""

from __future__ import annotations

import colorsys
import re

WHITE, BLACK = "#ffffff", "#000000"
_STEPS = 512  # from black to white; finer than the 256 values that a part of a colour can have
_WEIGHTS = (0.2126, 0.7152, 0.0722)  # red, green, blue


def normal(colour: str) -> str:
    """#rgb or #rrggbb as #rrggbb in small letters. Raises ``ValueError`` for anything else."""
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", colour):
        raise ValueError(f"{colour!r} is not #rrggbb or #rgb")
    digits = colour[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white): the weighted sum of the linear parts."""
    return sum(weight * _linear(part) for weight, part in zip(_WEIGHTS, _parts(colour), strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21: (lighter + 0.05) / (darker + 0.05) of the two luminances."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grey(colour: str) -> str:
    """The grey of the same relative luminance, to the nearest of 256: how it is taken to print."""
    linear = luminance(colour)
    part = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return _written((part, part, part))


def readable(colour: str, against: str = WHITE, at_least: float = 4.5) -> tuple[str, bool]:
    """The nearest colour of the same hue that can be read, as #rrggbb, and whether it is another one.

    It reaches ``at_least`` in colour and in grey. Only the lightness is changed (HSL: hue and
    saturation stay, to the rounding of #rrggbb), in the direction that can reach more. Raises
    ``ValueError`` for what is no colour, or where neither black nor white reaches ``at_least``.
    """
    start = normal(colour)
    if _holds(start, against, at_least):
        return start, False
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(start))
    end = max(0.0, 1.0, key=lambda light: contrast(BLACK if light == 0 else WHITE, against))
    for step in range(1, _STEPS + 1):
        moved = lightness + (end - lightness) * step / _STEPS
        found = _written(colorsys.hls_to_rgb(hue, moved, saturation))
        if _holds(found, against, at_least):
            return found, True
    raise ValueError(f"no colour has a contrast of {at_least} with {against}")


def _holds(colour: str, against: str, at_least: float) -> bool:
    return contrast(colour, against) >= at_least and contrast(grey(colour), grey(against)) >= at_least


def _parts(colour: str) -> tuple[float, float, float]:
    digits = normal(colour)[1:]
    red, green, blue = (int(digits[start:start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{min(255, max(0, round(part * 255))):02x}" for part in parts)
