"""A picture without words for those who cannot see it, or with words that say nothing.

Why: a screen reader says the words, or else the name of the file. "Image of" it says by itself.
Bad: ![](skin.svg)   ![skin_layers.png](skin.svg)   ![Image of skin](skin.svg)   <img src="skin.svg">
Good: ![The three layers of the skin, and where a needle ends](skin.svg)
Fix: say what the picture tells. If it tells nothing, write <img src="..." alt="" role="presentation">.
    An <svg> needs role="img" and an aria-label or <title>, or else aria-hidden="true".
"""

from __future__ import annotations

import functools
import re
from posixpath import basename
from urllib.parse import unquote

from ... import code_in_markdown, pictures
from ...directives_pattern import DIRECTIVE
from ...paths import read_text
from ...problems import line_and_column
from ..rule import Rule

RULE = Rule("image-alt", "access", settings={
    "needless": r"(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic|icon|screenshot)s? (?:of|showing)\b",
    "says_nothing": r"(?:an? |the )?(?:image|picture|photo|graphic|figure|diagram|icon|logo|alt(?: text)?"
                    r"|untitled|placeholder|todo|screenshot)[\s_-]*\d*",
})
_SAY = "Say what the picture tells."
_DECORATION = ' If it tells nothing, write <img src="..." alt="" role="presentation">.'
_SVG = 'Give it role="img" and an aria-label, or aria-hidden="true" if it tells nothing.'
_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)|(?:img|dsc\w?|pxl)[_-]?\d+", re.I)


def check(page, library, options):
    settings = options.of(RULE)
    for picture in pictures.in_markdown(page.body):
        problem = _problem(picture, settings)
        if problem:
            yield RULE.at(page, picture.offset, *problem)
    for path in _diagrams(page, library):
        text = read_text(path)
        for picture in pictures.in_html(text):
            problem = _problem(picture, settings)
            if problem:
                yield RULE.on(library.project.show(path), *line_and_column(text, picture.offset), *problem)


def _diagrams(page, library):
    """The pictures that {{ diagram: name }} pastes into the page."""
    for directive in DIRECTIVE.finditer(code_in_markdown.mask(page.body)):
        path = library.project.diagrams / f"{(directive['words'] or '').strip()}.svg"
        if directive["name"] == "diagram" and path.is_file():
            yield path


def _problem(picture, settings):
    if picture.kind not in ("Markdown", "img", "input") and not (picture.well_formed and (
            picture.words or picture.silent)):
        return f"The <{picture.kind}> has no name that a screen reader can say.", _SVG
    if picture.silent:
        return None if picture.well_formed else (
            f"The <{picture.kind}> has no alt.", 'Add alt="", since it is marked as saying nothing.')
    wrong = _wrong(picture, settings)
    return (wrong, _SAY + (_DECORATION if not picture.words else "")) if wrong else None


def _wrong(picture, settings):
    words, stem = picture.words, basename(unquote(picture.address)).rpartition(".")[0]
    if not words:
        return "The picture has no words for those who cannot see it."
    if _FILE.fullmatch(words) or words.casefold() == stem.casefold() and not stem.isalpha():
        return f'"{words}" is the name of a file, not what the picture tells.'
    if _pattern(settings["needless"]).match(words):
        return f'"{words}": a screen reader says by itself that it is a picture.'
    if _pattern(settings["says_nothing"]).fullmatch(words):
        return f'"{words}" does not say what the picture tells.'
    return ""


@functools.cache
def _pattern(pattern):
    return re.compile(pattern, re.I)
