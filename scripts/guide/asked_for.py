"""What a browser asks for when it shows a page, where a page sends to, and what it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .built_html import Parsed, Tag, parse

# A <link> of these kinds only says something. Any other makes the browser ask.
_ONLY_SAYS = frozenset("""alternate amphtml appendix author bookmark canonical chapter contents copyright
    edituri first glossary help home index last license me next pingback prev previous privacy-policy
    search section shortlink sitemap start subsection terms-of-service up webmention""".split())
_SENT = ("action", "formaction", "ping", "attributionsrc")
_ASKED = ("src", "poster", "background", "manifest", "lowsrc", "dynsrc")
_SEVERAL = ("srcset", "imagesrcset")
_CANDIDATE = re.compile(r"\s*,*\s*(?P<address>[^\s]*[^\s,])(?:\s+[^,(]*(?:\([^)]*\)[^,(]*)*)?,?")
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?[\"']?(?P<address>[^\"']*)", re.I)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_IN_CSS = re.compile(r"""@namespace[^;{}]*;
    | url\(\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s)"']*))
    | @import\s*(?:"(?P<import_double>[^"]*)"|'(?P<import_single>[^']*)')
    | (?<=image-set\()(?P<set>[^()]*(?:\([^()]*\)[^()]*)*)""", re.I | re.X)
_STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")


@dataclass(frozen=True)
class Asked:
    """An address that a tag names. ``how``: "asks", "sends", or only "links".

    ``tag`` is that of the page itself for what stands in a srcdoc. ``attribute`` is where the
    address stands; "" for the inside of a <style>.
    """

    tag: Tag
    attribute: str
    address: str
    how: str


def addresses(parsed: Parsed) -> Iterator[Asked]:
    """Every address of a page, as a browser reads it."""
    for tag in parsed.tags:
        for attribute, value in tag.attributes.items():
            for address, how in _of_attribute(tag, attribute, value):
                yield Asked(tag, attribute, clean(address), how)
        if tag.attributes.get("srcdoc"):
            for inner in addresses(parse(tag.attributes["srcdoc"])):
                yield Asked(tag, "srcdoc", inner.address, inner.how)
    for inline in parsed.inline:
        if inline.tag.name == "style":
            for _, address in in_css(inline.text):
                yield Asked(inline.tag, "", address, "asks")


def _of_attribute(tag: Tag, attribute: str, value: str) -> Iterator[tuple[str, str]]:
    if attribute in ("href", "xlink:href"):
        yield value, _how_href(tag)
    elif attribute in _SENT:
        yield from ((address, "sends") for address in value.split())
    elif attribute in _ASKED or attribute == "data" and tag.name == "object":
        yield value, "asks"
    elif attribute in _SEVERAL:
        yield from ((match["address"], "asks") for match in _CANDIDATE.finditer(value))
    elif attribute == "content" and tag.attributes.get("http-equiv", "").strip().lower() == "refresh":
        yield _REFRESH.match(value)["address"], "sends"
    elif "(" in value:  # style, and whatever else may hold CSS: fill, mask, cursor
        yield from ((address, "asks") for _, address in in_css(value))


def _how_href(tag: Tag) -> str:
    if tag.name in ("a", "area"):
        return "links"
    if tag.name == "link":
        return "links" if _ONLY_SAYS.issuperset(tag.attributes.get("rel", "").lower().split()) else "asks"
    return "asks"  # <base>, and <use> or <image> in a picture


def clean(address: str) -> str:
    """An address as a browser reads it: no blanks around it, no breaks in it, slashes all forward."""
    address = re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33))))
    if address.lower().startswith("data:"):
        return address
    path, mark, rest = address.partition("?")
    return re.sub(r"^/{3,}", "//", path.replace("\\", "/")) + mark + rest


def in_css(css: str) -> Iterator[tuple[int, str]]:
    """(offset, address) of everything that a stylesheet or a style asks for."""
    css = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment.group()), css)
    for match in _IN_CSS.finditer(css):
        if match["set"] is not None:
            for string in _STRING.finditer(match["set"]):
                yield match.start("set") + string.start(), clean(string[1] or string[2] or "")
        else:
            address = next(filter(None, match.groups()), "")
            if address:
                yield match.start(), clean(address)
