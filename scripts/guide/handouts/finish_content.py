"""The marks in the pages themselves: what the tree does not hold is an artifact.

WeasyPrint marks the running heads and feet like text, and then leaves them out of the tree.
A screen reader needs to be told that they are furniture of the page. Where a line ends within a
paragraph WeasyPrint takes the blank away; it is put back, so that words stay apart for a program
that reads the text in order (ISO 32000-1, 14.8.2.5).
"""

from __future__ import annotations

from collections.abc import Callable

import pikepdf

from .pdf_content import Piece
from .pdf_fonts import FontText
from .pdf_texts import Texts, needs_blank, new_line
from .pdf_tree import Content, Element

_BLOCKS = ("P", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "TD", "TH", "Caption")


def kinds_of_artifacts(tagged: set[Content], repeated: set[Content]) -> Callable[[Content], str]:
    """Tells for content outside the tree what it is: "margin", "repeated" or "blank"."""
    def kind(content: Content) -> str:
        if content in repeated:
            return "repeated"
        return "blank" if content in tagged else "margin"
    return kind


def mend(pdf: pikepdf.Pdf, document: Element, kind: Callable[[Content], str], texts: Texts) -> None:
    """Mark what is outside the tree as an artifact and put the blanks at line ends back."""
    kept = set(document.contents())
    blanks = _line_ends(document, texts)
    for number, page in enumerate(pdf.pages):
        rewriter = _Rewriter(page, number, kept, blanks, kind, texts)
        written = pikepdf.unparse_content_stream(rewriter.instructions())
        page.obj["/Contents"] = pdf.make_stream(written)


def _line_ends(document: Element, texts: Texts) -> set[Content]:
    """The sequences after which a line ends where a blank stood."""
    ends = set()
    for block in document.walk():
        if block.kind in _BLOCKS:
            pieces = texts.shown(list(_own(block)))
            for before, after in zip(pieces, pieces[1:]):
                if before.text.endswith(" "):
                    continue
                gap = after.text == " " and not after.codes
                broken = new_line(before, after) and not after.text.startswith(" ")
                if gap or broken and needs_blank(before.text, after.text):
                    ends.add(Content(before.page, before.mcid))
    return ends


def _own(block: Element) -> list[Content]:
    """The content of a block and of what stands in its lines, but not of blocks within it."""
    found: list[Content] = []
    for kid in block.kids:
        if isinstance(kid, Content):
            found.append(kid)
        elif isinstance(kid, Element) and kid.kind in ("Link", "Span"):
            found.extend(_own(kid))
    return found


class _Rewriter:
    def __init__(self, page: pikepdf.Page, number: int, kept: set[Content], blanks: set[Content],
                 kind: Callable[[Content], str], texts: Texts):
        self.page, self.number, self.kept, self.blanks, self.kind = page, number, kept, blanks, kind
        self.texts, self.height = texts, float(page.mediabox[3])
        fonts = page.obj.get("/Resources", {}).get("/Font", {})
        self.fonts = {name: FontText(font) for name, font in sorted(fonts.items())}
        self.font, self.size = pikepdf.Name("/None"), 0.0

    def instructions(self) -> list[pikepdf.ContentStreamInstruction]:
        """The content of the page with other marks, and blanks where lines end."""
        written, last_text, current = [], None, None
        for instruction in pikepdf.parse_content_stream(self.page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator == "BDC" and "/MCID" in operands[1]:
                current, last_text = Content(self.number, int(operands[1]["/MCID"])), None
                instruction = self._begin(instruction, current)
            elif operator == "Tf":
                self.font, self.size = operands
            elif operator in ("TJ", "Tj"):
                last_text = len(written)
            elif operator == "EMC" and current in self.blanks and last_text is not None:
                text = written[last_text]
                written[last_text:last_text + 1] = self._with_blank(list(text.operands), current)
                last_text = None
            written.append(instruction)
        return written

    def _begin(self, instruction: pikepdf.ContentStreamInstruction,
               content: Content) -> pikepdf.ContentStreamInstruction:
        if content in self.kept:
            return instruction
        artifact = pikepdf.Dictionary()
        kind = self.kind(content)
        if kind != "blank":
            artifact["/Type"] = pikepdf.Name.Pagination
        if kind == "margin":
            low = self._first(content) is not None and self._first(content).y < self.height / 2
            artifact["/Subtype"] = pikepdf.Name.Footer if low else pikepdf.Name.Header
        return _operation([pikepdf.Name.Artifact, artifact], "BDC")

    def _first(self, content: Content) -> Piece | None:
        return next(iter(self.texts.pieces.get(content, ())), None)

    def _with_blank(self, operands: list, content: Content) -> list[pikepdf.ContentStreamInstruction]:
        """The text once more, with a blank after it; from another font where its own has none."""
        own = self.texts.shown([content])[-1]
        shown = list(operands[0]) if isinstance(operands[0], pikepdf.Array) else [operands[0]]
        if " " in own.font.code_of:
            return [_operation([pikepdf.Array([*shown, _blank(own.font)])], "TJ")]
        other = next((name for name, font in self.fonts.items() if " " in font.code_of), None)
        if other is None:
            return [_operation(operands, "TJ" if isinstance(operands[0], pikepdf.Array) else "Tj")]
        blank = pikepdf.Array([_blank(self.fonts[other])])
        return [_operation([pikepdf.Array(shown)], "TJ"), _operation([pikepdf.Name(other), self.size], "Tf"),
                _operation([blank], "TJ"), _operation([self.font, self.size], "Tf")]


def _blank(font: FontText) -> pikepdf.String:
    return pikepdf.String(font.code_of[" "].to_bytes(font.bytes_per_code, "big"))


def _operation(operands: list, operator: str) -> pikepdf.ContentStreamInstruction:
    return pikepdf.ContentStreamInstruction(operands, pikepdf.Operator(operator))
