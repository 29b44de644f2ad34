"""Put the service worker into a built site, or what removes it again. Off, a site holds no trace of it.

``extra: service_worker:`` in mkdocs.yml: true switches it on. Who switches it off writes "remove" for a
time: browsers keep a worker whose file is gone. A guide that says that it stores nothing must not have one,
so the words have to be changed first.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from .. import whole_files
from ..paths import read_text
from ..problems import Problem, ProblemsFound

RULE, FILE = "service-worker", "sw.js"
OFF, ON, REMOVE = False, True, "remove"
UNTRUE = {
    "stores nothing on your device": "docs/about/privacy.md",
    "stores nothing and tracks nobody": "overrides/components/foot.html",
}
TRUE, PRIVACY = "keeps a copy of the guide on your device", "about/privacy.html"
_ASSETS = Path(__file__).parent / "assets"
_HEAD_END = re.compile("</head>", re.I)
_LEFT_OUT = ("embed/", "versions/", "404.html")


def add(site: Path, wish: object) -> None:
    """Do what mkdocs.yml wishes to a site that is not published yet. Raises ``ProblemsFound``."""
    if wish is OFF or wish is None:
        return
    if wish not in (ON, REMOVE):
        raise ProblemsFound(
            [
                Problem(
                    "mkdocs.yml",
                    0,
                    0,
                    RULE,
                    f"service_worker is {wish!r}.",
                    'It can be true, false or "remove".',
                )
            ]
        )
    if wish == REMOVE:
        whole_files.put(site / FILE, read_text(_ASSETS / "remove.js"))
        return
    problems = list(_untrue(site))
    if problems:
        raise ProblemsFound(problems)
    _register(site)
    files = list(_files(site))
    digest = hashlib.sha256()
    for name in files:
        digest.update(f"{name} {hashlib.sha256((site / name).read_bytes()).hexdigest()}\n".encode())
    text = read_text(_ASSETS / "sw.js").replace("LIST", json.dumps(files), 1)
    whole_files.put(site / FILE, text.replace("VERSION", digest.hexdigest()[:16], 1))


def _pages(site: Path) -> Iterator[Path]:
    for file in sorted(site.rglob("*.html")):
        if not file.relative_to(site).as_posix().startswith(_LEFT_OUT):
            yield file


def _untrue(site: Path) -> Iterator[Problem]:
    """Words that the service worker would make untrue."""
    text = {file.relative_to(site).as_posix(): read_text(file) for file in _pages(site)}
    for words, source in UNTRUE.items():
        if any(words in html for html in text.values()):
            yield Problem(
                source,
                0,
                0,
                RULE,
                f'It says "{words}", which is not true with a service worker.',
                "Say what is kept, or leave service_worker out of mkdocs.yml.",
            )
    if TRUE not in text.get(PRIVACY, ""):
        yield Problem(
            "docs/about/privacy.md",
            0,
            0,
            RULE,
            "It does not tell readers of the copy.",
            f"Say that this website {TRUE}, and how to remove it.",
        )


def _register(site: Path) -> None:
    """Load the script that asks for the worker in every page."""
    script = read_text(_ASSETS / "register.js")
    name = f"assets/worker.{hashlib.sha256(script.encode()).hexdigest()[:8]}.js"
    whole_files.put(site / name, script)
    for file in _pages(site):
        up = "../" * (len(file.relative_to(site).parts) - 1)
        whole_files.put(
            file,
            _HEAD_END.sub(
                lambda _, up=up: f'<script defer src="{up}{name}"></script>\n</head>',
                read_text(file),
                count=1,
            ),
        )


def _files(site: Path) -> Iterator[str]:
    """What is kept: pages and what they load."""
    yield from (file.relative_to(site).as_posix() for file in _pages(site))
    yield from (
        file.relative_to(site).as_posix()
        for file in sorted((site / "assets").rglob("*"))
        if file.is_file() and file.suffix not in (".br", ".gz", ".zst")
    )
