"""Who builds the guide in a drill, each in a process and an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from ..paths import read_text

# Named here is what Zensical can take: it runs no Python plugins and no hook, and our page is made
# for what our hook gives it.
_TAKEN = ("site_name", "site_description", "site_url", "use_directory_urls", "markdown_extensions", "nav", "docs_dir")
_THEME = {"name": "material", "language": "en", "font": False}


class DrillFailed(Exception):
    """A build of the drill did not work; the message says whose, and what it said."""


def ours(root: Path, site: Path) -> None:
    """The guide as it is built today. Raises ``DrillFailed``."""
    _build_script("MkDocs", Path(sys.executable), root, site)


def properdocs(python: Path, root: Path, site: Path) -> None:
    """The same command in an environment that holds ProperDocs and no MkDocs. Raises ``DrillFailed``."""
    probe = "import importlib.util as u; raise SystemExit(u.find_spec('mkdocs') is not None)"
    if subprocess.run([python, "-Ic", probe], check=False).returncode:
        raise DrillFailed("MkDocs is in the environment of ProperDocs, so a build there would prove nothing.")
    _build_script("ProperDocs", python, root, site)


def zensical(python: Path, root: Path, folder: Path) -> Path:
    """The site that Zensical makes of the pages, in ``folder``. Raises ``DrillFailed``."""
    config = adapted(yaml.load(read_text(root / "mkdocs.yml"), Loader=yaml.SafeLoader))
    shutil.copytree(root / config.get("docs_dir", "docs"), folder / "docs")
    config["docs_dir"] = "docs"
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    _run("Zensical", [python.with_name("zensical"), "build", "--clean"], folder)
    if not (folder / "site" / "index.html").is_file():
        raise DrillFailed("Zensical ended well, and there is no page.")
    return folder / "site"


def adapted(config: dict) -> dict:
    """The settings of a guide for Zensical: what it knows of them, with its own theme and search."""
    return {key: config[key] for key in _TAKEN if key in config} | {"theme": _THEME, "plugins": ["search"]}


def _build_script(whose: str, python: Path, root: Path, site: Path) -> None:
    script = Path(__file__).resolve().parents[2] / "build_site.py"
    _run(whose, [python, script, "--root", root.resolve(), "--site-dir", site, "--quiet"], root)


def _run(whose: str, command: list[Path | str], folder: Path) -> None:
    done = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1", "PYTHONPATH": ""})
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip())[-2000:]
        raise DrillFailed(f"{whose} could not build the guide:\n{said}")
