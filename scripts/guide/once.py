"""What many pages show alike, written once: lists of parts are long in a large guide."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

OWN_PART = "\x1f"  # stands in such a text where each page has words of its own; no page can hold it
_MOST = 64  # texts that are held


class Once:
    """For templates: ``{% call once(...) %}`` writes a block once for everything that it depends on.

    Pages and sections are told apart by what they are, not by what they say: all of them live as
    long as the build. Of more than ``_MOST`` texts those that were asked for longest ago are forgotten.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[tuple, str] = OrderedDict()

    def __call__(self, *depends: object, caller: Callable[[], str]) -> str:
        """The text of the block, for these values."""
        key = tuple(one if isinstance(one, str | bool | None) else id(one) for one in depends)
        if key not in self._held:
            self._held[key] = caller()
            if len(self._held) > _MOST:
                self._held.popitem(last=False)
        self._held.move_to_end(key)
        return self._held[key]
