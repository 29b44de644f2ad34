"""A page or stylesheet that makes the browser ask or send to another host.

Why: that host learns who reads about which illness and when. It may be down, or change what it
    sends. A link that the reader presses is no such thing.
Bad: <img src="https://example.org/skin.png">   <form action="https://example.org/subscribe">
Good: <img src="skin.png" alt="...">   <a href="https://example.org/">The clinic's own page</a>
Fix: keep a copy in docs/ and use that; take out what counts, embeds or sends. "hosts" names
    hosts of your own that may be asked.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..rule import Rule

RULE = Rule("other-host", "rendered", reads="built", settings={"hosts": []})
_LOCAL = ("data", "blob", "about", "javascript", "mailto", "tel", "sms", "file")
_IN_SCRIPT = re.compile(r"(?<![\w.])(?:(?:https?|wss?):)?//(?P<host>[\w-]+(?:\.[\w-]+)+)", re.I)
_NAMES_ONLY = {"www.w3.org"}  # the names of SVG and the like; nobody asks for them
_DATA = ("application/json", "application/ld+json")
_FIX = "Keep a copy in the guide, or take it out. A plain link (<a href>) may lead there."


def check(page, library, options):
    own = {urlsplit(library.site.site_url).hostname, *options.of(RULE)["hosts"], None}
    finder = page.finder()
    for asked in page.asked:
        host = _host(asked.address)
        if asked.how != "links" and host not in own:
            place = finder.place(asked.tag.line, asked.tag.column, asked.address, host)
            does = "sends to" if asked.how == "sends" else "asks"
            yield RULE.on(*place, f"The browser {does} {host}: {_where(asked)}.", _FIX)
    for inline in page.parsed.inline:
        if inline.tag.name == "script" and inline.tag.attributes.get("type", "").lower() not in _DATA:
            for match in _IN_SCRIPT.finditer(inline.text):
                if match["host"] not in own | _NAMES_ONLY:
                    place = finder.place(inline.tag.line, inline.tag.column, match.group())
                    yield RULE.on(*place, f"A script on the page names {match['host']}.", _FIX)
    yield from _in_sheets(page, library, own)


def _in_sheets(page, library, own):
    for sheet in page.sheets(library):
        written = library.project.docs / sheet
        shown = library.project.show(written) if written.is_file() else f"{page.site.name}/{sheet}"
        for asking in page.files.in_sheet(sheet):
            host = _host(asking.address)
            if host not in own:
                yield RULE.on(shown, asking.line, asking.column, f"The stylesheet asks {host}.", _FIX)


def _host(address):
    """The host that an address names; None where it stays on this one."""
    try:
        parts = urlsplit(address)
        if parts.scheme in _LOCAL or not (parts.scheme or parts.netloc):
            return None
        return parts.hostname or parts.path.strip("/").partition("/")[0] or address
    except ValueError:
        return address  # nobody knows where it leads


def _where(asked):
    stands_in = f" {asked.attribute}" if asked.attribute else ""
    return f"<{asked.tag.name}>{stands_in}"
