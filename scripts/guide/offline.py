"""The whole guide as one zip that opens by a double-click, with no network: for a USB stick or a tablet.

The pages are those of the site. What only the web has a use for goes (addresses for search engines and
for websites that embed), and each page says that it is a saved copy: it cannot change when the guide
does. The bytes depend on the site alone.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import Path

from .paths import Unreadable, read_text

FOLDER, START = "mesotherapy-guide", "Start here.html"
_LEFT_OUT = ("404.html", "_headers", "_redirects", "robots.txt", "sitemap.xml", "sw.js")
_COPIES = (".br", ".gz", ".zst")
_CANONICAL = re.compile(r'<link rel="?canonical"? href="?([^" >]*)"?[^>]*>')
_FOR_THE_WEB = re.compile(
    r'[ \t]*<link rel="?(?:canonical|alternate)\b[^>]*>\n?|[ \t]*<meta property="?og:[^>]*>\n?'
    r'|[ \t]*<meta http-equiv="Content-Security-Policy"[^>]* data-added>\n?'
)
_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
_MAIN = re.compile(r"(?=<main\b)")

_START_PAGE = """\
<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=guide/index.html">
<title>{title}</title>
<p><a href="guide/index.html">Open the guide</a></p>
</html>
"""
_README = """\
{title}

This folder holds the whole guide. It needs no internet.

1. Copy the whole folder to where you want it: a computer, a tablet or a USB stick.
   Do not open it inside the zip file: unpack the zip file first.
2. Double-click "{start}". The guide opens in your web browser.

Search and tools work. Nothing that you type leaves this device.

This is a saved copy. It does not change when the guide does.{newest}
Each page says when it was last updated.

"Get help now" stands at the top of every page.

The words are free to share: Creative Commons Attribution-ShareAlike 4.0.
"""


def files(site: Path) -> dict[str, bytes]:
    """What the zip holds, by its path in it. Raises ``Unreadable`` for a folder that is no built site."""
    index = read_text(site / "index.html")
    found = _CANONICAL.search(index)
    address = found[1].removesuffix("index.html") if found else ""
    title = _TITLE.search(index)
    if title is None:
        raise Unreadable(f"{site / 'index.html'} is no page of the guide. Build it with: make site")
    made = {
        f"{FOLDER}/{START}": _START_PAGE.format(title=title[1]).encode(),
        f"{FOLDER}/README.txt": _readme(title[1], address).encode(),
    }
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.is_file() and name not in _LEFT_OUT and file.suffix not in _COPIES:
            inside = _page(read_text(file), address).encode() if _is_page(name) else file.read_bytes()
            made[f"{FOLDER}/guide/{name}"] = inside
    return made


def _is_page(name: str) -> bool:
    return name.endswith(".html") and not name.startswith("embed/")


def _page(text: str, address: str) -> str:
    """A page without what only the web has a use for, and with the line that says what it is."""
    where = f' The newest text: <a href="{escape(address)}">{escape(address)}</a>' if address else ""
    line = (
        f'<aside class="wrap saved-copy" aria-label="About this copy"><p>This is a saved copy. '
        f"It does not change when the guide does.{where}</p></aside>\n"
    )
    return _MAIN.sub(lambda _: line, _FOR_THE_WEB.sub("", text), count=1)


def _readme(title: str, address: str) -> str:
    newest = f"\nThe newest text: {address}" if address else ""
    return _README.format(title=title, start=START, newest=newest).replace(
        "\n", "\r\n"
    )  # for Windows' own editor


def write(target: Path, made: Mapping[str, bytes]) -> None:
    """Write the zip, whole or not at all. The same files give the same bytes, whoever makes it and when."""
    new = target.with_name(f".{target.name}-new")
    try:
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name in sorted(made):
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.create_system, entry.external_attr = 3, 0o100644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, made[name])
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)
