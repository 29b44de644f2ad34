"""Ask a server as no browser would: any bytes as a path, any header, nothing put right on the way."""

from __future__ import annotations

import contextlib
import http.client
import io
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SECRET = "kept from everybody"  # stands in files that no host may show


@dataclass(frozen=True)
class Answer:
    """What came back. ``headers`` are as they were sent; ``header`` looks one up whatever its case."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of a header, None without it. Sent twice, it is a fault."""
        found = [value for own, value in self.headers if own.lower() == name.lower()]
        assert len(found) <= 1, f"{name} was sent {len(found)} times: {found}"
        return found[0] if found else None


class _Given:
    """Bytes in the place of a connection, for http.client to read."""

    def __init__(self, data: bytes):
        self._data = data

    def makefile(self, *_how):
        """All of it as a file."""
        return io.BytesIO(self._data)


@contextlib.contextmanager
def connected(
    port: int, tls: Callable[[], ssl.SSLContext] | None = None, seconds: float = 20
) -> Iterator[socket.socket]:
    """A connection to a server on this machine, with TLS to "localhost" if told what to trust."""
    with socket.create_connection(("127.0.0.1", port), seconds) as connection:
        if tls is None:
            yield connection
            return
        with tls().wrap_socket(connection, server_hostname="localhost") as hidden:
            yield hidden


def ask(
    port: int,
    path: str | bytes,
    method: str = "GET",
    *,
    tls: Callable[[], ssl.SSLContext] | None = None,
    host: str | None = None,
    **headers: str,
) -> Answer:
    """One request. ``_`` in the name of a header stands for ``-``; ``tls`` makes what tells whom to trust."""
    target = path if isinstance(path, bytes) else path.encode("ascii")
    lines = [
        method.encode() + b" " + target + b" HTTP/1.1",
        b"Host: " + (host or f"127.0.0.1:{port}").encode(),
        b"Connection: close",
    ]
    lines += [f"{name.replace('_', '-')}: {value}".encode() for name, value in headers.items()]
    with connected(port, tls) as connection:
        connection.sendall(b"\r\n".join(lines) + b"\r\n\r\n")
        data = b""
        while part := connection.recv(1 << 16):
            data += part
    answer = http.client.HTTPResponse(_Given(data), method=method)
    answer.begin()
    return Answer(answer.status, tuple(answer.getheaders()), answer.read())
