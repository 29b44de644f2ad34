"""The words of a PDF by the place of the tree they belong to, and where a new line begins."""

from __future__ import annotations

import re
from dataclasses import replace

from .pdf_content import PageContent, Piece
from .pdf_tree import Content, Element

# After these a line may end within a word: there was no blank that the line break took away.
_JOINS = ("-", "\u2010", "\u2013", "\u2014", "/")
_SOFT_HYPHENS = ("\u2010", "\u00ad")
_HANGING = ("and ", "or ", "to ")  # "pre- and post-": a blank stood after this hyphen


class Texts:
    """Looks up what each marked-content sequence shows."""

    def __init__(self, pages: list[PageContent]):
        self.pages = pages
        self.pieces: dict[Content, list[Piece]] = {}
        for page in pages:
            for piece in page.pieces:
                if piece.mcid is not None:
                    self.pieces.setdefault(Content(page.number, piece.mcid), []).append(piece)

    def shown(self, contents: list[Content]) -> list[Piece]:
        """The texts that are shown, in the order of the tree.

        A blank on its own is not painted, only left out: a gap on a line is one, where there is a
        sequence for it.
        """
        found: list[Piece] = []
        gap = False
        for content in contents:
            texts = [piece for piece in self.pieces.get(content, ()) if piece.text]
            if gap and texts and found and _is_gap(found[-1], texts[0]):
                found.append(replace(found[-1], text=" ", codes=()))
            gap = not texts
            found.extend(texts)
        return found

    def paints(self, content: Content) -> bool:
        """Whether anything is there to see: a word, a line, a picture."""
        return any(piece.what != "text" or piece.text.strip() for piece in self.pieces.get(content, ()))

    def of(self, element: Element) -> str:
        """The words of one element, in one line."""
        return joined(self.shown(list(element.contents())))


def joined(pieces: list[Piece]) -> str:
    """The words of one paragraph: its lines joined as they were before the layout broke them.

    A soft hyphen at the end of a line goes. After another hyphen, a dash or a slash that follows a
    letter the next line goes on at once; elsewhere a line break stands for a blank.
    """
    text, before = "", None
    for piece in pieces:
        text = _after(text, piece.text, bool(before and new_line(before, piece)))
        before = piece
    return re.sub(" +", " ", text.replace("\u00ad", "").replace("\u200b", ""))


def _after(text: str, more: str, breaks: bool) -> str:
    if not breaks or text.endswith(" ") or more.startswith(" "):
        return text + more
    if text.endswith(_SOFT_HYPHENS):
        return text[:-1] + more
    return text + (" " if needs_blank(text, more) else "") + more


def needs_blank(text: str, more: str) -> bool:
    """Whether a blank stood between the end of one line and the beginning of the next."""
    if not text.endswith(_JOINS) or text[-2:-1] in ("", " "):
        return True
    return text.endswith("-") and more.startswith(_HANGING)


def _is_gap(before: Piece, after: Piece) -> bool:
    return not new_line(before, after) and after.x - before.end > 0.1 * min(before.size, after.size)


def new_line(before: Piece, after: Piece) -> bool:
    """Whether a text stands on a later line than the one before it: lower, back at the left, or in the next column."""
    if before.page != after.page:
        return True
    falls, size = before.y - after.y, max(before.size, after.size)
    return falls > 0.6 * size or (falls > 1 and after.x <= before.x) or falls < -size
