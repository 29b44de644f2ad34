"""What stands where on the pages of a sheet, from the boxes that were laid out. Lengths are CSS pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from weasyprint.formatting_structure import boxes

HEADINGS = ("h1", "h2", "h3", "h4")
SMALL = ("sources", "colophon", "from", "cite")  # what may be smaller than the words of the guide
PT = 0.75


@dataclass(frozen=True)
class Seen:
    """A box with all that it stands in: ``around`` are the boxes from the page down to its parent."""

    page: int
    box: boxes.Box
    around: tuple[boxes.Box, ...]

    @property
    def names(self) -> set[str]:
        """The tags and classes of the elements around."""
        found: set[str] = set()
        for box in (*self.around, self.box):
            found |= {box.element_tag, *_classes(box)}
        return found

    @property
    def in_margin(self) -> bool:
        """Whether it is of the running foot."""
        return any(isinstance(box, boxes.MarginBox) for box in self.around)


def every(sheet, kind: type = boxes.Box) -> Iterator[Seen]:
    """Every box of a kind on a sheet, page by page."""
    for number, page in enumerate(sheet.pages):
        for seen in _below(number, page, ()):
            if isinstance(_plain(seen.box), kind):
                yield seen


def _below(page: int, box: boxes.Box, around: tuple) -> Iterator[Seen]:
    yield Seen(page, box, around)
    for kid in getattr(box, "children", ()):
        yield from _below(page, kid, (*around, box))


def _classes(box: boxes.Box) -> list[str]:
    return box.element.get("class", "").split() if hasattr(box.element, "get") else []


def _plain(box: boxes.Box) -> boxes.Box:
    return getattr(box, "_box", box)  # what is placed freely stands behind a placeholder


def texts(sheet) -> list[Seen]:
    """Every text but the running feet."""
    return [seen for seen in every(sheet, boxes.TextBox) if not seen.in_margin and seen.box.text.strip()]


def lines(sheet) -> list[Seen]:
    """Every line of text but the running feet."""
    return [seen for seen in every(sheet, boxes.LineBox) if not seen.in_margin and said(seen.box)]


def said(box: boxes.Box) -> str:
    """The words in a box."""
    return "".join(inner.text for inner in _inner_texts(box)).strip()


def _inner_texts(box: boxes.Box) -> list[boxes.TextBox]:
    return [inner for inner in box.descendants() if isinstance(inner, boxes.TextBox)]


def right_end(line: boxes.Box) -> float:
    """Where the words of a line end."""
    return max(inner.position_x + inner.width for inner in _inner_texts(line))


def first_word(line: boxes.Box) -> float:
    """How wide the first word of a line is, with the numbers of sources that hang on to it."""
    wide = 0.0
    held = next((inner for inner in line.descendants() if "held" in _classes(inner)), None)
    if held is not None and held.position_x < line.position_x + 1:
        return held.width
    for inner in _inner_texts(line):
        word, space, _ = inner.text.partition(" ")
        wide += inner.width * len(word) / max(len(inner.text), 1)
        if space and (wide or word):
            break
    return wide


def _luminance(colour: tuple[float, ...]) -> float:
    """Of a colour in sRGB, as WCAG 2.2 defines it; a printer that only knows grey keeps no more than this."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(seen: Seen) -> float:
    """The contrast of a text with what it stands on."""
    behind = (1.0, 1.0, 1.0)
    for box in seen.around:
        colour = box.style["background_color"]
        if box.element is not None and colour != "currentcolor" and colour.alpha:
            behind = colour.coordinates
    light, dark = sorted((_luminance(behind), _luminance(seen.box.style["color"].coordinates)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
