"""Files written whole, several at once or none: beside each first, then each in its place."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path


class NotWritten(Exception):
    """A file could not be written, so that none was changed; the message says which and why."""


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files, all or none. A file that is there keeps its rights.

    Raises ``NotWritten``.
    """
    staged: dict[Path, str] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for file, data in files.items():
            staged[file] = _stage(file, data)
        for file in files:
            before[file] = file.read_bytes() if file.exists() else None
            os.replace(staged[file], file)
    except BaseException as error:
        _put_back(before)
        if isinstance(error, OSError):
            raise NotWritten(f"{error.filename or 'A file'} cannot be written: {error.strerror}. "
                             "Nothing was changed.") from None
        raise
    finally:
        for temporary in staged.values():
            with contextlib.suppress(FileNotFoundError):  # most are in their places by now
                os.unlink(temporary)


def _stage(file: Path, data: bytes) -> str:
    if file.exists() and not stat.S_IMODE(file.stat().st_mode) & 0o222:
        raise PermissionError(13, "it is protected against writing", str(file))
    handle, temporary = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        _same_rights(file, temporary)
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


def _same_rights(file: Path, temporary: str) -> None:
    if not file.exists():
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        return
    old = file.stat()
    with contextlib.suppress(OSError, AttributeError):  # Windows has no owners to keep
        os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for file, data in before.items():
        if data is None:
            file.unlink(missing_ok=True)
        elif file.read_bytes() != data:
            os.replace(_stage(file, data), file)
