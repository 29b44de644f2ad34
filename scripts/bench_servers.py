"""Load nginx and Caddy with many readers, and compare the rate with a bare file of the same size.

    python scripts/bench_servers.py [--site DIR] [--readers 200] [--seconds 20] [--page uses/hair.html]

Needs both servers (scripts/setup_servers.py) and a site that is compressed (scripts/precompress.py).
The bare file is served by the same program with no headers, no rules and no other encoding. Any answer that
is not the page counts as an error. Exit 0 without one, 1 with any, 2 when it could not start.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]  # the servers are started as the tests start them

import setup_servers  # noqa: E402
from support import servers  # noqa: E402

from guide.deploy import inline, policy  # noqa: E402
from guide.paths import Unreadable  # noqa: E402
from guide.problems import ProblemsFound  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Load nginx and Caddy and count errors.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a compressed site (default: site/)")
    parser.add_argument("--readers", type=int, default=200, help="connections at once (default: 200)")
    parser.add_argument("--seconds", type=float, default=20, help="how long (default: 20)")
    parser.add_argument("--page", default="uses/hair.html", help="the page that is asked for")
    options = parser.parse_args(arguments)
    site = options.site.resolve()
    copy = site / f"{options.page}.br"
    if not copy.is_file():
        parser.error(f"There is no {copy}. Make it with: python scripts/precompress.py {options.site}")
    if absent := setup_servers.missing():
        parser.error(setup_servers.HELP.format(" and ".join(absent), " ".join(absent)))
    try:
        chosen, hashes = policy.load(ROOT / "deploy" / "policy.yml"), inline.hashes(site)
    except (ProblemsFound, Unreadable) as error:
        print(error, file=sys.stderr)
        return 2
    errors = 0
    for name in ("nginx", "caddy"):
        with tempfile.TemporaryDirectory(prefix="guide-") as folder:
            with servers.running(name, site, chosen, hashes, Path(folder)) as server:
                whole = _load(server.port, options.page, options, copy.read_bytes())
            with servers.bare(name, copy.read_bytes(), Path(folder)) as server:
                bare = _load(server.port, "file", options, copy.read_bytes())
        errors += whole[1] + bare[1]
        print(
            f"{name}: {whole[0]:,.0f} pages a second, {whole[1]} errors; "
            f"a bare file of {copy.stat().st_size:,} bytes {bare[0]:,.0f} a second, {bare[1]} errors; ratio {whole[0] / max(bare[0], 1):.2f}"
        )
    return 1 if errors else 0


def _load(port: int, page: str, options: argparse.Namespace, body: bytes) -> tuple[float, int]:
    """(answers a second, errors) with all readers asking again and again."""
    request = f"GET /{page} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: br\r\n\r\n".encode()
    counts = [0, 0]
    started = time.monotonic()
    asyncio.run(_readers(port, request, body, options.readers, started + options.seconds, counts))
    return counts[0] / (time.monotonic() - started), counts[1]


async def _readers(
    port: int, request: bytes, body: bytes, number: int, end: float, counts: list[int]
) -> None:
    await asyncio.gather(
        *(_reader(port, request, body, lambda: time.monotonic() < end, counts) for _ in range(number))
    )


async def _reader(
    port: int, request: bytes, body: bytes, goes_on: Callable[[], bool], counts: list[int]
) -> None:
    """One reader with one connection, who opens another when the server ends it or it fails."""
    while goes_on():
        try:
            there, back = await asyncio.open_connection("127.0.0.1", port)
            while goes_on():
                back.write(request)
                head = (await there.readuntil(b"\r\n\r\n")).lower()
                got = await _body(there, head)
                counts[0 if head.startswith(b"http/1.1 200") and got == body else 1] += 1
                if b"\r\nconnection: close" in head:  # the server said so: nginx does after a thousand answers
                    break
            back.close()
        except (OSError, asyncio.IncompleteReadError):
            counts[1] += 1


async def _body(there: asyncio.StreamReader, head: bytes) -> bytes:
    """The body of an answer, by its length or in chunks."""
    if b"content-length:" in head:
        return await there.readexactly(int(head.split(b"content-length:")[1].split()[0]))
    parts = []
    while size := int((await there.readuntil(b"\r\n")).strip() or b"0", 16):
        parts.append((await there.readexactly(size + 2))[:-2])
    await there.readuntil(b"\r\n")
    return b"".join(parts)


if __name__ == "__main__":
    sys.exit(main())
