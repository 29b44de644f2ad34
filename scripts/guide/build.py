"""A whole build with MkDocs, from Python, with a result a person can read."""

from __future__ import annotations

import gc
import logging
import os
import sys
import time
from pathlib import Path


def run(root: Path, site_dir: Path | None = None, quiet: bool = False) -> int:
    """Build the guide of ``root``. Returns the exit code: 0 built, 1 mistakes, 2 no start."""
    config_file = root / "mkdocs.yml"
    if not config_file.is_file():
        print(f"There is no mkdocs.yml in {root}. Give the folder of a guide with --root.",
              file=sys.stderr)
        return 2
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    gc.disable()  # a build lives for seconds and keeps what it makes; looking for waste is waste
    started = time.monotonic()
    if not _build(config_file, site_dir, quiet):
        return 1
    folder = site_dir or root / "site"
    pages = sum(1 for _ in folder.rglob("*.html"))
    if not quiet:
        print(f"{folder}: {pages} pages in {time.monotonic() - started:.1f} seconds.")
    return 0


def _build(config_file: Path, site_dir: Path | None, quiet: bool) -> bool:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    _log_to_stderr(logging.ERROR if quiet else logging.WARNING)
    options = {"site_dir": str(site_dir.resolve())} if site_dir else {}
    try:
        config = load_config(str(config_file), strict=True, **options)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        print(error, file=sys.stderr)
        return False
    return True


def _log_to_stderr(level: int) -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
