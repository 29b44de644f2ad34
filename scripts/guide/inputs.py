"""What a build may read: real files inside the guide, of a size that text has.

MkDocs follows every link, waits for ever for a pipe, and ends in a traceback on a page that is a
folder. So everything is looked at before anything is read, and what cannot be read is told with
its path, all of it at once. A link to a file inside the guide is fine; one that leads out of it
would publish whatever the machine of the builder holds.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from .paths import MOST_BYTES, Project, Unreadable, read_text

_NAMES = ("mkdocs.yml", "pyproject.toml", "lay-terms.yml", "embeds.yml", "changes.yml", "handouts.yml",
          "reviewers.yml", "retractions.json")
_FOLDERS = ("overrides", "versions")
_TEXT = (".md", ".yml", ".yaml", ".bib", ".svg", ".css", ".js", ".html", ".json", ".txt", ".xml")
_READ_LATER = (".md", ".yml", ".bib")  # by readers that say the same of them


def refuse(project: Project) -> None:
    """Raise ``Unreadable``, a line for each file, if the inputs of a guide hold what must not be read."""
    lines = [f"{project.show(path)} {why}" for path, why in _faults(project)]
    if lines:
        raise Unreadable("\n".join(lines))


def _faults(project: Project) -> Iterator[tuple[Path, str]]:
    inside = os.path.realpath(project.root)
    for path in (*(project.root / name for name in _NAMES), project.bibliography):
        if os.path.lexists(path):
            yield from _of_file(path, inside, text=True)
    for folder in (project.docs, project.findings, *(project.root / name for name in _FOLDERS)):
        if os.path.lexists(folder):
            yield from _of_folder(folder, inside)


def _of_folder(folder: Path, inside: str) -> Iterator[tuple[Path, str]]:
    """A folder that the guide names, which may itself be a link inside the guide."""
    leads = _leads_out(folder, inside)
    if leads:
        yield folder, leads
    elif not folder.is_dir():
        yield folder, "is not a folder. The guide looks for files in it."
    else:
        yield from _below(folder, inside)


def _below(folder: Path, inside: str) -> Iterator[tuple[Path, str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, f"cannot be read: {error.strerror}."
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False) and path.suffix not in (".md", ".yml", ".bib"):
            yield from _below(path, inside)
        elif entry.is_symlink() and not _leads_out(path, inside) and path.is_dir():
            yield path, "is a link to a folder. Put the folder itself there."
        else:
            yield from _of_file(path, inside)


def _of_file(path: Path, inside: str, text: bool = False) -> Iterator[tuple[Path, str]]:
    leads = _leads_out(path, inside)
    if leads:
        yield path, leads
        return
    try:
        found = path.stat()
    except OSError as error:
        yield path, f"cannot be read: {error.strerror}."
        return
    if not stat.S_ISREG(found.st_mode):
        yield path, "is not a file: a folder, pipe or device cannot be read here."
    elif path.suffix in _TEXT and found.st_size > MOST_BYTES:
        yield path, (f"is too large: {found.st_size / 1e6:.0f} MB. At most {MOST_BYTES // 1_000_000} MB "
                     "of text are read from one file.")
    elif text or path.suffix in _TEXT and path.suffix not in _READ_LATER:
        yield from _of_text(path)


def _of_text(path: Path) -> Iterator[tuple[Path, str]]:
    """What MkDocs copies or renders without a look, read once."""
    try:
        read_text(path)
    except Unreadable as error:
        yield path, str(error).removeprefix(f"{path} ")


def _leads_out(path: Path, inside: str) -> str:
    """What is wrong with a link; an empty string for a link inside the guide, and for no link."""
    if not path.is_symlink():
        return ""
    try:
        real = os.path.realpath(path, strict=True)
    except OSError:
        return "is a link that leads nowhere."
    if os.path.commonpath([real, inside]) != inside:
        return "is a link out of the guide. Put the file itself there."
    return ""
