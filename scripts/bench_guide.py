"""A guide of any size with made-up words, for the benchmarks. Nothing in it is about medicine."""

from __future__ import annotations

import random
from pathlib import Path

FRONT = """---
title: A made-up page
description: A made-up page.
kind: background
updated: 2020-03-04
review_due: 2021-03-04
reviewed_by: []
evidence_searched: 2020-03-04
handout: false
embed: false
---

# A made-up page

"""
_SOURCE = """@article{{maker{number},
  author = {{Maker, Mo}},
  title = {{Made-up paper number {number}}},
  journal = {{Journal of Made-up Things}},
  year = {{2015}},
  doi = {{10.5555/made.{number}}},
  url = {{https://doi.org/10.5555/made.{number}}},
  studytype = {{survey}},
  participants = {{{people} boxes}},
  finding = {{Of {people} boxes some were blue.}},
  read = {{abstract}},
  checked = {{2020-03-04}},
  details = {{{people} boxes were looked at for 12 weeks.}},
  limits = {{Made up.}},
  topics = {{boxes}},
}}

"""
_WORDS = ("box lid blue green small big wood paper shelf room line table stone river hill road "
          "window door bread water hand book light day night year street bird tree").split()


def make(root: Path, pages: int, sources: int, words: int = 900) -> None:
    """Write a guide of some pages, each with about ``words`` words and six citations.

    The same sizes give the same bytes. Every source is cited when there are pages enough.
    """
    numbers = random.Random(pages * 100_003 + sources)
    (root / "docs").mkdir(parents=True)
    names = [f"page-{number:05}.md" for number in range(pages)]
    nav = "".join(f"  - Page {number}: {name}\n" for number, name in enumerate(names))
    (root / "mkdocs.yml").write_text(
        f"site_name: Made up\nsite_url: https://made-up.example/\nuse_directory_urls: false\nnav:\n{nav}",
        encoding="utf-8")
    (root / "references.bib").write_text(bibliography(sources), encoding="utf-8")
    for number, name in enumerate(names):
        keys = [(number * 6 + step) % sources for step in range(6)]
        body = _body(numbers, keys, words)
        (root / "docs" / name).write_text(FRONT + body, encoding="utf-8")


def bibliography(sources: int) -> str:
    """A references.bib of so many made-up sources, with the keys maker00000, maker00001 and so on."""
    return "".join(_SOURCE.format(number=f"{number:05}", people=people(number)) for number in range(sources))


def people(source: int) -> int:
    """How many were looked at in the source with a number. A page that cites it has to say the same."""
    return 10 + source % 90


def _body(numbers: random.Random, keys: list[int], words: int) -> str:
    parts = []
    for key in keys:
        parts.append(f"## Part {'abcdef'[len(parts)]}\n\n"
                     f"{people(key)} boxes were looked at for 12 weeks [@maker{key:05}].\n\n")
        for _ in range(max(1, words // 6 // 36)):
            parts[-1] += " ".join(_sentence(numbers) for _ in range(3)) + "\n\n"
    return "".join(parts)


def _sentence(numbers: random.Random) -> str:
    words = numbers.choices(_WORDS, k=12)
    return f"The {' '.join(words)}."
