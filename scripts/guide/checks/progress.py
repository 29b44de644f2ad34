"""How far a run is: one line on a terminal, nothing anywhere else."""

from __future__ import annotations

import os
import sys
from typing import TextIO

_CLEAR = "\r\x1b[K"


class Progress:
    """Writes to the error stream, so that the result can be piped away."""

    def __init__(self, stream: TextIO | None = None):
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty() and os.environ.get("TERM") != "dumb"

    def pages(self, done: int, of: int) -> None:
        """So many pages were looked at."""
        self.say(f"Looked at {done} of {of} pages.")

    def say(self, text: str) -> None:
        """Show a line in the place of the one before."""
        if self._shown:
            self._stream.write(_CLEAR + text)
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away."""
        self.say("")
