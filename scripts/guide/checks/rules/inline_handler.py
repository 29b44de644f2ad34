"""A script written into a tag or a page: onclick and the like, javascript: addresses, <script>.

Why: nobody reviews it with the scripts in overrides/, it does nothing where inline scripts are
    forbidden, and it is how a pasted snippet begins to count readers.
Bad: <a href="#" onclick="track()">Get help</a>   <script>count()</script>
Good: <a href="get-help.md">Get help</a>, and scripts in files of their own
Fix: take it out, or put it into a file of extra_javascript. "scripts" says how the scripts begin
    that the theme itself writes into each page: Material for MkDocs reads the state of its
    palette, tabs and banners with them before the page is drawn. They ask no other host. Those
    that count readers (analytics) are not among them. "start" names a script of the guide's own that
    stands in every page, to the letter, made small. An embed holds the guide's own script for
    embeds, to the letter, since it may load nothing.
"""

from __future__ import annotations

import functools
import re

from ...asked_for import clean
from ...built_html import parse
from ...bundle import small_script
from ...embeds import pack
from ...paths import read_text
from ..rule import Rule

RULE = Rule("inline-handler", "rendered", reads="built", settings={"start": "", "scripts": [
    r"__md_scope=new URL\(",  # what the site keeps on the device: its functions
    r"var palette=__md_get\(\"__palette\"\)",  # light or dark, before the page is drawn
    r"var target=document\.getElementById\(location\.hash\.slice\(1\)\);target&&target\.name",  # opens a tab
    r"var tabs=__md_get\(\"__tabs\"\)",  # the tabs that were chosen before
    r"var el=document\.querySelector\(\"\[data-md-component=(?:announce|outdated)\]\"\)",  # banners
    r"var consent=__md_get\(\"__consent\"\)",  # what was agreed to
    r"var base_url = |// Current page data\s+var mkdocs_page_name",  # themes mkdocs and readthedocs: paths
    r"jQuery\(function \(\) \{\s+SphinxRtdTheme|hljs\.highlightAll\(\);?\s*$",  # readthedocs: menu, code
]})
_HANDLER = re.compile(r"on[a-z]{3,}")
_RUNS = re.compile(r"(?:javascript|vbscript):|data:text/html", re.I)
_NO_ADDRESS = re.compile(r"alt|title|aria-\w+|placeholder|content|value|name|id|class|data-[\w-]+|label")
_DATA = ("application/json", "application/ld+json")
_FIX = "Take it out, or put it into a file of its own."


def check(page, library, options):
    allowed, finder = _allowed(tuple(options.of(RULE)["scripts"])), page.finder()
    own = (pack.script() if page.address.startswith("embed/") else
           _start(library.project.root, options.of(RULE)["start"]))
    for tag, words, message in _scripts(page.parsed, allowed, own):
        yield RULE.on(*finder.place(tag.line, tag.column, *words), message, _FIX)


def _scripts(parsed, allowed, own=None):
    """(tag, the words to look for, message) of every script that is written into a page."""
    for tag in parsed.tags:
        for name, value in tag.attributes.items():
            what = _runs(name, value)
            if what:
                yield tag, (f'{name}="{value}"', f"{name}="), f"The <{tag.name}> holds {what}."
        if tag.attributes.get("srcdoc"):
            for _, words, message in _scripts(parse(tag.attributes["srcdoc"]), allowed):
                yield tag, words, f"In a srcdoc: {message}"
    for inline in parsed.inline:
        kind = inline.tag.attributes.get("type", "").strip().lower()
        if inline.text != own and inline.tag.name == "script" and kind not in _DATA and not allowed.match(inline.text):
            begin = inline.text.strip().partition("\n")[0][:40]
            if begin:
                yield (inline.tag, (f"<script>{begin}", "<script"),
                       f'A script is written into the page: "{begin}".')


def _runs(name, value):
    if _HANDLER.fullmatch(name):
        return f"a script, {name}"
    if not _NO_ADDRESS.fullmatch(name) and ":" in value and _RUNS.match(clean(value)):
        return f'a script in {name}, "{clean(value)[:40]}"'
    return ""


@functools.cache
def _start(root, name):
    return small_script(read_text(root / name)).strip() if name else None


@functools.cache
def _allowed(beginnings):
    return re.compile(rf"\s*(?:{'|'.join(beginnings)})" if beginnings else r"(?!)")
