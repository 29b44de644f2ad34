"""Why a clinic's file or logo is not taken, in words for the person who wrote it.

What is refused was written by a stranger, and it is quoted when it is refused. A quotation is
cut short and loses all that could break a line or turn a text round.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ..problems import Problem

_LONGEST_QUOTATION = 60  # characters
_BREAKS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@dataclass(frozen=True, order=True)
class Note(Problem):
    """Something that was put right or has to be known. It refuses nothing."""

    severity = "note"


@dataclass(eq=False)  # not frozen: a with block sets the traceback of what is raised in it
class Refused(Exception):
    """Raised for one mistake. ``line`` and ``column`` count from 1; 0 where they are not known."""

    rule: str
    message: str
    fix: str = ""
    line: int = 0
    column: int = 0

    def at(self, path: str, line: int = 0, column: int = 0) -> Problem:
        """The mistake as a problem of a file; the place counts where the mistake knows none."""
        place = (self.line, self.column) if self.line else (line, column)
        return Problem(path, *place, self.rule, self.message, self.fix)


def quoted(value: object) -> str:
    """A stranger's text for one line of ours: short, without line breaks and unseen characters."""
    text = plain_line(str(value)[:_LONGEST_QUOTATION + 1])
    return f'"{text[:_LONGEST_QUOTATION]}…"' if len(text) > _LONGEST_QUOTATION else f'"{text}"'


def plain_line(text: str) -> str:
    """The text on one line, with � for each character that cannot be seen or printed."""
    return "".join("�" if unicodedata.category(letter) in _BREAKS else letter for letter in text)


def read_small(path: Path, most: int, rule: str) -> bytes:
    """The bytes of a file of at most ``most`` bytes. Raises ``Refused`` and nothing else.

    A link that leads out of the folder is refused: else a clinic's file could print any other
    file of the machine.
    """
    try:
        if os.path.dirname(os.path.realpath(path)) != os.path.realpath(path.parent):
            raise Refused(rule, "This is a link to a file in another folder.",
                          "Put the file itself into the folder of the clinics.")
        if not stat.S_ISREG(path.stat().st_mode):  # reading a pipe would wait for ever
            raise Refused(rule, "This is not a file.", "A folder or a device cannot be read here.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = plain_line(getattr(error, "strerror", "") or "no file can have this name")
        raise Refused(rule, f"The file cannot be read: {why}.",
                      "Check its name and who may read it.") from None
    if len(data) > most:
        raise Refused(rule, f"The file is larger than {most // 1024} KB.", "Make it smaller.")
    if not data.strip():
        raise Refused(rule, "The file is empty.")
    return data
