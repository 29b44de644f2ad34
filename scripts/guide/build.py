"""A whole build with MkDocs, from Python, with a result a person can read."""

from __future__ import annotations

import contextlib
import errno
import gc
import importlib.util
import io
import logging
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from . import fragments, staging
from .paths import Unreadable, read_text

if importlib.util.find_spec("mkdocs") is None and importlib.util.find_spec("properdocs"):
    import properdocs.replacement  # noqa: F401 (ProperDocs, its continuation, answers to its name from here on)

FOR_CHECKS = "_for_checks"  # in config.extra: our hooks then let dead links and warnings pass
FRAGMENTS = "_fragments"  # in config.extra: the file that our hooks write the bodies of all pages to
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class BuildFailed(Exception):
    """The site could not be built; the message says why."""


def run(root: Path, site_dir: Path | None = None, quiet: bool = False) -> int:
    """Build the guide of ``root``. Returns the exit code: 0 built, 1 mistakes, 2 no start."""
    config_file = root / "mkdocs.yml"
    if not config_file.is_file():
        print(f"There is no mkdocs.yml in {root}. Give the folder of a guide with --root.",
              file=sys.stderr)
        return 2
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    started = time.monotonic()
    if not _build(config_file, site_dir, quiet):
        return 1
    folder = site_dir or root / "site"
    files = [file.relative_to(folder).parts[0] for file in folder.rglob("*.html")]
    if not quiet:
        print(f"{folder}: {len(files) - files.count('embed') - files.count('versions')} pages in {time.monotonic() - started:.1f} seconds.")
    return 0


def _build(config_file: Path, site_dir: Path | None, quiet: bool) -> bool:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    _log_to_stderr(logging.ERROR if quiet else logging.WARNING)
    options = {"site_dir": str(site_dir.resolve())} if site_dir else {}
    try:
        read_text(config_file)  # MkDocs says of a file that is no text only what its YAML reader meets
        config = load_config(str(config_file), strict=True, **options)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError, Unreadable) as error:
        if "BuildError" not in str(error):  # then MkDocs has said what was wrong already
            print(error, file=sys.stderr)
        return False
    except OSError as error:  # a full disk, a folder that may not be written
        # When a copy does not fit, Python names the file that was copied.
        where = f": {error.filename}" if error.filename and error.errno not in _FULL else ""
        print(f"The build stopped: {error.strerror or error}{where}. The old site was kept.", file=sys.stderr)
        return False
    return True


def for_checks(root: Path, folder: Path) -> None:
    """Build the site of a guide into a folder that is empty or not there, so that it can be checked.

    The guide may be any folder of MkDocs. Dead links and warnings do not stop it, since rules
    report them with their places. Nothing is printed, and the guide's own site/ is left alone.
    Raises ``BuildFailed``.
    """
    config_file = root.resolve() / "mkdocs.yml"
    if not config_file.is_file():
        raise BuildFailed(f"There is no mkdocs.yml in {root}.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BuildFailed(f"{folder} is not an empty folder.")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with _quietly() as errors:
        try:
            _build_for_checks(config_file, folder.resolve())
        except (Exception, SystemExit) as error:  # noqa: BLE001 (a theme or plugin may raise anything)
            raise BuildFailed(_reason(error, errors.said)) from None
        finally:
            staging.abandon(folder.resolve())


def rendered(root: Path) -> fragments.Fragments:
    """Build the site of a guide, throw it away and keep the bodies of its pages.

    The build is as strict as the one that is published. Raises ``BuildFailed``.
    """
    config_file = root.resolve() / "mkdocs.yml"
    if not config_file.is_file():
        raise BuildFailed(f"There is no mkdocs.yml in {root}. Give the folder of a guide with --root.")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with tempfile.TemporaryDirectory(prefix="guide-") as folder, _quietly() as errors:
        file = Path(folder) / "fragments.json"
        try:
            _build_for_fragments(config_file, Path(folder) / "site", file)
            return fragments.read(file)
        except (Exception, SystemExit) as error:  # noqa: BLE001 (a theme or plugin may raise anything)
            raise BuildFailed(_reason(error, errors.said)) from None


def _build_for_fragments(config_file: Path, site: Path, file: Path) -> None:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    config = load_config(str(config_file), strict=True, site_dir=str(site))
    config.extra[FRAGMENTS] = str(file)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()


def _build_for_checks(config_file: Path, folder: Path) -> None:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    config = load_config(str(config_file), strict=False, site_dir=str(folder))
    config.extra[FOR_CHECKS] = True
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()


def _reason(error: BaseException, said: list[str]) -> str:
    """What MkDocs logged as an error, or else the error itself."""
    from mkdocs.exceptions import MkDocsException

    if said:
        return "\n".join(dict.fromkeys(said))
    return str(error) if isinstance(error, MkDocsException) else f"{type(error).__name__}: {error}"


class _Errors(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage().strip())


@contextlib.contextmanager
def _quietly() -> Iterator[_Errors]:
    """While this is open, a build says nothing; afterwards everything is as it was before."""
    logger, errors = logging.getLogger("mkdocs"), _Errors()
    before = logger.handlers[:], logger.level, logger.propagate, sys.path[:]
    logger.handlers, logger.propagate = [errors], False
    logger.setLevel(logging.ERROR)
    thresholds = gc.get_threshold()
    try:
        with (contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()),
              warnings.catch_warnings()):
            warnings.simplefilter("ignore")
            yield errors
    finally:
        logger.handlers, level, logger.propagate, sys.path[:] = before
        logger.setLevel(level)
        gc.set_threshold(*thresholds)
        gc.unfreeze()


def _log_to_stderr(level: int) -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
