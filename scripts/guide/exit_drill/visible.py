"""The words of a page that a reader sees or hears.

"Visible text" is: the title of the window, and every text of the body apart from scripts, styles
and templates, folded parts among it, in lines as the blocks of the page make them; and the words
that stand for something (``alt``, ``aria-label``, ``title``, ``placeholder``). Blanks are one blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

_UNSEEN = {"script", "style", "template"}
_INLINE = {"a", "abbr", "b", "bdi", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
           "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr"}
_SPOKEN = ("alt", "aria-label", "title", "placeholder")
_MARKER = re.compile(r"\s*\[@[^\]]*\]")
_DIRECTIVE = re.compile(r"\{\{.*?\}\}")
_GAP = re.compile(r"\s+(?=[.,;:!?)])")
# What a page's shell puts around its words, what stands for a citation, and the list of sources, which is
# counted by itself.
_SHELL = ("cite", "headerlink", "dates", "contents", "print-only", "source-list", "needs-script")
_AROUND = " | ".join(["//button", "//nav", *(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in _SHELL)])


def lines(text: str) -> list[str]:
    """The visible text of a whole page, a block a line."""
    page = html.document_fromstring(text)
    return [line for line in (*_texts(page.find("head/title")), *_texts(page.find("body"))) if line]


def prose(text: str, part: str) -> list[str]:
    """The words of the first ``part`` (a tag: main, article) without citations, sources and shell.

    Empty where a page has no such part. Marks of citations and data that were left raw go too, so
    that what is left can be compared with a page that was built with them.
    """
    page = html.document_fromstring(text)
    for mark in page.xpath(_AROUND):
        if mark.getparent() is not None:
            mark.drop_tree()
    found = page.find(f".//{part}")
    bare = (_DIRECTIVE.sub("", _MARKER.sub("", line)) for line in _texts(found))
    return [line for line in (_GAP.sub("", " ".join(line.split())) for line in bare) if line]


def _texts(element: etree._Element | None) -> Iterator[str]:
    """The lines of an element, some of them empty."""
    if element is None:
        return
    words: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            words.append(node.tail or "")
            continue
        unseen = any(parent.tag in _UNSEEN for parent in (node, *node.iterancestors()))
        if event == "start":
            if node.tag not in _INLINE:
                yield _line(words)
            if not unseen:
                words += [node.text or "", *(f" {node.get(name)} " for name in _SPOKEN if node.get(name))]
            continue
        if node.tag not in _INLINE:
            yield _line(words)
        if node is not element and not any(parent.tag in _UNSEEN for parent in node.iterancestors()):
            words.append(node.tail or "")
    yield _line(words)


def _line(words: list[str]) -> str:
    line = " ".join("".join(words).split())
    words.clear()
    return line
