"""Registries on this machine: test data served over loopback HTTP, through the real client libraries."""

from __future__ import annotations

import functools
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import add_source
import pytest
from guide.adding.registries import Registries

DATA = Path(__file__).parent / "data"
BIB = """Test data. Sorted by key.

@article{alpha2001,
  author = {Alpha, Ann},
  title = {Test data A},
  doi = {10.5555/ALPHA},
  pmid = {111},
  studytype = {review}, participants = {not applicable}, finding = {Test data.},
  read = {abstract}, checked = {2020-03-04},
}

@book{omega1999,
  author = {Omega, Olaf},
  title = {Test data Z},
  isbn = {0-306-40615-2},
  url = {https://pubmed.ncbi.nlm.nih.gov/999/},
  studytype = {book}, participants = {not applicable}, finding = {Test data.},
  read = {excerpt}, checked = {2020-03-04},
}
"""


class Standin(ThreadingHTTPServer):
    """Answers every request with ``status``, ``kind`` and ``body``; keeps what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.kind, self.body = 200, "application/json", b"{}"
        self.asked: list = []
        self.may_answer = threading.Event()
        self.may_answer.set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def gives(self, name: str = "", *, status: int = 200, kind: str = "", body: bytes = b"") -> None:
        """Answer with a file of test data, or with ``body``."""
        self.body = (DATA / name).read_bytes() if name else body
        self.kind = kind or ("text/xml" if name.endswith(".xml") else "application/json")
        self.status = status

    def handle_error(self, request, client_address):
        """Keep quiet: a client that stopped waiting is part of a test."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self)
        self.server.may_answer.wait(30)
        self.send_response(self.server.status)
        self.send_header("Content-Type", self.server.kind)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.path).query)

    def log_message(self, *_args):
        """Keep quiet: requests are no news."""


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv("GUIDE_MAILTO", raising=False)


@pytest.fixture
def standin():
    with Standin() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.may_answer.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def root(tmp_path) -> Path:
    """A folder with a small references.bib."""
    (tmp_path / "references.bib").write_text(BIB, encoding="utf-8")
    return tmp_path


@pytest.fixture
def add(standin, root):
    """Run the script against the stand-in: ``add("10.5555/x", "--dry-run")`` gives the exit code."""
    registries = functools.partial(Registries, crossref=standin.address, ncbi=standin.address + "/eutils",
                                   open_library=standin.address, timeout=5)

    def run(*arguments: str, **places) -> int:
        return add_source.main([*arguments, "--root", str(root)], functools.partial(registries, **places))
    return run
