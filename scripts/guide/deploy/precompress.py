"""Keep files of text compressed beside the originals, so that a host need not do it for every reader.

Each encoding is done as well as it can be, which takes too long for a host that compresses while a reader
waits. The bytes depend on the file alone. A host tells copies of a file apart by their time and length
(nginx and Caddy make the ETag of them), so two copies never have the same length.
"""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .answer import ENCODINGS

_NEW = "-new"
LEAST = 500  # bytes; a smaller file fits into the first packet anyhow


@dataclass
class Done:
    """What was done: files written, files that were right already, files removed."""

    written: int = 0
    kept: int = 0
    removed: int = 0


def _brotli(data: bytes) -> bytes:
    import brotli

    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=11, lgwin=22)


def _zstd(data: bytes, checksum: bool = False) -> bytes:
    import zstandard

    # The checksum would only repeat what TLS already does.
    return zstandard.ZstdCompressor(level=19, write_checksum=checksum).compress(data)


def _gzip(data: bytes, name: str = "") -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(name, "wb", 9, packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()


# Each way to pack, and one that gives a few bytes more, for a copy that has the length of another one.
PACKERS: dict[str, tuple[Callable[[bytes], bytes], ...]] = {
    "br": (_brotli,), "zstd": (_zstd, lambda data: _zstd(data, checksum=True)),
    "gzip": (_gzip, lambda data: _gzip(data, "text"), lambda data: _gzip(data, "texts"))}


def packed(data: bytes) -> dict[str, bytes]:
    """The compressed copies of a file by encoding: none that is not smaller, no two of the same length."""
    if len(data) <= LEAST:
        return {}
    found: dict[str, bytes] = {}
    lengths = {len(data)}
    for name, ways in PACKERS.items():
        copy = next((copy for copy in (pack(data) for pack in ways) if len(copy) not in lengths), data)
        if len(copy) < len(data):
            found[name] = copy
            lengths.add(len(copy))
    return found


def run(site: Path, endings: tuple[str, ...], progress: Callable[[str], None] = lambda name: None) -> Done:
    """Bring the copies of all files below ``site`` up to date; ``endings`` are those of text.

    A copy is whole or not there, and one that is right is left alone, so that a stopped run can be
    started again. A copy has the time of its file. ``progress`` is told the name of each file.
    """
    done, right = Done(), set()
    for file in originals(site, endings):
        progress(file.relative_to(site).as_posix())
        state = file.stat()
        for name, copy in _copies(file, state, done).items():
            target = _beside(file, name)
            right.add(target)
            if copy is not None:
                _put(target, copy, state)
                done.written += 1
    for file in sorted(site.rglob("*")):
        if file.is_file() and _is_copy(file.name, endings) and file not in right:
            file.unlink()
            done.removed += 1
    return done


def _is_copy(name: str, endings: tuple[str, ...]) -> bool:
    """Whether a file is a copy, or the beginning of one that a killed run left behind; x.tar.gz is none."""
    plain, _, ending = name.removesuffix(_NEW).rpartition(".")
    return ending in ENCODINGS.values() and plain.rpartition(".")[2] in endings


def originals(site: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """The files of text below a folder, in a fixed order."""
    for file in sorted(site.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.suffix.removeprefix(".") in endings:
            yield file


def _copies(file: Path, state: os.stat_result, done: Done) -> dict[str, bytes | None]:
    """The copies of a file, None for one that lies there and is right."""
    copies = packed(file.read_bytes())
    right = {name for name, copy in copies.items() if _is_right(_beside(file, name), copy, state)}
    done.kept += len(right)
    return {name: None if name in right else copy for name, copy in copies.items()}


def _is_right(target: Path, copy: bytes, state: os.stat_result) -> bool:
    return (
        target.is_file()
        and target.stat().st_mtime_ns == state.st_mtime_ns
        and target.stat().st_size == len(copy)
        and target.read_bytes() == copy
    )


def _beside(file: Path, name: str) -> Path:
    return file.with_name(f"{file.name}.{ENCODINGS[name]}")


def _put(target: Path, data: bytes, state: os.stat_result) -> None:
    new = target.with_name(f".{target.name}{_NEW}")
    new.write_bytes(data)
    os.utime(new, ns=(state.st_atime_ns, state.st_mtime_ns))
    os.chmod(new, state.st_mode & 0o777)
    os.replace(new, target)
