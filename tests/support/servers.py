"""Start the real nginx and Caddy on this machine, with the files that hosts are given."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
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
    """A server of that name while the block runs. ``folder`` is empty and its own to write in."""
    path = program(name)
    for attempt in range(5):  # another process may take the port between our look and its start
        port = _free_port()
        own = folder / f"{name}-{attempt}"
        own.mkdir(parents=True)
        place = Place(str(site), "127.0.0.1", f"127.0.0.1:{port}")
        command, env = (_nginx if name == "nginx" else _caddy)(path, own, place, policy, hashes)
        with (own / "log").open("wb") as log:
            process = subprocess.Popen(command, env=env, cwd=own, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            if _answers(process, port):
                yield Server(name, port, site)
                return
        finally:
            process.terminate()
            process.wait(20)
    pytest.fail(f"{name} does not start:\n{(own / 'log').read_text(errors='replace')}")


def _nginx(path: str, own: Path, place: Place, policy: Policy, hashes: Hashes) -> tuple[list[str], dict[str, str]]:
    (own / "guide.conf").write_text(nginx.text(policy, hashes, place), encoding="utf-8")
    text = main_conf.text(str(own / "guide.conf"), str(own), workers="1")
    if os.geteuid() == 0:  # else its helper cannot read the folders of the tests
        text = "user root;\n" + text
    (own / "nginx.conf").write_text(text, encoding="utf-8")
    return [path, "-e", "stderr", "-p", str(own), "-c", str(own / "nginx.conf")], {"PATH": PATH}


def _caddy(path: str, own: Path, place: Place, policy: Policy, hashes: Hashes) -> tuple[list[str], dict[str, str]]:
    (own / "Caddyfile.site").write_text(caddy.text(policy, hashes, place), encoding="utf-8")
    (own / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\nimport Caddyfile.site\n", encoding="utf-8")
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
