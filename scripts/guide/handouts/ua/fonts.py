"""Whether each character shown has a glyph in the file and a meaning (ISO 14289-1, 7.21)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
from fontTools.ttLib import TTFont, TTLibError

from ..pdf_fonts import FontText
from .reading import Reading
from .rules import Fault

_IDENTITY = ("/Identity-H", "/Identity-V")
# The predefined tables of codes that Western files use; others are reported, to be looked at.
_KNOWN_CMAPS = (*_IDENTITY, "/UniJIS-UTF16-H", "/UniJIS-UTF16-V", "/UniGB-UTF16-H", "/UniGB-UTF16-V",
                "/UniCNS-UTF16-H", "/UniCNS-UTF16-V", "/UniKS-UTF16-H", "/UniKS-UTF16-V")
_SUBSET = re.compile(r"/[A-Z]{6}\+.+")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def check(read: Reading) -> Iterator[Fault]:
    """Faults of the fonts with which text is shown."""
    used: dict[int, tuple[FontText, set[int], int]] = {}
    for page in read.texts.pages:
        for piece in page.pieces:
            if piece.font and not piece.hidden:
                used.setdefault(id(piece.font), (piece.font, set(), page.number + 1))[1].update(piece.codes)
    for font, codes, page in used.values():
        name = str(font.font.get("/BaseFont", "a font without a name")).removeprefix("/")
        for number, detail in _faults(font, sorted(codes)):
            yield Fault(number, " ".join(filter(None, (f"It is {name}.", detail))), f"page {page}")


def _faults(font: FontText, codes: list[int]) -> Iterator[tuple[str, str]]:
    yield from _meaning(font, codes)
    if font.font.get("/Subtype") == "/Type3":
        return
    inner = font.font
    if font.font.get("/Subtype") == "/Type0":
        inner = font.font["/DescendantFonts"][0]
        yield from _codes(font.font, inner)
        yield from _glyph_map(inner)
    yield from _program(font, inner, codes)


def _meaning(font: FontText, codes: list[int]) -> Iterator[tuple[str, str]]:
    if "/ToUnicode" not in font.font:
        yield "31-027", ""
        return
    for code in codes:
        if not font.unicode.get(code):
            yield "10-001", f"The code is {code}."
    meanings = set("".join(font.unicode.values()))
    if "\0" in meanings:
        yield "31-028", ""
    if meanings & {"\ufeff", "\ufffe"}:
        yield "31-029", ""


def _codes(font: pikepdf.Dictionary, inner: pikepdf.Dictionary) -> Iterator[tuple[str, str]]:
    """The table of codes of a composite font (7.21.3.1 and 7.21.3.3)."""
    table = font.get("/Encoding")
    if not isinstance(table, pikepdf.Stream):
        if str(table) not in _KNOWN_CMAPS:
            yield "31-006", f"The table is {table}."
        return
    ours, theirs = table.get("/CIDSystemInfo", {}), inner.get("/CIDSystemInfo", {})
    if str(ours.get("/Registry")) != str(theirs.get("/Registry")):
        yield "31-001", ""
    if str(ours.get("/Ordering")) != str(theirs.get("/Ordering")):
        yield "31-002", ""
    if int(theirs.get("/Supplement", 0)) < int(ours.get("/Supplement", 0)):
        yield "31-003", ""
    body = table.read_bytes()
    said = re.search(rb"/WMode\s+(\d)\s+def", body)
    if int(table.get("/WMode", 0)) != int(said[1] if said else 0):
        yield "31-007", ""
    other = re.search(rb"(/[^\s/]+)\s+usecmap", body)
    if other and other[1].decode("latin-1") not in _KNOWN_CMAPS:
        yield "31-008", f"It is {other[1].decode('latin-1')}."


def _glyph_map(inner: pikepdf.Dictionary) -> Iterator[tuple[str, str]]:
    if inner.get("/Subtype") == "/CIDFontType2":
        found = inner.get("/CIDToGIDMap")
        if found is None:
            yield "31-005", ""
        elif found != "/Identity" and not isinstance(found, pikepdf.Stream):
            yield "31-004", ""


def _program(font: FontText, inner: pikepdf.Dictionary, codes: list[int]) -> Iterator[tuple[str, str]]:
    descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
    key = next((key for key in _PROGRAMS if isinstance(descriptor.get(key), pikepdf.Stream)), None)
    if key is None:
        yield "31-009", ""
        return
    names = (font.font.get("/BaseFont"), descriptor.get("/FontName"))
    if not all(_SUBSET.fullmatch(str(name)) for name in names):
        yield "own-subset", ""
    if font.font.get("/Subtype") != "/Type0" or str(font.font.get("/Encoding")) not in _IDENTITY:
        return
    try:
        program = TTFont(io.BytesIO(descriptor[key].read_bytes()), lazy=True)
        yield from _glyphs(program, font, inner, codes)
    except (TTLibError, KeyError, AssertionError):
        yield "31-009", "Its program cannot be read."


def _glyphs(program: TTFont, font: FontText, inner: pikepdf.Dictionary,
            codes: list[int]) -> Iterator[tuple[str, str]]:
    """Codes are glyph numbers here, by way of a map where there is one."""
    table = inner.get("/CIDToGIDMap")
    table = table.read_bytes() if isinstance(table, pikepdf.Stream) else None
    advances, units = program["hmtx"], program["head"].unitsPerEm
    order = program.getGlyphOrder()
    for code in codes:
        glyph = int.from_bytes(table[2 * code:2 * code + 2], "big") if table else code
        if glyph == 0:
            yield "31-030", ""
        elif glyph >= len(order):
            yield "31-011", f"The code is {code}."
        elif abs(advances[order[glyph]][0] * 1000 / units - font.width(code)) > 1:
            yield "31-016", f"The code is {code}."
