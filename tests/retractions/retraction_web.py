"""Stands in for Crossref and for the server of the table, on this machine only."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit


class Upstream:
    """What the stand-in answers, to be changed by a test, and what it was asked."""

    def __init__(self, table: bytes):
        self.table, self.table_headers, self.cut = table, {}, 0
        self.works: dict[str, dict] = {}  # DOI: its record
        self.notices: dict[str, list[dict]] = {}  # DOI: records of the notices about it
        self.faults: list[tuple[str, int, dict, bytes]] = []  # (in the path, status, headers, body), once
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.url = ""

    def answer(self, path: str) -> tuple[int, dict, bytes]:
        """(status, headers, body) for a path with its query."""
        self.asked.append(unquote(path))
        for fault in self.faults:
            if fault[0] in unquote(path):
                self.faults.remove(fault)
                return fault[1:]
        parts = urlsplit(path)
        if parts.path == "/table.csv":
            return 200, self.table_headers, self.table
        if parts.path == "/works":
            doi = parse_qs(parts.query)["filter"][0].removeprefix("updates:")
            items = self.notices.get(doi, [])
            return as_json({"items": items, "total-results": len(items)})
        doi = unquote(parts.path.removeprefix("/works/"))
        if doi not in self.works:
            return 404, {"Content-Type": "text/plain"}, b"Resource not found."
        return as_json(self.works[doi])


def as_json(message: dict) -> tuple[int, dict, bytes]:
    """An answer of Crossref."""
    body = json.dumps({"status": "ok", "message": message})
    return 200, {"Content-Type": "application/json"}, body.encode()


class _Server(ThreadingHTTPServer):
    upstream: Upstream

    def handle_error(self, request, client_address):
        """Keep quiet: a request that matters fails on the asking side too."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    disable_nagle_algorithm = True  # else each answer waits for a full packet
    wbufsize = -1

    def do_GET(self):
        upstream = self.server.upstream
        upstream.agents.add(self.headers["User-Agent"])
        status, headers, body = upstream.answer(self.path)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:len(body) - upstream.cut] if self.path == "/table.csv" else body)

    def log_message(self, *_args):
        """Keep quiet: requests are no news."""


@contextmanager
def serve(upstream: Upstream):
    """Answer while the block runs; sets ``upstream.url``, without a slash at its end."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.upstream = upstream
        upstream.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield upstream
        finally:
            server.shutdown()
            thread.join()
