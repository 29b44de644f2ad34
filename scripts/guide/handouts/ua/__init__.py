"""A checker for PDF/UA-1: what a machine can decide, decided before a sheet is published.

    rules        every fault that can be reported, by number
    reading      one PDF, read once for all checks
    document, content, structure, tables, links, fonts
                 the checks; they never import each other
    words        the text as the structure tree gives it

The numbers are the failure conditions of the Matterhorn Protocol 1.1 of the PDF Association, which
turns ISO 14289-1 into single questions. What they leave out and a reader still needs has a number
that begins with "own". Whether an order or a description makes sense, only a person can say.
"""

from __future__ import annotations

from pathlib import Path

from . import content, document, fonts, links, structure, tables, words
from .reading import Reading, Unreadable

__all__ = ["Unreadable", "faults", "text"]

_CHECKS = (document.check, content.check, structure.check, tables.check, links.check, fonts.check)


def faults(pdf: bytes | Path) -> list[str]:
    """Every fault of a PDF against PDF/UA-1, one line each: number, what is wrong, where.

    An empty list means that no fault was found that a machine can decide. Raises Unreadable, a
    ValueError, when the file is no PDF or is locked, and OSError when it cannot be read.
    Source: Matterhorn Protocol 1.1; ISO 14289-1:2014.
    """
    with Reading.open(pdf) as read:
        found = [str(fault) for check in _CHECKS for fault in check(read)]
    return list(dict.fromkeys(found))


def text(pdf: bytes | Path, *, labels: bool = True) -> str:
    """The words in the order of the structure tree, one paragraph, cell, item or heading a line.

    Artifacts and pictures are left out, soft hyphens too, and lines that the layout broke are
    joined. Without ``labels`` the numbers and bullets of lists are left out as well.
    Raises as ``faults`` does.
    """
    with Reading.open(pdf) as read:
        return words.text(read, labels=labels)
