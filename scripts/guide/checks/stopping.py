"""Being told to end by another program, as a person does with Ctrl-C: things are left whole."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator


class Stopped(BaseException):
    """The process was told to end."""


@contextlib.contextmanager
def stop_politely() -> Iterator[None]:
    """While this is open, the signal to end raises ``Stopped``, so that all is cleared away."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may listen to signals
        return

    def stop(*_: object) -> None:
        raise Stopped

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
