"""What every embed holds beside the words: one style sheet, one script, and the policy that allows no other.

The policy names the style sheet and the script by their hashes, so that nothing else runs or
draws in an embed, whatever a host, an extension or a fault of ours puts in.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin

_ASSETS = Path(__file__).parent / "assets"
_SHEETS = ("embed.css", "words.css", "pictures.css")


@cache
def script() -> str:
    """The script inside an embed."""
    return _small_script("options.js") + "\n" + _small_script("frame.js")


@cache
def host_script() -> str:
    """The script that a clinic's page loads: embed.js, with its licence in its first line."""
    return _small_script("embed.js", keep_bang_comments=True) + "\n"


@cache
def style(drawings: str = "") -> str:
    """The style sheet of an embed, with the rules that its drawings need."""
    own = "".join((_ASSETS / name).read_text(encoding="utf-8") for name in _SHEETS)
    return rcssmin.cssmin(own + drawings)


def policy(style_text: str, script_text: str = "") -> str:
    """The Content-Security-Policy of one embed (https://www.w3.org/TR/CSP3/); no script, none allowed."""
    script = f"script-src {_hash(script_text)}; " if script_text else ""
    return (f"default-src 'none'; style-src {_hash(style_text)}; {script}"
            "base-uri 'none'; form-action 'none'")


def _small_script(name: str, **options: bool) -> str:
    return rjsmin.jsmin((_ASSETS / name).read_text(encoding="utf-8"), **options)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
