"""A tiny guide in a throw-away folder: two pages, two sources, one record."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]

FRONT = """---
title: {title}
description: A page.
kind: background
updated: 2020-03-04
review_due: 2021-03-04
reviewed_by: []
evidence_searched: 2020-03-04
handout: false
embed: false
---

"""

BIB = """@article{park2008,
  author = {Park, Seung Ha and Kim, Deok Woo},
  title = {Effectiveness of mesotherapy on body contouring},
  journal = {Plastic and Reconstructive Surgery},
  year = {2008}, volume = {121}, number = {4}, pages = {179e--185e},
  doi = {10.1097/01.prs.0000304611.71480.0a}, pmid = {18349597},
  studytype = {controlled study}, participants = {20 women},
  finding = {One thigh was injected, the other not, and both came out the same.},
  read = {abstract}, checked = {2020-03-04}, topics = {fat},
  details = {20 women had weekly injections for 12 weeks.},
}

@misc{label-a,
  author = {{The Regulator}},
  title = {A label},
  studytype = {regulator notice}, participants = {not applicable},
  finding = {It says what it says.},
  read = {excerpt}, checked = {2020-03-04}, topics = {regulation},
  url = {https://label.example/},
}
"""

FINDINGS = """page: index.md
outcomes:
  - id: thighs
    label: Thighs
    outcome: Slimmer thighs
    treatment: A mixture
    compared_with: the other thigh
    studies: 1 study
    people: 20 women
    result: "Both thighs came out the same in 20 women."
    direction: no effect
    certainty: very low
    why: "One small study."
    plain: "We do not know."
    sources: [park2008]
    checked: 2020-03-04
facts:
  - id: rate
    says: "All of them."
    count: 12
    of: 20
    sources: [park2008]
"""

CONFIG = """site_name: Tiny
site_url: https://tiny.example/
use_directory_urls: false
strict: true
theme:
  name: material
  custom_dir: {overrides}
  font: false
plugins:
  - search
  - bibtex:
      bib_file: references.bib
      bib_by_default: false
      enable_inline_citations: false
hooks:
  - {hooks}
markdown_extensions: [attr_list, md_in_html, tables]
nav:
  - Home: index.md
  - Other: other.md
"""

INDEX = "# Home\n\nIn 20 women both thighs came out the same [@park2008, p. 180e].\n\n## Part\n\nMore.\n"
OTHER = "# Other\n\nSee [home](index.md#part) and a label [@label-a].\n"


def make(root: Path, index: str = INDEX, other: str = OTHER, bib: str = BIB,
         findings: str = FINDINGS) -> Path:
    """Write the guide and return its folder. Bodies are given without front matter."""
    (root / "docs").mkdir(parents=True)
    (root / "findings").mkdir()
    write_page(root, "index.md", index)
    write_page(root, "other.md", other)
    (root / "references.bib").write_text(bib, encoding="utf-8")
    (root / "findings" / "thighs.yml").write_text(findings, encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        CONFIG.format(overrides=REPO / "overrides", hooks=REPO / "scripts" / "mkdocs_hooks.py"),
        encoding="utf-8")
    return root


def write_page(root: Path, name: str, body: str) -> None:
    """One page with proper front matter above the body."""
    text = FRONT.format(title=name.removesuffix(".md")) + body
    (root / "docs" / name).write_text(text, encoding="utf-8")


def build(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess:
    """Build with our own command, in a process of its own."""
    command = [sys.executable, str(REPO / "scripts" / "build_site.py"), "--root", str(root), *options]
    return _run(command, root, environment)


def mkdocs(root: Path, *options: str) -> subprocess.CompletedProcess:
    """Run the bare `mkdocs` command, as someone who does not know ours would."""
    return _run([sys.executable, "-m", "mkdocs", *options], root, {})


def _run(command: list[str], folder: Path, environment: dict[str, str]):
    return subprocess.run(command, cwd=folder, env=in_environment(**environment), capture_output=True, text=True,
                          check=False)


def in_environment(**changed: str) -> dict[str, str]:
    """The environment of a build, with some variables changed."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    env.pop("SOURCE_DATE_EPOCH", None)
    return env | changed
