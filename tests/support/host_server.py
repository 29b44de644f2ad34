"""Serve pages of invented clinics: other port and other host name than the guide, headers as wanted."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class HostServer(ThreadingHTTPServer):
    """Answers with the pages that were put into it, and with nothing (204) where there is none.

    The guide is served as 127.0.0.1, so that `localhost` is another site for the browser.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://localhost:{self.server_address[1]}/"
        self.pages: dict[str, tuple[bytes, Mapping[str, str]]] = {}

    def put(self, html: str, headers: Mapping[str, str] | None = None, name: str = "") -> str:
        """Keep a page with the headers to send; returns its address."""
        path = name or f"page-{len(self.pages)}.html"
        self.pages[f"/{path}"] = (html.encode(), headers or {})
        return self.url + path

    def handle_error(self, request, client_address):
        """Keep quiet: a browser may go away in mid-sentence."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files
    disable_nagle_algorithm = True
    server: HostServer

    def do_GET(self):
        body, headers = self.server.pages.get(self.path.partition("?")[0], (b"", {}))
        self.send_response(200 if body else 204)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        if body:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        """Keep quiet: requests are no news."""


@contextmanager
def serve_pages() -> Iterator[HostServer]:
    """A server on a free port of this machine while the block runs."""
    with HostServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
