"""The picture of a shared link: 1200 by 630 pixels, the name of the guide and what it promises.

Drawn with the font of the sheets, in the colours of the site. The same words give the same pixels.
"""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from ..paths import read_text
from ..yaml_text import compose_yaml

WIDTH, HEIGHT = 1200, 630  # px; what https://ogp.me readers show without cutting
_FONTS = Path(__file__).parent / "fonts"
_PAPER, _INK, _TEAL, _SAND = "#fffdf8", "#1d2b2a", "#0b5d57", "#f5ebdb"
_EDGE = 90  # px left and right
_COLOURS = 16  # flat colours and the soft edges of letters


class NoRoom(Exception):
    """The words are too long for the picture."""


def words(root: Path) -> tuple[str, str]:
    """The name of the guide and what it promises, from its mkdocs.yml. Raises ``Unreadable``."""
    tree = compose_yaml(read_text(root / "mkdocs.yml"))
    found = {key.value: value.value for key, value in tree.value if isinstance(value.value, str)}
    return found["site_name"], found["site_description"]


def png(name: str, promise: str) -> bytes:
    """The picture as PNG, without a date in it. Raises ``NoRoom``."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 28, HEIGHT), fill=_TEAL)
    draw.rectangle((28, HEIGHT - 110, WIDTH, HEIGHT), fill=_SAND)
    y = _lines(draw, name, _font("700", 84), 110, _TEAL)
    y = _lines(draw, promise, _font("400", 46), y + 30, _INK)
    if y > HEIGHT - 120:
        raise NoRoom("The name and the description in mkdocs.yml are too long for the picture of a shared link.")
    draw.text((_EDGE, HEIGHT - 82), "Every claim that matters has a source. It sells nothing.", fill=_INK, font=_font("400", 38))
    kept = io.BytesIO()
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The packaged font, unpacked: FreeType reads no WOFF2 everywhere."""
    font = TTFont(_FONTS / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff2", recalcTimestamp=False)
    font.flavor = None
    unpacked = io.BytesIO()
    font.save(unpacked)
    unpacked.seek(0)
    return ImageFont.truetype(unpacked, size, layout_engine=ImageFont.Layout.BASIC)


def _lines(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, y: int, colour: str) -> int:
    """Words in as many lines as they need; returns where the next thing may stand."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font=font) > WIDTH - 2 * _EDGE:
            lines.append(word)
        else:
            lines[-1] = longer
    for line in lines:
        draw.text((_EDGE, y), line, fill=colour, font=font)
        y += int(font.size * 1.3)
    return y
