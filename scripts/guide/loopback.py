"""Serve a folder over http on this machine only, for crawls and browser tests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Handler(SimpleHTTPRequestHandler):
    """A quiet file server without directory listings."""

    protocol_version = "HTTP/1.1"  # one connection for many files
    disable_nagle_algorithm = True  # else each answer waits 40 ms for a full packet

    def list_directory(self, path):
        """Answer 404: a listing would make a link to a bare folder look alive."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self):
        """Add the header that lifts LinkChecker's limit of ten requests a second."""
        self.send_header("LinkChecker", "allowed")
        super().end_headers()

    def log_message(self, *_args):
        """Keep quiet: requests are no news."""


class _Server(ThreadingHTTPServer):
    """A server that does not mind a browser going away in mid-sentence."""

    def handle_error(self, request, client_address):
        """Keep quiet: a request that matters fails on the asking side too."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve `folder` while the block runs; yields its address, ending in a slash."""
    handler = partial(_Handler, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        # A short poll keeps the shutdown from costing each caller half a second.
        thread = threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
