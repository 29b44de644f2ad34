"""The texts of a guide as they stand now: pages, embeds, and the sheets that this copy offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..embeds.embed import ROOT, Embed
from ..fragments import Fragments
from ..library import Library
from ..printed_sheets import FOLDER, Sheet
from .history import Now


def texts(rendered: Fragments, codes: Mapping[str, str], embeds: Iterable[Embed], sheets: Iterable[Sheet],
          library: Library) -> list[Now]:
    """Pages in the order of the menu, then embeds, then sheets. ``codes`` are those of pages, by source path.

    A sheet that was released and is not made here is listed too, without a code.
    """
    found = [Now("page", src, page.meta.title, codes[src], (page.address,), page.meta.updated)
             for src, page in rendered.pages.items()]
    found += [Now("embed", one.name, one.title, one.code, (one.address, f"{ROOT}/plain/{one.name}.html"),
                  one.page.fragment.meta.updated, one.page.fragment.src) for one in embeds]
    offered = [Now("handout", one.id, one.title, one.version, tuple(f"{FOLDER}/{made.file}" for _, made in one.forms),
                   None) for one in sheets]
    known = {one.name for one in offered}
    released = {name: then.code for one in library.released.releases for name, then in one.sheets.items()}
    return [*found, *offered, *(Now("handout", name, library.released.texts[code].title, "", (), None)
                                for name, code in sorted(released.items()) if name not in known)]
