"""The builds of `make serve` in this process, one after the other, with no server and no waiting."""

from __future__ import annotations

import logging
import shutil
import warnings
from pathlib import Path

ADDRESS = "http://127.0.0.1:8000/"


class Preview:
    """Builds of one guide that remember each other, as those of a preview do."""

    def __init__(self, root: Path, site: Path):
        self.root, self.site = root, site
        self._started = None

    def build(self) -> None:
        """What happens after a save. Raises what MkDocs raises for a mistake."""
        from mkdocs.commands.build import build

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            config = self._config()
            if self._started is None:
                self._started = config.plugins
                config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url=ADDRESS)

    def _config(self):
        from mkdocs.config import load_config

        config = load_config(str(self.root / "mkdocs.yml"), strict=True, site_dir=str(self.site))
        config.site_url = ADDRESS
        return config

    def close(self) -> None:
        """The end of the preview: nothing is remembered any more."""
        if self._started is not None:
            self._started.on_shutdown()
        logging.getLogger("mkdocs").handlers.clear()


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def fresh(root: Path, work: Path) -> dict[str, bytes]:
    """Every file of the preview of a guide that begins now and remembers nothing."""
    copy = work / "fresh"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".cache"))
    preview = Preview(copy, work / "fresh-site")
    try:
        preview.build()
    finally:
        preview.close()
    return files(work / "fresh-site")
