"""The words of lay-terms.yml as a list from A to Z: the search for a reader without scripts."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from ..library import Library
from ..summary import link
from .lay_terms import folded

_AGE = re.compile(r"\d{1,2}")  # typed into a search box, but not looked up in a list


def html(library: Library, page: str) -> str:
    """Every word with a link to the best place for it, under its first letter.

    ``page``: the source path of the page that the list stands on.
    """
    words = sorted(((folded(phrase), phrase, entry.to[0]) for entry in library.lay_terms.entries
                    for phrase in (*entry.names, *entry.words) if not _AGE.fullmatch(phrase)))
    letters = [(letter, list(rows)) for letter, rows in groupby(words, key=lambda word: word[0][0].upper())]
    jumps = " ".join(f'<a href="#words-{escape(letter.lower())}">{escape(letter)}</a>' for letter, _ in letters)
    return (f'<nav class="letters" aria-label="Letters">{jumps}</nav>'
            + "".join(_letter(letter, rows, library, page) for letter, rows in letters))


def _letter(letter: str, rows: list[tuple[str, str, str]], library: Library, page: str) -> str:
    items = "".join(f"<li>{_item(phrase, target, library, page)}</li>" for _, phrase, target in rows)
    return (f'<h3 id="words-{escape(letter.lower())}">{escape(letter)}</h3>'
            f'<ul class="everyday-words">{items}</ul>')


def _item(phrase: str, target: str, library: Library, page: str) -> str:
    src, _, anchor = target.partition("#")
    title = library.pages[src].meta.title if src in library.pages else src
    href = link(src, page) + (f"#{anchor}" if anchor else "")
    return f'<a href="{escape(href)}">{escape(phrase)}</a>: {escape(title)}'
