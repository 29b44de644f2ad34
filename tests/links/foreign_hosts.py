"""Loopback servers that play the hosts of other people."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

PAGE = '<!doctype html><html><head><title>x</title></head><body><h1 id="there">x</h1></body></html>'
USERAGENT = "LinkChecker (+https://tiny.example/)"


class Request(NamedTuple):
    """One request as it came in; ``path`` has the query too, ``at`` is in seconds."""

    path: str
    useragent: str
    at: float


class Host:
    """One foreign host. ``pages`` maps a path to (status, headers, body); ``asked`` has what came in."""

    def __init__(self, address: str):
        self.address = address
        self.pages: dict[str, tuple[int, dict, str]] = {}
        self.asked: list[Request] = []
        self.slow_asked, self.let_go = threading.Event(), threading.Event()  # /slow waits for the second
        self.quick = True  # may be asked more than ten times a second

    def put(self, path: str, status: int = 200, body: str = PAGE, **headers: str) -> str:
        """Serve something; returns its address."""
        self.pages[path] = status, headers, body
        return self.address + path

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.asked]


def _handler(host: Host):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            host.asked.append(Request(self.path, self.headers["User-Agent"], time.monotonic()))
            if self.path == "/slow":
                host.slow_asked.set()
                host.let_go.wait()
            status, headers, body = host.pages.get(self.path.partition("?")[0], (404, {}, ""))
            self.send_response(status)
            allowed = {"LinkChecker": "allowed"} if host.quick else {}
            for name, value in {"Content_Type": "text/html", **allowed, **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_args):
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Keep quiet about callers that did not wait for the end."""


@contextmanager
def playing(name: str):
    """A host under a name of this machine."""
    host = Host("")
    with _Server(("127.0.0.1", 0), _handler(host)) as server:
        host.address = f"http://{name}:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            host.let_go.set()
            server.shutdown()
            thread.join()
