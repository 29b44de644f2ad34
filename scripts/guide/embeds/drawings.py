"""The drawings of a page, fit for a document whose policy refuses styles within it.

An embed allows the one style sheet that it was built with and no other. So a ``<style>`` in a
drawing and every ``style`` attribute move into that sheet. A drawing is otherwise left as it is.
"""

from __future__ import annotations

import re

_STYLE = re.compile(r"<style>(.*?)</style>", re.S)
_START = re.compile(r"<[a-zA-Z][^<>]*>")
_INLINE = re.compile(r'\sstyle="([^"]*)"')
_CLASS = re.compile(r'\sclass="([^"]*)"')
_BLANK = re.compile(r">\s+<")


class Sheet:
    """The rules that the drawings of one embed need, each once."""

    def __init__(self) -> None:
        self._sheets: dict[str, None] = {}
        self._names: dict[str, str] = {}

    @property
    def text(self) -> str:
        """The rules as CSS. A style of one element outweighs the others, as it did where it stood."""
        return "\n".join([*self._sheets, *(f".{name}.{name}.{name}{{{rule}}}" for rule, name in self._names.items())])

    def take(self, svg: str) -> str:
        """A drawing without styles of its own; what they say is in this sheet."""
        for found in _STYLE.findall(svg):
            self._sheets.setdefault(found.strip())
        svg = _START.sub(self._classed, _STYLE.sub("", svg))
        return _BLANK.sub("><", svg)

    def _classed(self, tag: re.Match[str]) -> str:
        text = tag[0]
        style = _INLINE.search(text)
        if style is None:
            return text
        name = self._names.setdefault(style[1], f"i{len(self._names)}")
        text = _INLINE.sub("", text)
        if _CLASS.search(text):
            return _CLASS.sub(lambda old: f' class="{old[1]} {name}"', text)
        return re.sub(r"(\s*/?>)$", rf' class="{name}"\1', text)
