"""What a preview remembers from one build to the next, always by the very text it was made from.

``make serve`` builds the whole guide after every save. Most pages are as they were: what Python-
Markdown made of them, and what was read from the result, is taken from the build before. Nothing is
found by its name or its date, only by the whole text and settings that it depends on, so a page
cannot be stale. What a build did not use is forgotten at the next one. A build that publishes
remembers nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

import jinja2

# Extensions whose HTML depends on the text of the page and the settings alone.
PURE = ("abbr", "admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc",
        "pymdownx.details", "pymdownx.superfences", "pymdownx.tasklist")
_KEPT = ("content", "toc", "_title_from_render", "present_anchor_ids")


class _Memory:
    """What this build used or made (``now``), and what the one before it did."""

    on = False
    surroundings: object = None
    now: dict = {}
    before: dict = {}


def begin(surroundings: object) -> None:
    """A build of a preview begins. ``surroundings``: all that rendering depends on beside the text; None
    if that cannot be told. Without a call nothing is remembered.
    """
    _Memory.on, _Memory.surroundings = True, surroundings
    _Memory.before, _Memory.now = _Memory.now, {}


def end() -> None:
    """The preview is over."""
    _Memory.on, _Memory.before, _Memory.now = False, {}, {}


def _recall(key: tuple, make: Callable[[], object], keep: Callable[[], bool] = lambda: True):
    found = _Memory.now.get(key) or _Memory.before.get(key)
    if found is None:
        found = (make(),)
        if not keep():
            return found[0]
    _Memory.now[key] = found
    return found[0]


def by_text(function: Callable):
    """A function of texts alone whose results a preview remembers. Nobody may change a result."""
    @functools.wraps(function)
    def wrapped(*texts: str):
        return _recall((function, *texts), lambda: function(*texts)) if _Memory.on else function(*texts)
    return wrapped


def is_on() -> bool:
    """Whether this is a preview."""
    return _Memory.on


def surroundings(extensions: Iterable[str], *others: object) -> object:
    """All that rendering depends on beside the text; None with an extension that may read other files."""
    names = tuple(extensions)
    pure = {f"markdown.extensions.{name}" if "." not in name else name for name in PURE}
    known = all(name in PURE or name.partition(":")[0] in pure for name in names)
    return (names, *map(repr, others)) if known else None


def remember_rendering(page_class: type, warnings: Callable[[], int]) -> None:
    """Let pages of MkDocs remember what they were rendered to.

    ``warnings`` counts what was warned of so far: a page that made a warning is rendered again, so
    that the warning is told again.
    """
    if getattr(page_class.render, "remembers", False):
        return
    render = page_class.render

    @functools.wraps(render)
    def remembered(page, config, files) -> None:
        if not _Memory.on or _Memory.surroundings is None:
            return render(page, config, files)
        before = warnings()
        key = (_Memory.surroundings, page.file.src_uri, page.markdown)
        kept, links = _recall(key, lambda: _rendered(render, page, config, files), lambda: warnings() == before)
        page.__dict__.update(kept)
        page.links_to_anchors = {files.get_file_from_path(src): anchors for src, anchors in links}
        return None

    remembered.remembers = True
    page_class.render = remembered


def _rendered(render, page, config, files) -> tuple[dict, list]:
    render(page, config, files)
    kept = {name: page.__dict__[name] for name in _KEPT}
    return kept, [(file.src_uri, anchors) for file, anchors in (page.links_to_anchors or {}).items()]


class Templates(jinja2.BytecodeCache):
    """Compiled templates by their names and the hash of their texts."""

    def __init__(self):
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket) -> None:
        """What Jinja asks before it compiles a template."""
        if (bucket.key, bucket.checksum) in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key, bucket.checksum])

    def dump_bytecode(self, bucket) -> None:
        """What Jinja gives away after it has compiled one."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
