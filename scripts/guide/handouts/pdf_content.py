"""What the pages of a PDF show, piece by piece, and how each piece is marked.

A piece is one text, path, picture or shading that is painted. With it goes the marked content it
stands in: an artifact (left out by screen readers), a numbered sequence (an MCID, which the
structure tree names), both or neither. The words are read through the fonts, with the place where
they begin, so that a new line can be told from the same line going on.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf

from .pdf_fonts import FontText

_PATHS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
_TEXTS = {"Tj", "TJ", "'", '"'}
_DEEPEST = 12  # forms within forms; a circle of them would never end


@dataclass
class Piece:
    """One thing painted. ``x`` and ``y`` are in points from the bottom left; ``page`` counts from 0."""

    page: int
    what: str                      # "text", "path", "image", "shading"
    marks: tuple[int | str, ...]   # from the outside in: an MCID, or "Artifact"; other marks are left out
    in_form: bool = False
    text: str = ""
    x: float = 0.0
    y: float = 0.0
    end: float = 0.0               # where the text ends, as x
    size: float = 0.0
    font: FontText | None = None
    codes: tuple[int, ...] = ()
    hidden: bool = False           # text that is not rendered at all

    @property
    def mcid(self) -> int | None:
        """The innermost MCID, or None."""
        return next((mark for mark in reversed(self.marks) if mark != "Artifact"), None)


@dataclass
class PageContent:
    """All of one page: what is painted, and every MCID that is opened, in order, with where it is."""

    number: int
    pieces: list[Piece] = field(default_factory=list)
    mcids: list[int] = field(default_factory=list)
    mcids_in_forms: list[int] = field(default_factory=list)
    forms: list[tuple[int, int]] = field(default_factory=list)  # each time a form is painted, by its object
    forms_with_mcids: set[tuple[int, int]] = field(default_factory=set)
    # (outer, inner) of every mark that is opened within another one
    nested: list[tuple[int | str, int | str]] = field(default_factory=list)


@dataclass
class _State:
    matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)
    font: FontText | None = None
    size: float = 1.0
    render: int = 0


def read_pages(pdf: pikepdf.Pdf) -> list[PageContent]:
    """What every page paints.

    Raises pikepdf.PdfError for a content stream that cannot be parsed.
    """
    fonts: dict[tuple[int, int] | int, FontText] = {}
    return [_PageReader(number, fonts).read(page) for number, page in enumerate(pdf.pages)]


class _PageReader:
    def __init__(self, number: int, fonts: dict[tuple[int, int] | int, FontText]):
        self.found, self.fonts = PageContent(number), fonts
        self.marks: list[int | str | None] = []
        self.form: list[tuple[int, int]] = []  # the forms that are being painted, from the outside in
        self.line = pikepdf.Matrix()

    def read(self, page: pikepdf.Page) -> PageContent:
        self._run(page, page.obj.get("/Resources", pikepdf.Dictionary()), _State())
        return self.found

    def _run(self, source: pikepdf.Page | pikepdf.Object, resources: pikepdf.Dictionary,
             state: _State) -> None:
        saved: list[_State] = []
        for instruction in pikepdf.parse_content_stream(source):
            operator, operands = str(instruction.operator), instruction.operands
            if operator == "q":
                saved.append(state)
                state = _State(**vars(state))
            elif operator == "Q" and saved:
                state = saved.pop()
            elif operator == "Do":
                self._object(operands[0], resources, state)
            elif operator in ("BDC", "BMC", "EMC"):
                self._mark(operator, operands, resources)
            elif operator in _PATHS:
                self._add("path")
            elif operator in ("sh", "INLINE IMAGE"):
                self._add("shading" if operator == "sh" else "image")
            else:
                self._text_operator(operator, operands, resources, state)

    def _mark(self, operator: str, operands: list, resources: pikepdf.Dictionary) -> None:
        if operator == "EMC":
            if self.marks:
                self.marks.pop()
            return
        mark: int | str | None = "Artifact" if operands[0] == "/Artifact" else None
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", {}).get(str(properties))
        if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
            mark = int(properties["/MCID"])
            self.found.mcids.append(mark)
            if self.form:
                self.found.mcids_in_forms.append(mark)
                self.found.forms_with_mcids.add(self.form[-1])
        outer = [known for known in self.marks if known is not None]
        if mark is not None and outer:
            self.found.nested.append((outer[-1], mark))
        self.marks.append(mark)

    def _object(self, name: pikepdf.Name, resources: pikepdf.Dictionary, state: _State) -> None:
        target = resources.get("/XObject", {}).get(str(name))
        if target is None or target.get("/Subtype") != "/Form":
            self._add("image")
        elif len(self.form) < _DEEPEST:
            inner = _State(**vars(state))
            own = map(float, target.get("/Matrix", (1, 0, 0, 1, 0, 0)))
            inner.matrix = pikepdf.Matrix(*own) @ state.matrix
            self.form.append(target.objgen)
            self.found.forms.append(target.objgen)
            self._run(target, target.get("/Resources", resources), inner)
            self.form.pop()

    def _text_operator(self, operator: str, operands: list, resources: pikepdf.Dictionary,
                       state: _State) -> None:
        if operator == "cm":
            state.matrix = pikepdf.Matrix(*map(float, operands)) @ state.matrix
        elif operator == "Tf":
            state.font = self._font(resources.get("/Font", {}).get(str(operands[0])))
            state.size = float(operands[1])
        elif operator == "Tr":
            state.render = int(operands[0])
        elif operator == "BT":
            self.line = pikepdf.Matrix()
        elif operator == "Tm":
            self.line = pikepdf.Matrix(*map(float, operands))
        elif operator in ("Td", "TD"):
            self.line = pikepdf.Matrix(1, 0, 0, 1, *map(float, operands)) @ self.line
        elif operator in _TEXTS:
            self._show(operands[-1], state)

    def _font(self, font: pikepdf.Dictionary | None) -> FontText | None:
        if font is None:
            return None
        key = font.objgen if font.is_indirect else id(font)
        if key not in self.fonts:  # reading the tables of a font takes longer than all else here
            self.fonts[key] = FontText(font)
        return self.fonts[key]

    def _show(self, shown: pikepdf.Object, state: _State) -> None:
        strings = shown if isinstance(shown, pikepdf.Array) else [shown]
        joined = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
        codes = state.font.codes(joined) if state.font else []
        moved = sum(float(part) for part in strings if not isinstance(part, pikepdf.String))
        width = (sum(map(state.font.width, codes)) if state.font else 0) - moved
        where = self.line @ state.matrix
        self._add("text", text=state.font.text(codes) if state.font else "", x=where.e, y=where.f,
                  end=where.e + width * state.size * where.a / 1000, font=state.font,
                  size=state.size * abs(where.d or where.b), codes=tuple(codes), hidden=state.render == 3)

    def _add(self, what: str, **more: object) -> None:
        marks = tuple(mark for mark in self.marks if mark is not None)
        self.found.pieces.append(Piece(self.found.number, what, marks, bool(self.form), **more))
