"""A tiny guide that may be released: every rule is content with it, those before a release too."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from guide.retractions import snapshot

REPO = Path(__file__).resolve().parents[2]
DAY = "2020-06-01"
_CONFIG = """site_name: A tiny guide for tests
site_url: https://tiny.example/
use_directory_urls: false
strict: true
theme:
  name: material
  custom_dir: theme
  font: false
plugins:
  - search
  - bibtex:
      bib_file: references.bib
      bib_by_default: false
      enable_inline_citations: false
hooks:
  - {hooks}
markdown_extensions: [attr_list, md_in_html, tables, def_list]
nav:
  - Home: index.md
  - Page: page.md
  - Side effects: side-effects.md
  - Get help: get-help.md
  - Words explained: glossary.md
"""
_THEME = """<!doctype html>
<html lang="en-GB"><head><title>{{ page.title }}</title></head>
<body>{{ lead }}{{ rest }}{{ sources_html }}<p>Not yet reviewed by a clinician. {{ code }}</p></body></html>
"""
_GONE = '<!doctype html>\n<html lang="en-GB"><head><title>Gone</title></head><body><h1>Gone</h1></body></html>\n'
_NOTES = """changes:
  - day: 2020-05-01
    id: first
    risk: false
    pages: all
    says: Made-up first version.
"""


def make(root: Path) -> Path:
    """Write the guide and return its folder."""
    shutil.copytree(REPO / "tests" / "rules" / "base", root, ignore=shutil.ignore_patterns(".cache"))
    (root / "mkdocs.yml").write_text(_CONFIG.format(hooks=REPO / "scripts" / "mkdocs_hooks.py"), encoding="utf-8")
    (root / "theme").mkdir()
    (root / "theme" / "main.html").write_text(_THEME, encoding="utf-8")
    (root / "theme" / "404.html").write_text(_GONE, encoding="utf-8")
    (root / "changes.yml").write_text(_NOTES, encoding="utf-8")
    for line in ("https://doi.org/10.5555/abel.2015", "https://best.example/study"):
        edit(root, "references.bib", f"  url = {{{line}}},\n",
             f"  url = {{{line}}},\n  archived = {{none found, 2020-03-04}},\n")
    checked = snapshot.Snapshot(dt.date(2020, 5, 3), "https://test-data.example/made-up-table.csv", "0" * 64, 70000,
                                frozenset(["doi:10.5555/abel.2015"]), ())
    (root / snapshot.NAME).write_text(snapshot.render(checked), encoding="utf-8")
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Change words that stand once in a file."""
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, old)
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def note(root: Path, day: str, name: str, pages: str, risk: bool = False) -> None:
    """Put a note on top of changes.yml."""
    entry = f"  - day: {day}\n    id: {name}\n    risk: {str(risk).lower()}\n    pages: {pages}\n    says: Made-up note {name}.\n"
    edit(root, "changes.yml", "changes:\n", f"changes:\n{entry}")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
