"""The list of the sheets to print, with a picture of each first page.

Sheets are made by a command of its own (guide/handouts), from the rendered pages and with packages
that a build of the site does not need. So the list is put in when every page is rendered. Only a
sheet that says what the pages say now is offered: an old one could hide a new warning.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from .fragments import Fragments
from .handouts import basis, records
from .handouts.records import Made, Picture

FOLDER = "handouts"  # the address of the files below the site
MADE = "handouts/guide"  # where `make handouts` puts the sheets without a clinic
MARKER = "<div data-printed-sheets></div>"
_FORMS = {("a4", "standard"): "A4", ("letter", "standard"): "US Letter",
          ("a4", "large"): "Large print, A4", ("letter", "large"): "Large print, US Letter"}
_NONE = ("<p><strong>No sheets were made with this copy of the guide.</strong> "
         "You can print any page instead. Press \"Print this page\" near its top, "
         "or print it from the menu of your browser.</p>")
_OLD = "<p>This sheet is being made anew.</p>"


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``forms`` are the PDFs that are right, with what each is called; there may be none."""

    title: str
    version: str
    forms: tuple[tuple[str, Made], ...]
    picture: Picture | None
    id: str = ""


@dataclass(frozen=True)
class Offer:
    """Sheets in the order of handouts.yml, and the bytes of their files by address below the site."""

    sheets: tuple[Sheet, ...]
    files: Mapping[str, bytes]


def find(root: Path, rendered: Fragments) -> Offer:
    """What can be offered of the sheets that were made in the guide at ``root``."""
    folder, files, sheets = root / MADE, {}, []
    groups: dict[str, list[Made]] = {}
    pages_now = cache(lambda taken: basis.of(root, rendered, taken))
    for made in sorted(records.read(folder).values(), key=lambda one: (one.place, one.sheet, one.file)):
        groups.setdefault(made.sheet, []).append(made)
    for group in groups.values():
        sheet, own = _sheet(folder, group, lambda made: pages_now(made.taken) == made.fragments)
        sheets.append(sheet)
        files |= own
    return Offer(tuple(sheets), files)


def _sheet(folder: Path, group: list[Made], is_new: Callable[[Made], bool]) -> tuple[Sheet, dict[str, bytes]]:
    """A sheet from its records, and its files. Everything is read once: what was checked is offered."""
    by_form = {(made.paper, made.print): made for made in group}
    files, forms = {}, []
    for form, name in _FORMS.items():
        made = by_form.get(form)
        data = records.whole(folder, made) if made and is_new(made) else None
        if data is not None:
            forms.append((name, made))
            files[f"{FOLDER}/{made.file}"] = data
    picture = forms[0][1].picture if forms else None
    drawn = records.whole(folder, picture) if picture else None
    if drawn is not None:
        files[f"{FOLDER}/{picture.file}"] = drawn
    version = forms[0][1].version if forms else ""
    return Sheet(group[0].title, version, tuple(forms), picture if drawn else None,
                 group[0].sheet), files


def html(offer: Offer, address: str) -> str:
    """The list as it stands on the page at ``address``, or a sentence if nothing was made."""
    if not offer.sheets:
        return _NONE
    folder = posixpath.relpath(FOLDER, posixpath.dirname(address) or ".")
    items = "".join(_item(sheet, folder) for sheet in offer.sheets)
    return ('<section class="printed" data-search-exclude><p>Each link opens a PDF file to print or keep.</p>'
            f"<ul>{items}</ul></section>")


def _item(sheet: Sheet, folder: str) -> str:
    title = escape(sheet.title)
    if not sheet.forms:
        return f"<li><div><h3>{title}</h3>{_OLD}</div></li>"
    links = "".join(
        f'<li><a href="{folder}/{made.file}">{name}, {_pages(made.pages)}, {_size(made.size)}'
        f'<span class="visually-hidden">: {title}</span></a></li>' for name, made in sheet.forms)
    return (f"<li>{_picture(sheet, folder)}<div><h3>{title}</h3><ul>{links}</ul>"
            f'<p class="printed-version">Version {escape(sheet.version)}</p></div></li>')


def _picture(sheet: Sheet, folder: str) -> str:
    if sheet.picture is None:
        return ""
    return (f'<img src="{folder}/{sheet.picture.file}" width="{sheet.picture.width}" '
            f'height="{sheet.picture.height}" alt="{escape(f"First page of the sheet “{sheet.title}”")}" '
            'loading="lazy" decoding="async">')


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def _size(size: int) -> str:
    return f"{max(1, round(size / 1000))} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
