"""A link whose words do not say where it leads, or the same words for two places.

Why: a screen reader can list the links of a page without the text around them. "Here" three
    times tells nobody which is which, and an address is spelled out sign by sign.
Bad: For harms [click here](side-effects.md).   <https://example.org/a>   [](get-help.md)
Good: Read about [side effects and harms](side-effects.md).
Fix: let the words name the page that the link leads to. In HTML an aria-label counts instead.
"""

from __future__ import annotations

import functools
import posixpath
import re
from typing import NamedTuple

from ... import code_in_markdown, html_in_markdown
from ...links_in_markdown import links
from ..rule import Rule

RULE = Rule("link-text-vague", "access", settings={
    "vague": r"(?:click |press |tap |see |look |read )?(?:here|this)"
             r"|(?:for |read |learn |find out |see |show |view )?more(?: info(?:rmation)?| details)?"
             r"|(?:read |see |visit )?(?:this |the )?(?:link|page|website|site)"
             r"|continue(?: reading)?|details|go|\W*",
})
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.I)
_SAY = "Let the words name what the link leads to."


class _Link(NamedTuple):
    offset: int
    words: str
    target: str


def check(page, library, options):
    vague = _pattern(options.of(RULE)["vague"])
    first = {}
    for link in sorted(_all(page.body)):
        told = link.words.strip(" .,:;!?…»›→").casefold()
        if not link.words:
            yield RULE.at(page, link.offset, "This link has no words.", _SAY)
        elif vague.fullmatch(told):
            yield RULE.at(page, link.offset, f'"{link.words}" does not say where the link leads.', _SAY)
        elif _ADDRESS.fullmatch(link.words):
            yield RULE.at(page, link.offset, f'The words of this link are an address, "{link.words}".', _SAY)
        elif _resolved(page, first.setdefault(told, link)) != _resolved(page, link):
            yield RULE.at(page, link.offset, f'"{link.words}" leads to {link.target} here, and to '
                          f"{first[told].target} in line {page.place(first[told].offset)[0]}.",
                          "Use other words for the other place.")


def _all(body):
    for link in links(body):
        if not link.image:
            name = link.attributes.get("aria-label") or _said(link.words)
            yield _Link(link.start, name or link.attributes.get("title", ""), link.target)
    for element in html_in_markdown.elements(code_in_markdown.mask(body)):
        if element.name in ("a", "area") and element.get("href") is not None and not element.hidden:
            inside = _said(body[element.end:element.close])
            name = element.get("aria-label") or inside or element.get("alt") or element.get("title") or ""
            if name or not element.get("aria-labelledby"):
                yield _Link(element.start, name, element.get("href"))


def _said(words):
    return words.strip() if _ADDRESS.fullmatch(words.strip()) else html_in_markdown.spoken(words)


def _resolved(page, link):
    """The same for every way to write one target."""
    if "://" in link.target or link.target.startswith("#"):
        return link.target
    path, _, fragment = link.target.partition("#")
    where = posixpath.normpath(posixpath.join(posixpath.dirname(page.src), path))
    return f"{where.removesuffix('.html').removesuffix('.md')}#{fragment}"


@functools.cache
def _pattern(pattern):
    return re.compile(pattern, re.I)
