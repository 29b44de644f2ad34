"""The policy inside the pages, for hosts that cannot send headers (GitHub Pages).

A <meta> can say what a page may load, and nothing of who may frame it, of caching or of other
policies (https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-content-security-policy).
Pages opened from a folder do without: what "'self'" means there differs from browser to browser.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from .. import whole_files
from ..paths import read_text
from ..problems import Problem, ProblemsFound
from . import inline
from .answer import Hashes, headers
from .policy import Policy

_CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.I)
_OURS = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*" data-added>\n?')
_HEADER_ONLY = ("frame-ancestors", "report-uri", "report-to", "sandbox")  # ignored in a meta, with a message


def add(site: Path, policy: Policy) -> int:
    """Put the policy into every page outside embed/, in the place of an older one. Returns how many.

    Raises ``ProblemsFound`` for a page that no policy can allow or that has no place for one.
    """
    hashes = inline.hashes(site)
    changed: dict[Path, str] = {}
    for file in inline.pages(site):
        text = _OURS.sub("", read_text(file))
        place = _CHARSET.search(text)
        if place is None:
            raise ProblemsFound(
                [
                    Problem(
                        file.relative_to(site).as_posix(),
                        0,
                        0,
                        "no-charset",
                        'There is no <meta charset="utf-8"> to put the policy after.',
                    )
                ]
            )
        tag = _tag(policy, hashes, "/" + file.relative_to(site).as_posix())
        changed[file] = f"{text[: place.end()]}\n{tag}{text[place.end() :]}"
    for file, text in changed.items():
        whole_files.put(file, text)
    return len(changed)


def _tag(policy: Policy, hashes: Hashes, path: str) -> str:
    parts = headers(policy, hashes, path)["Content-Security-Policy"].split("; ")
    kept = "; ".join(part for part in parts if part.split()[0] not in _HEADER_ONLY)
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(kept, quote=False)}" data-added>'
