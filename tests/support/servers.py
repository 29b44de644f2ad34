"""Start the real nginx and Caddy on this machine, with the files that hosts are given."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from guide.deploy import caddy, main_conf, nginx
from guide.deploy.answer import Hashes
from guide.deploy.place import Place
from guide.deploy.policy import Policy

HELP = "There is no {} for the tests: run `make test`, which installs it, or: python scripts/setup_servers.py"
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"  # Debian keeps nginx where only root looks


@dataclass(frozen=True)
class Server:
    """A server that runs: its name, its port on 127.0.0.1 and the folder that it serves."""

    name: str
    port: int
    site: Path

    @property
    def url(self) -> str:
        """Its address, ending in a slash."""
        return f"http://127.0.0.1:{self.port}/"


def program(name: str) -> str:
    """The path of a server. Without it the tests fail: skipped, they would prove nothing."""
    found = shutil.which(name, path=PATH)
    if found is None:
        pytest.fail(HELP.format(name))
    return found


@contextlib.contextmanager
def running(name: str, site: Path, policy: Policy, hashes: Hashes, folder: Path) -> Iterator[Server]:
    """A server of that name while the block runs. ``folder`` is there for it to write in."""
    write = nginx.text if name == "nginx" else caddy.text
    with _started(name, site, lambda place: write(policy, hashes, place), folder / "site") as server:
        yield server


@contextlib.contextmanager
def bare(name: str, data: bytes, folder: Path) -> Iterator[Server]:
    """The same server with one file, called "file", and no rule at all: what there is to compare with."""
    site = folder / "bare-site"
    site.mkdir()
    (site / "file").write_bytes(data)
    (site / "404.html").write_bytes(data)
    texts = {
        "nginx": "server {{ listen {0.listen}; root {0.root}; }}",
        "caddy": "http://{0.name}:{1} {{\n\troot * {0.root}\n\tfile_server\n}}\n",
    }
    with _started(
        name, site, lambda place: texts[name].format(place, place.listen.rpartition(":")[2]), folder / "bare"
    ) as server:
        yield server


@contextlib.contextmanager
def _started(name: str, site: Path, write: Callable[[Place], str], folder: Path) -> Iterator[Server]:
    path = program(name)
    for attempt in range(5):  # another process may take the port between our look and its start
        port = _free_port()
        own = folder / f"{name}-{attempt}"
        own.mkdir(parents=True)
        place = Place(str(site), "127.0.0.1", f"127.0.0.1:{port}")
        command, env = (_nginx if name == "nginx" else _caddy)(path, own, write(place))
        with (own / "log").open("wb") as log:
            process = subprocess.Popen(
                command, env=env, cwd=own, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        try:
            if _answers(process, port):
                yield Server(name, port, site)
                return
        finally:
            process.terminate()
            process.wait(20)
    pytest.fail(f"{name} does not start:\n{(own / 'log').read_text(errors='replace')}")


def _nginx(path: str, own: Path, text: str) -> tuple[list[str], dict[str, str]]:
    (own / "guide.conf").write_text(text, encoding="utf-8")
    frame = main_conf.text(str(own / "guide.conf"), str(own), workers="1")
    if os.geteuid() == 0:  # else its helper cannot read the folders of the tests
        frame = "user root;\n" + frame
    (own / "nginx.conf").write_text(frame, encoding="utf-8")
    return [path, "-e", "stderr", "-p", str(own), "-c", str(own / "nginx.conf")], {"PATH": PATH}


def _caddy(path: str, own: Path, text: str) -> tuple[list[str], dict[str, str]]:
    (own / "Caddyfile.site").write_text(text, encoding="utf-8")
    (own / "Caddyfile").write_text(
        "{\n\tadmin off\n\tauto_https off\n}\nimport Caddyfile.site\n", encoding="utf-8"
    )
    home = {name: str(own) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    return [path, "run", "--config", str(own / "Caddyfile"), "--adapter", "caddyfile"], {"PATH": PATH, **home}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _answers(process: subprocess.Popen, port: int) -> bool:
    end = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as one:
            one.sendall(b"HEAD /404.html HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
            if one.recv(64).startswith(b"HTTP/1."):
                return True
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.02)  # until it has ended, or it is time to look again
    return False
