"""All or nothing: a build goes into a folder beside the real one and takes its place at the end."""

from __future__ import annotations

import shutil
from pathlib import Path


def staging_folder(site: Path) -> Path:
    """Where a build is written before it is finished."""
    return site.with_name(f".{site.name}-being-built")


def begin(site: Path) -> Path:
    """An empty staging folder, whatever an earlier build left behind."""
    folder = staging_folder(site)
    if not site.exists() and _old(site).exists():  # stopped in the middle of ``finish``
        _old(site).rename(site)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}-old")


def finish(site: Path) -> None:
    """Put the finished build in the place of the old one."""
    new, old = staging_folder(site), _old(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def abandon(site: Path) -> None:
    """Remove a build that failed. The old site stays as it was."""
    shutil.rmtree(staging_folder(site), ignore_errors=True)
