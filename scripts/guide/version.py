"""A code for what a text says: the same words have the same code, wherever they stand.

A consent form can name the code of the sheet that a patient was given. It depends on the words,
numbers and sources alone: not on the look, the paper, the day or the clinic.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U to misread
CODE_SIGNS = 6


def content_hash(texts: Iterable[str]) -> str:
    """The SHA-256 of texts in order, as 64 hexadecimal digits; space and line breaks do not count."""
    words = "\n".join(" ".join(unicodedata.normalize("NFC", text).split()) for text in texts)
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def code(name: str, digest: str) -> str:
    """A short code, such as "HAIR-7K2M9X", for a name and a content hash."""
    number = int(digest[:16], 16)
    signs = "".join(_SIGNS[number >> 5 * place & 31] for place in range(CODE_SIGNS))
    return f"{name.upper()}-{signs}"
