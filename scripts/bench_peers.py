"""The filler articles of ``tests/sites/neutral``, built with other people's tools.

Each peer gets the same words: the articles as plain Markdown, with a footnote where ours has a
citation. Peers are installed into an environment of their own that can be thrown away.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import markdown
import yaml
from guide import bibliography, vancouver

REPO = Path(__file__).resolve().parent.parent
NEUTRAL = REPO / "tests" / "sites" / "neutral"
PINNED = ("zensical==0.0.72", "sphinx==9.0.4", "furo==2025.12.19", "myst-parser==5.2.0")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
_ANSWER = re.compile(r"</?div[^>]*>\n*")
_CITED = re.compile(r"\[(@[\w; @]+)\]")
_KEY = re.compile(r"@(\w+)")
_FLOOR_STYLE = ("body{max-width:40rem;margin:auto;padding:1rem;font:18px/1.6 system-ui,sans-serif;color:#1c2b2a;"
                "background:#fffdf8}h1,h2{line-height:1.2}h1{font-size:2rem}h2{font-size:1.4rem;margin-top:2.5rem;"
                "border-top:1px solid #b9c4c0;padding-top:1rem}a{color:#0b5d57}li{margin:.4rem 0}"
                "nav a{display:inline-block;padding:.5rem .8rem .5rem 0}sup a{padding:.2em}"
                ".footnote{font-size:1rem;color:#43524f}")


def articles() -> dict[str, str]:
    """The name of each article and its text as Markdown with footnotes."""
    library, _ = bibliography.load(NEUTRAL / "references.bib")
    notes = {key: re.sub(r"<[^>]+>", "", vancouver.reference_html(source)) for key, source in library.sources.items()}
    return {path.stem: _with_footnotes(path.read_text(encoding="utf-8"), notes)
            for path in sorted((NEUTRAL / "docs").glob("*.md"))}


def _with_footnotes(text: str, notes: dict[str, str]) -> str:
    text = _ANSWER.sub("", _FRONT.sub("", text))
    keys = list(dict.fromkeys(_KEY.findall(" ".join(_CITED.findall(text)))))
    text = _CITED.sub(lambda cited: "".join(f"[^{key}]" for key in _KEY.findall(cited[1])), text)
    return text.strip() + "\n\n" + "".join(f"[^{key}]: {notes[key]}\n" for key in keys)


def environment(folder: Path) -> Path:
    """The Python of the peers, installed once into ``folder``. Raises ``CalledProcessError``."""
    python = folder / "bin" / "python"
    if not (folder / "complete").is_file():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PINNED],
                       check=True)
        (folder / "complete").touch()
    return python


def build_all(work: Path, peers_python: Path) -> dict[str, Path]:
    """Build the articles with every tool below ``work``. Returns the folder of each site by its name."""
    builders: dict[str, Callable[[Path], Path]] = {
        "this guide's theme": _ours,
        "stock Material": _material,
        "Zensical": lambda folder: _zensical(folder, peers_python),
        "Sphinx with Furo": lambda folder: _furo(folder, peers_python),
        "the floor": _floor,
    }
    sites = {}
    for name, build in builders.items():
        folder = work / re.sub(r"\W+", "-", name)
        folder.mkdir(parents=True)
        sites[name] = build(folder)
    return sites


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} ... failed:\n{done.stdout}{done.stderr}")


def _ours(folder: Path) -> Path:
    _run([sys.executable, str(REPO / "scripts" / "build_site.py"), "--root", str(NEUTRAL), "--site-dir",
          str(folder / "site")], folder)
    return folder / "site"


def _write_markdown(folder: Path) -> None:
    (folder / "docs").mkdir()
    for name, text in articles().items():
        (folder / "docs" / f"{name}.md").write_text(text, encoding="utf-8")


def _nav() -> list:
    return yaml.safe_load((NEUTRAL / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]


def _material(folder: Path) -> Path:
    _write_markdown(folder)
    config = {"site_name": "Filler", "theme": {"name": "material", "font": False}, "nav": _nav(),
              "use_directory_urls": False, "markdown_extensions": ["footnotes", {"toc": {"permalink": True}}]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    _run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)
    return folder / "site"


def _zensical(folder: Path, python: Path) -> Path:
    _write_markdown(folder)
    config = {"site_name": "Filler", "theme": {"font": False}, "nav": _nav(), "use_directory_urls": False,
              "markdown_extensions": ["footnotes", {"toc": {"permalink": True}}]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    _run([str(python), "-m", "zensical", "build"], folder)
    return folder / "site"


def _furo(folder: Path, python: Path) -> Path:
    _write_markdown(folder)
    names = [name for name in articles() if name != "index"]
    index = folder / "docs" / "index.md"
    tree = "\n```{toctree}\n:hidden:\n\n" + "\n".join(names) + "\n```\n"
    index.write_text(index.read_text(encoding="utf-8") + tree, encoding="utf-8")
    (folder / "docs" / "conf.py").write_text(
        'project = "Filler"\nextensions = ["myst_parser"]\nhtml_theme = "furo"\n', encoding="utf-8")
    _run([str(python), "-m", "sphinx", "-q", "-b", "html", "docs", "site"], folder)
    return folder / "site"


def _floor(folder: Path) -> Path:
    """A bare page: the words, the ways to the other pages, a few rules of style, no search."""
    site = folder / "site"
    site.mkdir()
    ways = "".join(f'<a href="{name}.html">{name}</a>' for name in articles())
    for name, text in articles().items():
        body = markdown.markdown(text, extensions=["footnotes"])
        (site / f"{name}.html").write_text(
            '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" '
            f'content="width=device-width,initial-scale=1"><title>{name}</title><style>{_FLOOR_STYLE}</style>'
            f"<nav>{ways}</nav><main>{body}</main></html>\n", encoding="utf-8")
    return site

