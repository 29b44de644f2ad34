"""The attributes of a drawing: what acts or fetches is refused, what nobody sees is left out."""

from __future__ import annotations

import base64
import re

from lxml import etree

from .logo_css import refuse_css
from .logo_png import read_embedded
from .logo_size import refuse_strange_numbers
from .refusal import Refused, quoted

_XLINK = "{http://www.w3.org/1999/xlink}"
_HREFS = ("href", f"{_XLINK}href")
_WORDS = ("id", "class", "d", "points")  # no CSS, so nothing in them acts
_PICTURE = re.compile(r"data:image/(png|jpe?g);base64,(.*)", re.S | re.I)
_RULE = "clinic-logo"


def clean_attributes(element: etree._Element) -> None:
    """Clean the attributes of one element in place. Raises ``Refused``."""
    line = element.sourceline or 0
    for name, value in list(element.attrib.items()):
        plain = etree.QName(name).localname
        where = quoted(f"<{etree.QName(element).localname} {plain}>")
        if plain.lower().startswith("on"):
            raise Refused(_RULE, f"{where} would run a program.", "Take the attribute out.", line)
        if name in _HREFS:
            element.set(name, _clean_href(element, value, line))
        elif name.startswith("{") or plain.startswith(("data-", "aria-")):
            del element.attrib[name]
        else:
            refuse_strange_numbers(where, plain, value, line)
            if plain not in _WORDS:
                refuse_css(value, where, line)


def _clean_href(element: etree._Element, value: str, line: int) -> str:
    name = etree.QName(element).localname
    value = value.strip()
    if value.startswith("#"):
        return value
    picture = _PICTURE.fullmatch(value) if name == "image" else None
    if not picture:
        raise Refused(_RULE, f"<{name}> points to {quoted(value)}, which is not in the file.",
                      "Put the picture into the SVG, as PNG or JPEG.", line)
    kind = "PNG" if picture[1].lower() == "png" else "JPEG"
    try:
        data = base64.b64decode("".join(picture[2].split()), validate=True)
    except ValueError:
        raise Refused(_RULE, f"The picture in <{name}> is broken.", "Export the logo again.", line) from None
    try:
        clean = read_embedded(data, kind)
    except Refused as refused:
        raise Refused(_RULE, f"In <{name}>: {refused.message}", refused.fix, line) from None
    return f"data:image/png;base64,{base64.b64encode(clean).decode()}"
