"""A code for what a text says: the same words have the same code, wherever they stand.

A consent form can name the code of the sheet that a patient was given. It depends on the words,
numbers and sources alone: not on the look, the paper, the day or the clinic. What a build makes
anew for the place it stands in (a list of the sheets at hand, snippets, the codes themselves) is no
part of it, and stands between two comments (``made``).
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U to misread
CODE_SIGNS = 6
_BEGIN, _END = "<!--made-->", "<!--/made-->"
# What only the site's own page can use, and what nobody sees.
_MADE = re.compile(rf"{_BEGIN}.*?{_END}", re.S)
_GONE = re.compile(
    rf"{_MADE.pattern}|<!--.*?-->|<(?P<name>script|style|button|form)\b.*?</(?P=name)>"
    r"|<a\b[^>]*\bclass=\"headerlink\".*?</a>|<p\b[^>]*\bclass=\"(?:source-back|urgent-link)\".*?</p>", re.S)
_PICTURE = re.compile(r"<(?:img|svg)\b[^>]*?\s(?:alt|aria-label)=\"([^\"]*)\"[^>]*>")
# Between these no blank is seen: H<sub>2</sub>O is one word.
_INLINE = re.compile(r"</?(?:a|strong|em|b|i|span|sub|code|abbr|small|bdi|tspan)(?:\s(?:\"[^\"]*\"|[^\">])*)?>")
_TAG = re.compile(r"<[/!a-zA-Z](?:\"[^\"]*\"|[^\">])*>")


def content_hash(texts: Iterable[str]) -> str:
    """The SHA-256 of texts in order, as 64 hexadecimal digits; space and line breaks do not count."""
    words = "\n".join(" ".join(unicodedata.normalize("NFC", text).split()) for text in texts)
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def code(name: str, digest: str) -> str:
    """A short code, such as "HAIR-7K2M9X", for a name and a content hash."""
    number = int(digest[:16], 16)
    signs = "".join(_SIGNS[number >> 5 * place & 31] for place in range(CODE_SIGNS))
    return f"{name.upper()}-{signs}"


def made(text: str) -> str:
    """HTML that a build makes anew for the place it stands in, marked as no part of any version."""
    return f"{_BEGIN}{text}{_END}"


def without_made(text: str) -> str:
    """HTML without what was marked by ``made``."""
    return _MADE.sub("", text)


def words(text: str) -> str:
    """Every word of a rendered body in order, single spaces between: text, drawings and sources.

    No tag, class or attribute counts, but what stands for a picture (``alt``, ``aria-label``) does.
    It is text in, text out, since every page of every build asks for it.
    """
    text = _PICTURE.sub(r" \1 ", _GONE.sub("", text))
    return " ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", text))).split())


def page_digest(text: str) -> str:
    """The content hash of the rendered body of a page."""
    return content_hash([words(text)])


def page_code(src: str, text: str) -> str:
    """The version code of a page, from its source path and its rendered body."""
    name = PurePosixPath(src).with_suffix("").as_posix().replace("/", "-")
    return code(f"page-{name}", page_digest(text))
