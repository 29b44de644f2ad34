"""An SVG logo, read by a list of what a still drawing needs; anything else is refused by name.

A list of what is forbidden would be out of date with the next version of SVG. Comments, titles,
metadata, words outside <text> and the private notes of drawing programs are left out in
silence: nobody sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from .clinic_text import tidy
from .logo_attributes import clean_attributes
from .logo_css import refuse_css, urls
from .logo_drawn import refuse_bombs
from .logo_size import set_size
from .refusal import Refused, plain_line, quoted

SVG = "http://www.w3.org/2000/svg"
_SHAPES = {"svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline",
           "polygon", "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop",
           "clipPath", "mask", "image", "style", "switch"}
_GRADIENTS = (f"{{{SVG}}}linearGradient", f"{{{SVG}}}radialGradient")
_TEXTS = (f"{{{SVG}}}text", f"{{{SVG}}}tspan", f"{{{SVG}}}textPath")
_UNSEEN = {"metadata", "title", "desc"}
_OF_PROGRAMS = ("http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://ns.adobe.com/",
                "http://www.bohemiancoding.com/", "http://www.serif.com/", "http://www.figma.com/")
_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
_PARSER_TALK = re.compile(r"(?:,? (?:use XML_PARSE_HUGE option|line \d+|column \d+))+\Z")  # told as a place
_DTD = re.compile(r"<!(?!--|\[CDATA\[)")
_MOST_PICTURES = 4  # each is unpacked, and may be large
_LONGEST_TEXT = 200  # characters of text in a logo
_RULE = "clinic-logo"


@dataclass(frozen=True)
class Svg:
    """A cleaned drawing of ``width`` by ``height`` units. ``notes``: (line, what to know)."""

    text: str
    width: float
    height: float
    notes: tuple[tuple[int, str], ...]


def read_svg(data: bytes) -> Svg:
    """The drawing alone. Raises ``Refused`` with the line and the element at fault."""
    root = _parsed(data)
    if root.tag != f"{{{SVG}}}svg":
        raise Refused(_RULE, f"The file begins with {quoted(root.tag)}, which is no SVG.",
                      f'An SVG begins with <svg xmlns="{SVG}" viewBox="…">.', root.sourceline or 0)
    _leave_out_unseen(root)
    pictures = list(root.iter(f"{{{SVG}}}image"))
    if len(pictures) > _MOST_PICTURES:
        raise Refused(_RULE, f"The logo holds {len(pictures)} pictures; {_MOST_PICTURES} are allowed.",
                      "Save it as one PNG.", pictures[_MOST_PICTURES].sourceline or 0)
    gradients = {element.get("id") for element in root.iter(*_GRADIENTS)}
    for element in root.iter():
        _refuse_element(element, gradients)
        clean_attributes(element)
    refuse_bombs(root)
    width, height = set_size(root)
    etree.cleanup_namespaces(root)
    return Svg(etree.tostring(root, encoding="unicode", with_tail=False), width, height, tuple(_notes(root)))


def _parsed(data: bytes) -> etree._Element:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_RULE, "This is not UTF-8 text.", "Save the SVG as UTF-8.") from None
    declaration = _DECLARATION.match(text)
    if declaration:  # it may claim another encoding; blanks keep the places
        text = re.sub(r"[^\n]", " ", declaration[0]) + text[declaration.end():]
    found = _DTD.search(text)
    if found:
        raise Refused(_RULE, "The file holds a DTD, which can make a small file endless.",
                      "Take out the part that begins with <!DOCTYPE.", text.count("\n", 0, found.start()) + 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
                             remove_comments=True, remove_pis=True, recover=False)
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        what = _PARSER_TALK.sub("", plain_line(error.msg or "no drawing"))
        raise Refused(_RULE, f"The SVG is broken: {what}.",
                      "Export it again from the program it was drawn in.", line or 0, column or 0) from None


def _leave_out_unseen(root: etree._Element) -> None:
    for element in list(root.iter()):
        space, name = etree.QName(element).namespace or "", etree.QName(element).localname
        if element is not root and (space.startswith(_OF_PROGRAMS) or space == SVG and name in _UNSEEN):
            _take_out(element)
    for element in root.iter():
        if element.tag not in (*_TEXTS, f"{{{SVG}}}style"):
            element.text = None
            for part in element:
                part.tail = None


def _take_out(element: etree._Element) -> None:
    """Take an element out and leave the text behind it, which belongs to the parent."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None:
        return
    parent.remove(element)
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def _refuse_element(element: etree._Element, gradients: set[str | None]) -> None:
    name, line = _name(element), element.sourceline or 0
    if not isinstance(element.tag, str) or etree.QName(element).namespace != SVG or name not in _SHAPES:
        raise Refused(_RULE, f"{quoted('<' + name + '>')} is not allowed in a logo.",
                      "Export the logo as plain shapes, or save it as PNG.", line)
    if name == "style":
        css = "".join(element.itertext())
        refuse_css(css, "<style>", line)
        if not gradients.issuperset(urls(css)):
            raise Refused(_RULE, "<style> names a part of the file that is no gradient.",
                          "Write clip-path and mask at the shape itself.", line)


def _notes(root: etree._Element) -> Iterator[tuple[int, str]]:
    texts = list(root.iter(*_TEXTS))
    if not texts:
        return
    line = texts[0].sourceline or 0
    words = " ".join("".join(root.itertext(*_TEXTS)).split())
    try:
        tidy(words or "-", _LONGEST_TEXT)
    except Refused as refused:
        raise Refused(_RULE, f"In the text of the logo: {refused.message}", refused.fix, line) from None
    yield line, ("The logo holds text, which is set in whatever font there is. "
                 "Turn it into paths to keep its look.")


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else "entity"
