"""A page that is too heavy, counted with everything it asks for, once each.

Why: many patients read on an old phone with little data. Heavy pages come late, cost money, and
    are left before the warning is read.
Bad: a page with a photograph of 2 MB
Good: the same photograph, 40 KB, as wide as it is shown
Fix: make pictures smaller, take out what is not needed. One KB is 1024 bytes. "kilobytes" counts
    the files as they are, "kilobytes_sent" as a server sends them with gzip. "exceptions" gives
    an address its own two budgets. "also" names the files that scripts ask for.
    A video counts by its poster, a picture in several sizes by its src.
"""

from __future__ import annotations

import fnmatch

from ...site_files import Weight, weigh
from ..rule import Rule

RULE = Rule("page-weight", "rendered", reads="built", settings={
    "kilobytes": 660,
    "kilobytes_sent": 165,
    "exceptions": {"references.html": [950, 245]},
    "also": ["assets/search-index*.js", "assets/search.*.js"],
})
_ONLY_HINTS = {"prefetch", "prerender", "preconnect", "dns-prefetch"}
_STREAMS = ("audio", "video", "source", "track")


def check(page, library, options):
    settings = options.of(RULE)
    weights = {page.address: weigh(page.html.encode())}
    weights |= {address: page.files.weight(address) for address in _asked(page, library, settings["also"])}
    total = Weight(*map(sum, zip(*weights.values())))
    budget = [settings["kilobytes"], settings["kilobytes_sent"]]
    budget = settings["exceptions"].get(page.address, budget)
    for weight, allowed, how in zip(total, budget, ("", " as sent with gzip"), strict=True):
        if weight > allowed * 1024:
            heaviest = sorted(weights, key=lambda address: weights[address], reverse=True)[:3]
            told = ", ".join(f"{address} {weights[address].plain / 1024:.0f} KB" for address in heaviest)
            place = (page.page.shown, 1, 1) if page.page else page.in_html(1, 1)
            yield RULE.on(*place, f"The page weighs {weight / 1024:.0f} KB{how}; its budget is {allowed} KB. "
                          f"Heaviest: {told}.", "Make it lighter, above all its pictures.")


def _asked(page, library, also):
    """The files that the page makes a browser ask for, each once."""
    inside, found = page.inside(library), set()
    for asked in page.asked:
        if asked.how == "asks" and not _is_spared(asked):
            found.add(inside.local(page.address, asked.address))
    for sheet in page.sheets(library):
        found |= {inside.local(sheet, asking.address)
                  for asking in page.files.in_sheet(sheet) if asking.needed}
    if any(name.endswith(".js") for name in found if name):
        found |= {name for pattern in also for name in fnmatch.filter(page.files.addresses, pattern)}
    return sorted(found & page.files.addresses)


def _is_spared(asked):
    rel = asked.tag.attributes.get("rel", "").lower().split()
    return (asked.attribute in ("srcset", "imagesrcset") or not _ONLY_HINTS.isdisjoint(rel)
            or asked.tag.name in _STREAMS and asked.attribute == "src")
