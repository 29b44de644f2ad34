"""Many small style sheets and scripts to edit, one file of each to load.

A reader's first visit waits for every file that the top of the page names. The name of a
joined file holds a hash of what is in it, so a browser may keep it for ever. What Material
brings for its own page is left out: our page (``overrides/main.html``) uses none of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from .paths import read_text

_TOOL = re.compile(r' data-tool="([a-z-]+)"')
_ALONE = {"source-filter"}  # every other tool stands on tool-basics.js


class Bundles:
    """The joined files of one build.

    ``own`` is the folder of the theme's overrides; ``css`` and ``javascript`` are paths in it,
    in the order in which they are joined; ``on_demand`` maps the path of a file that a script
    asks for later to the paths it is joined from. ``files`` maps the path of each joined file in
    the site to its text. Raises ``Unreadable`` for a file that is not there.
    """

    def __init__(self, own: Path, css: Sequence[str], javascript: Sequence[str],
                 on_demand: Mapping[str, Sequence[str]] | None = None):
        self._own = own
        self._joined = {*css, *javascript, *chain.from_iterable((on_demand or {}).values())}
        self.files = {name: self._text(paths) for name, paths in (on_demand or {}).items()}
        self.styles = self._join("css", css)
        self.scripts = self._join("js", javascript)

    def _text(self, paths: Iterable[str]) -> str:
        return "\n".join(read_text(self._own / path).strip() for path in paths) + "\n"

    def _join(self, ending: str, paths: Sequence[str]) -> list[str]:
        if not paths:
            return []
        text = self._text(paths)
        name = f"assets/guide.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{ending}"
        self.files[name] = text
        return [name]

    def keeps(self, path: str, folder: str | None, docs: str) -> bool:
        """Whether a file of the site is copied: ours, and not one that was joined."""
        if folder is None:
            return True  # made by the build itself
        return path not in self._joined and Path(folder) in (Path(docs), self._own)


def tools(html: str) -> list[str]:
    """The scripts of the reader's tools that a page holds, what they share first."""
    names = list(dict.fromkeys(_TOOL.findall(html)))
    return names if _ALONE.issuperset(names) else ["basics", *names]
