"""An address that is no web address, or that names another DOI, PubMed or PMC number than the entry.

Why: two identifiers that disagree show that one was mistyped, and they are the only check that
    needs no network.
Bad: doi = {10.1186/s43166-020-00033-3}, url = {https://doi.org/10.1186/s43166-020-00033-2},
Good: doi = {10.1186/s43166-020-00033-2}, url = {https://doi.org/10.1186/s43166-020-00033-2},
Fix: open both, and correct the one that does not lead to the paper.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from ..rule import Rule

RULE = Rule("bib-url", "bibliography", reads="guide", stops_build=True)

_ADDRESS = re.compile(r"https?://[\w.-]+\.[a-z]{2,}(?:[:/?#][^\s\\{}<>\"]*)?\Z", re.I)
_IN_URL = {
    "doi": re.compile(r"[/=](10\.[0-9]{4,9}/[^?#&]+)"),
    "pmid": re.compile(r"pubmed\.ncbi\.nlm\.nih\.gov/(\d+)|ncbi\.nlm\.nih\.gov/pubmed/(\d+)"),
    "pmcid": re.compile(r"/(?:articles|article/PMC)/(PMC\d+)", re.I),
}
_ADDED = re.compile(r"\Z|/[a-z]|\.(?:pdf|full|html?|epub|xml|abstract|short)\b|v[0-9]{1,2}\b")


def check(page, library, options):
    for key, source in library.bibliography.sources.items():
        if source.url and not _ADDRESS.match(source.url):
            yield RULE.on(*library.bibliography.place(key, "url"),
                          f'"{key}": "{source.url}" is not a web address.',
                          "Write the whole address, with https:// and no blank, backslash or brace in it.")
        for field, pattern in _IN_URL.items():
            value, named = source.fields.get(field), pattern.search(source.url)
            if value and named and _other(value, next(filter(None, named.groups()))):
                yield RULE.on(*library.bibliography.place(key, field),
                              f'"{key}": the {field} is {value}, and the url names another.',
                              "Open both, and correct the one that does not lead to the paper.")


def _other(value, in_url):
    """Publishers add to the number of a paper: /full, .pdf, v2. A letter or digit more is another paper."""
    in_url, value = unquote(in_url).lower().rstrip("/"), unquote(value).lower()
    return not in_url.startswith(value) or not _ADDED.match(in_url, len(value))
