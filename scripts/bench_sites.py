"""Whole guides of any size, for the benchmark of the build. Made-up words, nothing about medicine.

``ours`` is a guide with this repository's theme, hooks, settings and checks. ``stock`` is the same
pages without citations, for Material for MkDocs as it comes. A page has about ``WORDS`` words in six
parts, six citations, a list, a table, words in bold and links to two other pages.
"""

from __future__ import annotations

import functools
import itertools
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import bench_guide
import yaml

REPO = Path(__file__).resolve().parent.parent
WORDS = 650
IN_A_SECTION = 40
_SYLLABLES = ("ba be bi bo bu da de do fa fe fi ga ge go ka ke ko la le li lo lu ma me mi mo mu "
              "na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo za ze").split()
_NAMES = "abcdef"
_CITATION = re.compile(r" \[@[^\]]*\]")
_SHARED = ("use_directory_urls", "markdown_extensions")


def ours(root: Path, pages: int, sources: int) -> Path:
    """Write a guide of ours with so many pages and sources. Returns its mkdocs.yml."""
    _write_pages(root, pages, lambda text: text, sources)
    (root / "references.bib").write_text(bench_guide.bibliography(sources), encoding="utf-8")
    config = _settings()
    config |= {"site_name": "Made up", "site_url": "https://made-up.example/", "nav": _nav(pages),
               "hooks": [str(REPO / "scripts" / "mkdocs_hooks.py")], "watch": ["references.bib"]}
    config["theme"] |= {"custom_dir": str(REPO / "overrides")}
    return _write_settings(root, config)


def stock(root: Path, pages: int) -> Path:
    """Write the same pages without citations for stock Material: its own plugin (search), no web
    font, and a navigation cut down to what a page shows of it. Returns their mkdocs.yml.

    Without that setting Material puts the whole navigation into every page, so that its time would
    grow with the square of the pages.
    """
    _write_pages(root, pages, lambda text: _CITATION.sub("", text), 50)
    return _write_settings(root, _stock_settings() | {"site_name": "Made up", "nav": _nav(pages)})


def stock_of(guide: Path, root: Path, **others: object) -> Path:
    """The pages of a guide, citations and all as mere words, for stock Material. Returns their mkdocs.yml.

    ``others`` are settings that take the place of those above.
    """
    shutil.copytree(guide / "docs", root / "docs")
    settings = _settings()
    return _write_settings(root, _stock_settings() | {name: settings[name] for name in ("site_name", "nav")} | others)


def _stock_settings() -> dict:
    real = _settings()
    return {name: real[name] for name in _SHARED} | {
        "site_url": "https://made-up.example/",
        "theme": {"name": "material", "font": False, "features": ["navigation.prune"]}}


def _settings() -> dict:
    return yaml.safe_load((REPO / "mkdocs.yml").read_text(encoding="utf-8"))


def _write_settings(root: Path, config: dict) -> Path:
    path = root / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return path


def source_path(number: int) -> str:
    """The path below docs/ of the page with a number; the first is the home page."""
    return f"part-{number // IN_A_SECTION:03}/page-{number:05}.md" if number else "index.md"


def _nav(pages: int) -> list[dict]:
    rows = [{f"Page {number}": source_path(number)} for number in range(1, pages)]
    parts = itertools.groupby(rows, lambda row: next(iter(row.values())).partition("/")[0])
    return [{"Home": "index.md"}, *({name.replace("-", " ").title(): list(group)} for name, group in parts)]


def _write_pages(root: Path, pages: int, change: Callable[[str], str], sources: int) -> None:
    """The pages; the same sizes give the same bytes. Every source is cited when there are pages enough."""
    chance = random.Random(pages)
    for number in range(pages):
        path = root / "docs" / source_path(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(bench_guide.FRONT + change(_body(chance, number, pages, sources)), encoding="utf-8")


def _body(chance: random.Random, number: int, pages: int, sources: int) -> str:
    parts = []
    for step, name in enumerate(_NAMES):
        key = (number * len(_NAMES) + step) % sources
        people = bench_guide.people(key)
        parts.append(f"## Part {name}\n\n{people} boxes were looked at for 12 weeks [@maker{key:05}].\n")
        parts += [" ".join(_sentence(chance) for _ in range(3)) + "\n" for _ in range(2)]
    parts.insert(2, "".join(f"- {_sentence(chance)}\n" for _ in range(3)))
    cells = "".join(f"| {' | '.join(chance.choices(_vocabulary(), k=3))} |\n" for _ in range(3))
    parts.insert(7, f"| One | Two | Three |\n|---|---|---|\n{cells}")
    depth = "../" if number else ""
    goals = [source_path(chance.randrange(pages)) for _ in range(2)]
    parts.append(f"See [one page]({depth}{goals[0]}#part-b) and [another]({depth}{goals[1]}).\n")
    return "\n".join(parts)


@functools.cache
def _vocabulary() -> list[str]:
    """Four thousand words that are none, more often the shorter ones."""
    chance = random.Random(7)
    return ["".join(chance.choices(_SYLLABLES, k=2 + number % 3)) for number in range(4000)]


@functools.cache
def _weights() -> list[float]:
    """How often each word comes: as in a language, the tenth a tenth as often as the first."""
    return list(itertools.accumulate(1 / (place + 3) for place in range(4000)))


def _sentence(chance: random.Random) -> str:
    words = chance.choices(_vocabulary(), cum_weights=_weights(), k=14)
    words[4] = f"**{words[4]}**"
    return f"The {' '.join(words)}."
