"""Code and comments of a Markdown text, blanked out so that no sign in them counts.

Read from left to right, as Python-Markdown does: whichever opens first wins, a code span ends
with its paragraph, and lines that are indented by four are code unless they belong to a list,
a note or raw HTML. Python-Markdown keeps no places, so its own parser is of no use here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

_OPEN = re.compile(r"<!--|^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n`]*\n|(?<![`\\])(?P<ticks>`+)", re.M)
_TICKS = re.compile(r"`+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_NOT_BREAK = re.compile(r"[^\n]")
_MAY_BE_CODE = re.compile(r"[`\t]|~~~|    |<!--")  # most pieces of text hold none of these
_INDENTED = re.compile(r" {4}| {0,3}\t")
_HOLDS_INDENTED = re.compile(r"(?:[-*+]|\d+\.)[ \t]|:[ \t]|!!!|\?\?\?|===|\[\^|<|>")


@functools.lru_cache(maxsize=4)
def mask(text: str) -> str:
    """The text with code and comments blanked out, every offset and line kept."""
    pieces, last = [], 0
    if not _MAY_BE_CODE.search(text):
        return text
    for start, end in _spans(text):
        pieces += [text[last:start], _NOT_BREAK.sub(" ", text[start:end])]
        last = end
    masked = "".join([*pieces, text[last:]])
    return "\n".join(_without_indented(zip(text.split("\n"), masked.split("\n"))))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every comment, fenced block and code span."""
    at, ends = 0, _Ends(text)
    while opened := _OPEN.search(text, at):
        fence = opened["fence"] or ""
        at = opened.end("fence") if fence else opened.end()
        start, end = opened.start(), -1
        if fence:
            end = ends.of_fence(opened)
        elif not opened["ticks"]:
            end = ends.of_comment(at)
        if end < 0 and (opened["ticks"] or fence.startswith("`")):  # a fence on one line is a code span
            start, end = at - len(fence or opened["ticks"]), ends.of_ticks(at, fence or opened["ticks"])
        if end >= 0:
            yield start, end
            at = end


class _Ends:
    """Finds where a sign is closed, or -1.

    It remembers what nothing closes any more: looking for the end of each of ten thousand stray
    signs again would take minutes.
    """

    def __init__(self, text: str):
        self.text = text
        self.unclosed: set[str] = set()
        self.paragraph_end = 0

    def of_comment(self, at: int) -> int:
        closed = -1 if "<!--" in self.unclosed else self.text.find("-->", at)
        return closed + 3 if closed >= 0 else self._never("<!--")

    def of_fence(self, opened: re.Match) -> int:
        fence = opened["fence"]
        closed = None if fence in self.unclosed else re.compile(
            rf"^[ \t>]*{fence}[`~]*[ \t]*$", re.M).search(self.text, opened.end())
        return closed.end() if closed else self._never(fence)

    def of_ticks(self, at: int, ticks: str) -> int:
        if at > self.paragraph_end:
            blank_line = _BLANK_LINE.search(self.text, at)
            self.paragraph_end = blank_line.start() if blank_line else len(self.text)
        runs = _TICKS.finditer(self.text, at, self.paragraph_end)
        return next((run.end() for run in runs if run.group() == ticks), -1)

    def _never(self, sign: str) -> int:
        self.unclosed.add(sign)
        return -1


def _without_indented(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Blank out code that is marked by four spaces, given each line as written and as masked."""
    code, parent, after_blank = False, "", True
    for written, masked in lines:
        begins, blank = written.lstrip(), not written.strip()
        if not blank and not _INDENTED.match(written):
            code = False
            if after_blank or _HOLDS_INDENTED.match(begins):
                parent = begins if masked.strip() else ""
        elif not blank and after_blank:
            code = not _HOLDS_INDENTED.match(parent)
        after_blank = blank
        yield " " * len(masked) if code else masked
