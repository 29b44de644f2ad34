"""The pixels of a PNG, and nothing else that was in the file.

A PNG can carry where a picture was taken, who made it, pictures behind its transparent parts,
or a few bytes that unpack to gigabytes. The size is looked at before anything is unpacked.
"""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image

from .refusal import Refused

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS = 4000  # a side
_RULE = "clinic-logo"


def read_png(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """A new PNG of the same pixels, and (width, height). Raises ``Refused``.

    The same pixels give the same bytes, with the same version of Pillow.
    """
    if not data.startswith(_SIGNATURE) or data[12:16] != b"IHDR" or len(data) < 24:
        raise Refused(_RULE, "This is not a PNG, whatever its name says.", "Save the logo as PNG.")
    _refuse_size(*struct.unpack(">II", data[16:24]))
    return _anew(_opened(data, "PNG"))


def read_embedded(data: bytes, kind: str) -> bytes:
    """A picture from inside an SVG (``kind`` "PNG" or "JPEG") as a new PNG. Raises ``Refused``."""
    if kind == "PNG":
        return read_png(data)[0]
    return _anew(_opened(data, "JPEG"))[0]


def _opened(data: bytes, kind: str) -> Image.Image:
    try:
        with Image.open(BytesIO(data), formats=[kind]) as picture:
            _refuse_size(*picture.size)
            picture.verify()  # the checksums; after it the picture has to be opened again
        picture = Image.open(BytesIO(data), formats=[kind])
        if getattr(picture, "is_animated", False):
            raise Refused(_RULE, "The picture is animated.", "Save one still picture of it.")
        if picture.mode.startswith("I"):
            raise Refused(_RULE, "The picture has 16-bit greys.", "Save it with 8 bits for each colour.")
        picture.load()
    except Refused:
        raise
    except Exception:  # a broken picture ends Pillow's decoders in errors of many types
        raise Refused(_RULE, "The picture is broken, or cut off.", "Save it again.") from None
    return picture


def _refuse_size(width: int, height: int) -> None:
    if not (0 < width <= _MOST_PIXELS and 0 < height <= _MOST_PIXELS):
        raise Refused(_RULE, f"The picture is {width} × {height} pixels.",
                      f"Save it with at most {_MOST_PIXELS} × {_MOST_PIXELS}.")


def _anew(picture: Image.Image) -> tuple[bytes, tuple[int, int]]:
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        new = Image.new("RGBA", seen.size)  # pasted only where something can be seen
        new.paste(seen, mask=seen.getchannel("A").point(lambda alpha: 255 if alpha else 0))
    else:
        new = Image.new("RGB", picture.size)
        new.paste(picture.convert("RGB"))
    out = BytesIO()
    new.save(out, "PNG")
    return out.getvalue(), new.size
