"""What MkDocs and its plugins do for every site or every page, and a guide has no use for.

Nothing here changes a byte of what is built. Each function is called once, from a hook or before
MkDocs starts, and each may be left out: a build then takes longer and needs more memory.
"""

from __future__ import annotations

import gc
import importlib
import sys
import types
from collections.abc import Iterable, Mapping
from importlib.metadata import entry_points
from pathlib import Path

# mkdocs-bibtex and pybtex import these for files on the web and for citation styles. A guide uses neither.
_FOR_OTHERS = ("requests", "validators", "pypandoc", "urllib.request")
_YOUNG = 20_000  # objects made since the last look; a page of Markdown leaves some ten thousand behind
_NEVER = 1_000_000


class _Later(types.ModuleType):
    """Stands in the place of a module until something in it is asked for."""

    def __getattr__(self, name: str):
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def put_off_imports(names: Iterable[str] = _FOR_OTHERS) -> None:
    """Let modules be read only when something in them is used, if they are used at all.

    They take a tenth of a second and eight megabytes, more than a small guide itself. (The loader
    of the standard library for this reads a module at its second import.)
    """
    for name in names:
        if name not in sys.modules:
            sys.modules[name] = _Later(name)
            parent, _, last = name.rpartition(".")
            if parent:
                setattr(importlib.import_module(parent), last, sys.modules[name])


def keep_what_is_read() -> None:
    """Look for no waste while modules and sources are read: nearly all of that stays to the end.

    ``collect_young_only`` looks again, when pages are made.
    """
    gc.disable()


def collect_young_only() -> None:
    """Look for waste only among what was made lately, and rarely.

    Whatever a build keeps, it keeps to its end: looking at all of it again and again takes a tenth
    of the time. Without any looking, what Python-Markdown leaves behind grows page by page.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG, _NEVER, _NEVER)
    gc.enable()


def named_extensions(names: list[str], settings: Mapping[str, dict]) -> tuple[list[str], dict[str, dict]]:
    """Markdown extensions by the place of their class, with their settings under the same names.

    By its short name Python-Markdown looks for an extension among all installed packages, once
    for each page.
    """
    places = {point.name: point.value for point in entry_points(group="markdown.extensions")}
    return ([places.get(name, name) for name in names],
            {places.get(name, name): values for name, values in settings.items()})


def own_folders(folders: list[str], own: str | None, installed: str) -> list[str]:
    """The folders of templates without those of an installed theme whose pages are not used.

    MkDocs lists every file in them, and Material brings ten thousand icons. ``installed`` is the
    folder of the theme; without a folder of our own (``own``) nothing is left out.
    """
    return [folder for folder in folders if not own or Path(folder) != Path(installed)]


def switch_off(plugins: Mapping[str, object], name: str) -> bool:
    """Let a plugin of the theme stand in the settings and do nothing. Returns whether it stands there.

    The theme's search plugin parses every page again for a file of its own; our index is made
    from the pages that the build holds.
    """
    found = [plugin for full, plugin in plugins.items() if full.rpartition("/")[2] == name]
    for plugin in found:
        plugin.config["enabled"] = False
    return bool(found)
