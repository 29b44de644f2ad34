"""What the codes of a text in a PDF say, and how wide they are.

The meaning is in ToUnicode tables, as ISO 32000-1, 9.10.3 describes them.
"""

from __future__ import annotations

import re

import pikepdf

_RANGES = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")


class FontText:
    """One font, as far as reading its text goes. ``bytes_per_code`` is 2 for composite fonts."""

    def __init__(self, font: pikepdf.Dictionary):
        self.font = font
        self.bytes_per_code = 2 if font.get("/Subtype") == "/Type0" else 1
        stream = font.get("/ToUnicode")
        self.unicode = _table(stream.read_bytes()) if isinstance(stream, pikepdf.Stream) else {}
        self.widths = _widths(font)
        self.code_of = {text: code for code, text in reversed(self.unicode.items())}

    def codes(self, string: bytes) -> list[int]:
        """The codes in a shown string."""
        size = self.bytes_per_code
        return [int.from_bytes(string[start:start + size], "big") for start in range(0, len(string), size)]

    def width(self, code: int) -> float:
        """The width of one code, in thousandths of the size of the text."""
        return self.widths.get(code, self.widths[-1])

    def text(self, codes: list[int]) -> str:
        """The text of codes; U+FFFD stands for a code that the font does not explain."""
        return "".join(self.unicode.get(code, "\ufffd") for code in codes)


def _table(cmap: bytes) -> dict[int, str]:
    table: dict[int, str] = {}
    for kind, body in _RANGES.findall(cmap):
        tokens = [bracket or re.sub(rb"\s", b"", digits) for digits, bracket in _TOKEN.findall(body)]
        if kind == b"bfchar":
            table.update((int(code, 16), _text(text)) for code, text in zip(tokens[::2], tokens[1::2]))
        elif kind == b"bfrange":
            _add_ranges(table, tokens)
    return table


def _add_ranges(table: dict[int, str], tokens: list[bytes]) -> None:
    while len(tokens) >= 3:
        first, last = int(tokens[0], 16), int(tokens[1], 16)
        if tokens[2] == b"[":
            end = tokens.index(b"]")
            table.update(zip(range(first, last + 1), map(_text, tokens[3:end])))
            tokens = tokens[end + 1:]
        else:
            start, size = int(tokens[2], 16), len(tokens[2])
            for code in range(first, last + 1):
                table[code] = _text(b"%0*x" % (size, start + code - first))
            tokens = tokens[3:]


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _widths(font: pikepdf.Dictionary) -> dict[int, float]:
    """The widths by code (ISO 32000-1, 9.6.2.1 and 9.7.4.3); under -1 the one of all other codes."""
    if font.get("/Subtype") != "/Type0":
        first = int(font.get("/FirstChar", 0))
        return {-1: 0.0} | {first + step: float(width) for step, width in enumerate(font.get("/Widths", []))}
    inner = font["/DescendantFonts"][0]
    widths, entries = {-1: float(inner.get("/DW", 1000))}, list(inner.get("/W", []))
    while len(entries) >= 2:
        first = int(entries[0])
        if isinstance(entries[1], pikepdf.Array):
            widths.update((first + step, float(width)) for step, width in enumerate(entries[1]))
            entries = entries[2:]
        else:
            widths.update((code, float(entries[2])) for code in range(first, int(entries[1]) + 1))
            entries = entries[3:]
    return widths
