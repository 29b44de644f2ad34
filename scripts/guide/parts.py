"""A rendered page taken apart: its sections, its drawings and its words.

What sheets and embeds have in common when they take a page, or some of its sections, from a
fragment. ``LOCKED`` names the sections that neither may leave out of a page that has them: the
answer, the harms, what is not known and the other options.
"""

from __future__ import annotations

import re

from lxml import etree, html

LEAD = "lead"  # the name of the part before the first section
LOCKED = (LEAD, "what-can-go-wrong", "harms-to-know-about", "what-is-not-known", "what-we-do-not-know",
          "other-options", "if-you-do-nothing", "when-to-get-help", "who-should-not-have-it")
_SVG = re.compile(r"<(/?)svg\b")
_XMLNS = re.compile(r'\sxmlns="[^"]*"')
_INLINE = ("a", "strong", "em", "b", "i", "span", "sup", "sub", "code", "abbr", "img")


def parse(text: str, drawings: list[str]) -> html.HtmlElement:
    """The body of a page in one div, an empty ``span[data-drawing]`` in the place of each drawing.

    The drawings go into the list as text: read as HTML they would lose their capitals.
    """
    return html.fragment_fromstring(_keep(text, drawings), create_parent="div")


def _keep(text: str, drawings: list[str]) -> str:
    parts, depth, begun, after = [], 0, 0, 0
    for tag in _SVG.finditer(text):
        if not tag[1] and depth == 0:
            begun = tag.start()
        depth += -1 if tag[1] else 1
        if depth == 0:
            parts += [text[after:begun], f'<span data-drawing="{len(drawings)}"></span>']
            after = text.index(">", tag.start()) + 1
            drawings.append(_XMLNS.sub("", text[begun:after]))
    return "".join([*parts, text[after:]])


def sections(body: html.HtmlElement) -> list[tuple[str, html.HtmlElement | None, list[html.HtmlElement]]]:
    """The id of each heading of the second level, the heading, and what follows it; the lead first."""
    groups: list[tuple[str, html.HtmlElement | None, list]] = [(LEAD, None, [])]
    for node in body:
        if node.tag == "h2":
            groups.append((node.get("id", ""), node, []))
        elif isinstance(node.tag, str):
            groups[-1][2].append(node)
    return groups


def said(svg: etree._Element) -> str:
    """What a drawing says in words: its label, or its title and description."""
    parts = [svg.findtext("title"), svg.findtext("desc")] if not svg.get("aria-label") else [svg.get("aria-label")]
    return ". ".join(" ".join(part.split()).rstrip(".") for part in parts if part) + "."


def text_of(node: etree._Element) -> str:
    """The words of an element, a space between blocks and single spaces elsewhere."""
    found: list[str] = []
    _collect(node, found)
    return " ".join("".join(found).split())


def _collect(node: etree._Element, found: list[str]) -> None:
    gap = "" if node.tag in _INLINE else " "
    found.append(gap + (node.text or ""))
    for child in node:
        if isinstance(child.tag, str):
            _collect(child, found)
        found.append(child.tail or "")
    found.append(gap)
