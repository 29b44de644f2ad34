"""Many small style sheets and scripts to edit, few and small ones to load.

What a first view waits for decides when a reader sees the first word. So the style sheet that
every page needs stands in the page itself, and what only some pages need stands in those.
Scripts are files that wait for nobody. The name of a file holds a hash of what is in it, so a
browser may keep it for ever. What Material brings for its own page is left out: our page
(``overrides/main.html``) uses none of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import rcssmin
import rjsmin

from .paths import read_text

_TOOL = re.compile(r' data-tool="([a-z-]+)"')
_ALONE = {"source-filter"}  # every other tool stands on tool-basics.js


@dataclass(frozen=True)
class Lists:
    """Which files are joined to what, all as paths in the folder of the theme's overrides.

    ``css`` stands in every page. ``some_css`` maps what a page holds (a piece of its HTML) to the
    sheets that it needs then. ``print_css`` is for paper. ``start`` is a script that stands in every
    page. ``javascript`` is loaded by every page, ``tools`` each alone, and ``later`` maps a name to
    what a script asks for when it is needed.
    """

    css: Sequence[str] = ()
    some_css: Mapping[str, Sequence[str]] = field(default_factory=dict)
    print_css: Sequence[str] = ()
    start: str = ""
    javascript: Sequence[str] = ()
    tools: Sequence[str] = ()
    later: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def joined(self) -> set[str]:
        """Every path of them."""
        return {*self.css, *self.print_css, self.start, *self.javascript, *self.tools,
                *chain.from_iterable(self.some_css.values()), *chain.from_iterable(self.later.values())}


class Bundles:
    """The style sheets and scripts of one build.

    ``own`` is the folder of the theme's overrides. ``files`` maps the path of each file in the
    site to its text; ``scripts`` are the paths that every page loads, ``tool_scripts`` map a name
    to a path, and ``later`` a name to a text that is no file yet. ``print_style`` and ``start``
    stand in every page. Raises ``Unreadable`` for a file that is not there.
    """

    def __init__(self, own: Path, lists: Lists):
        self._own, self._joined = own, lists.joined()
        self.files: dict[str, str] = {}
        self._style = self._css(lists.css)
        self._some = {holds: self._css(paths) for holds, paths in lists.some_css.items()}
        self.print_style = self._css(lists.print_css)
        self.start = self._javascript([lists.start] if lists.start else []).strip()
        self.scripts = self._file("guide", "js", self._javascript(lists.javascript))
        self.tool_scripts = {Path(path).stem.removeprefix("tool-"): self._file(Path(path).stem, "js",
                             self._javascript([path]))[0] for path in lists.tools}
        self.later = {name: self._javascript(paths) for name, paths in lists.later.items()}

    def _css(self, paths: Iterable[str]) -> str:
        return rcssmin.cssmin("\n".join(read_text(self._own / path) for path in paths))

    def _javascript(self, paths: Iterable[str]) -> str:
        return "".join(small_script(read_text(self._own / path)) for path in paths)

    def _file(self, name: str, ending: str, text: str) -> list[str]:
        if not text:
            return []
        path = f"assets/{name}.{digest(text)}.{ending}"
        self.files[path] = text
        return [path]

    def styles(self, html: str = "") -> list[str]:
        """The style sheets that a page holds, as texts, in the order in which they count."""
        some = [text for holds, text in self._some.items() if holds in html]
        return [text for text in (self._style, *some) if text]

    def keeps(self, path: str, folder: str | None, docs: str) -> bool:
        """Whether a file of the site is copied: ours, and not one that was joined."""
        if folder is None:
            return True  # made by the build itself
        return path not in self._joined and Path(folder) in (Path(docs), self._own)


def lists(config_extra: Mapping, css: Sequence[str], javascript: Sequence[str], own: Path) -> Lists:
    """The lists of mkdocs.yml: ``extra_css``, ``extra_javascript``, and what stands under ``extra``.

    A tool's script is found by its name, ``tool-NAME.js``.
    """
    scripts = own / "assets" / "javascripts"
    return Lists(css=css, some_css=config_extra.get("css_of_some_pages") or {},
                 print_css=config_extra.get("print_css") or (),
                 start=config_extra.get("start_script") or "", javascript=javascript,
                 tools=[path.relative_to(own).as_posix() for path in sorted(scripts.glob("tool-*.js"))],
                 later=config_extra.get("on_demand") or {})


def small_script(text: str) -> str:
    """A script without comments and needless space, on lines of its own."""
    return rjsmin.jsmin(text).strip() + "\n"


def digest(text: str) -> str:
    """Eight hexadecimal digits that stand for a text, for the name of its file."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def tools(html: str) -> list[str]:
    """The scripts of the reader's tools that a page holds, what they share first."""
    names = list(dict.fromkeys(_TOOL.findall(html)))
    return names if _ALONE.issuperset(names) else ["basics", *names]
