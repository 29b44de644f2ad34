"""A clinic's logo: taken only if it is a plain picture, and taken anew.

What is kept is written by us from what was read: the shapes of an SVG, the pixels of a PNG.
Nothing that a reader cannot see goes along.

A sheet shows a logo as an image (``data_uri`` in an ``<img>``) and never as part of its own
markup: inside an image the styles of an SVG reach nothing else, and nothing is drawn outside.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from ..problems import Problem
from .logo_png import read_png
from .logo_svg import read_svg
from .refusal import Note, Refused, plain_line, read_small

_MOST_SVG, _MOST_PNG = 200 * 1024, 2 * 1024 * 1024  # bytes
_LOWEST_PNG = 40  # pixels; less is a blur on paper
_WIDEST, _TALLEST = 8.0, 0.25  # width / height
_RULE = "clinic-logo"


@dataclass(frozen=True)
class Logo:
    """A picture that can do no harm. ``kind`` is "svg" (``data`` is UTF-8 text) or "png".

    ``width`` and ``height`` are in the units of the SVG, or in pixels; only ``ratio`` means
    something on paper. ``notes`` say what has to be known about it.
    """

    kind: str
    data: bytes
    width: float
    height: float
    notes: tuple[Note, ...] = ()

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.width / self.height

    @property
    def svg(self) -> str:
        """The cleaned SVG as text; empty for a PNG."""
        return self.data.decode() if self.kind == "svg" else ""

    @property
    def data_uri(self) -> str:
        """The picture as an address for an ``<img>``."""
        media_type = {"svg": "image/svg+xml", "png": "image/png"}[self.kind]
        return f"data:{media_type};base64,{base64.b64encode(self.data).decode()}"


def read(path: Path, shown: str = "") -> tuple[Logo | None, list[Problem]]:
    """The logo in a .svg or .png file, or None and the first thing wrong with it.

    ``shown`` is what a person calls the file, where that is not ``path``.
    """
    shown = plain_line(shown or path.as_posix())
    try:
        return _read(path, shown), []
    except Refused as refused:
        return None, [refused.at(shown)]


def _read(path: Path, shown: str) -> Logo:
    if path.suffix == ".svg":
        svg = read_svg(read_small(path, _MOST_SVG, _RULE))
        notes = tuple(Note(shown, line, 0, _RULE, message) for line, message in svg.notes)
        logo = Logo("svg", svg.text.encode(), svg.width, svg.height, notes)
    elif path.suffix == ".png":
        data, (width, height) = read_png(read_small(path, _MOST_PNG, _RULE))
        if height < _LOWEST_PNG:
            raise Refused(_RULE, f"The logo is {height} pixels high; it needs at least {_LOWEST_PNG}.",
                          "Save it larger, from the file it was drawn in.")
        logo = Logo("png", data, width, height)
    else:
        raise Refused(_RULE, "A logo is a .svg or a .png file.", "Save it as one of the two.")
    if not _TALLEST <= logo.ratio <= _WIDEST:
        raise Refused(_RULE, f"The logo is {logo.width:g} wide and {logo.height:g} high.",
                      "At most 8 times as wide as high, or 4 times as high as wide, fits on a sheet.")
    return logo
