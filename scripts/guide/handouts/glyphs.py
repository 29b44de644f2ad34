"""Whether the packaged fonts can print what a clinic writes.

Where a font has no picture of a sign, Pango takes another font of the machine, or prints an empty
box. The sheet would then differ from machine to machine, so it is not made.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from .clinic import Clinic

_FONTS = Path(__file__).parent / "fonts"
_STYLES = ("400-normal", "700-normal", "400-italic", "700-italic")


def unprintable(clinic: Clinic) -> str:
    """A sentence about the first sign of a clinic that no packaged font has; empty if all can be printed."""
    for field, text in _texts(clinic):
        for sign in text:
            if ord(sign) not in signs():
                return (f'The "{field}" of the clinic holds "{sign}" (U+{ord(sign):04X}, '
                        f"{unicodedata.name(sign, 'no name').lower()}), which the fonts of the sheets do not have. "
                        "Write it in Latin letters.")
    return ""


@cache
def signs() -> frozenset[int]:
    """The code points that can be printed in every style of the sheets."""
    return frozenset.intersection(*(_of_style(style) for style in _STYLES))


def _of_style(style: str) -> frozenset[int]:
    files = sorted(_FONTS.glob(f"*-{style}.woff2"))
    return frozenset(code for file in files for code in _map(file))


def _map(file: Path) -> list[int]:
    with TTFont(file, lazy=True) as font:
        return list(font.getBestCmap())


def _texts(clinic: Clinic) -> Iterator[tuple[str, str]]:
    """Every text that a sheet prints, by its key in the clinic's file."""
    for field in ("name", "phone", "out_of_hours_phone", "aftercare_phone", "website"):
        yield field, getattr(clinic, field)
    for field in ("address", "note"):
        yield field, "".join(getattr(clinic, field))
    if clinic.practitioner:
        for field in ("name", "register", "number"):
            yield f"practitioner: {field}", getattr(clinic.practitioner, field)
