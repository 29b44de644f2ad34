"""Start the real nginx and Caddy on this machine, with the files that hosts are given."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import ssl
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

from .asking import connected

HELP = "There is no {} for the tests: run `make test`, which installs it, or: python scripts/setup_servers.py"
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"  # Debian keeps nginx where only root looks


@dataclass(frozen=True)
class Server:
    """A server that runs: its name, its port on 127.0.0.1 and the folder that it serves.

    Over TLS it is called "localhost", trusts the certificate of ``tls`` and has a second port without it.
    """

    name: str
    port: int
    site: Path
    tls: Callable[[], ssl.SSLContext] | None = None
    plain: int | None = None

    @property
    def host(self) -> str:
        """What it is called: a certificate is for a name."""
        return f"{'localhost' if self.tls else '127.0.0.1'}:{self.port}"

    @property
    def url(self) -> str:
        """Its address, ending in a slash."""
        return f"http{'s' if self.tls else ''}://{self.host}/"


def program(name: str) -> str:
    """The path of a program. Without it the tests fail: skipped, they would prove nothing."""
    found = shutil.which(name, path=PATH)
    if found is None:
        pytest.fail(HELP.format(name))
    return found


@contextlib.contextmanager
def running(name: str, site: Path, policy: Policy, hashes: Hashes, folder: Path) -> Iterator[Server]:
    """A server of that name while the block runs. ``folder`` is there for it to write in."""
    write = nginx.text if name == "nginx" else caddy.text
    with _started(name, _without_tls(name, site, lambda place: write(policy, hashes, place)), folder / "site") as server:
        yield server


@contextlib.contextmanager
def running_over_tls(name: str, site: Path, policy: Policy, hashes: Hashes, folder: Path) -> Iterator[Server]:
    """The same with TLS, switched on as the files themselves say. A certificate is made for it."""
    def prepare(path: str, own: Path) -> tuple[Server, list[str], dict[str, str]]:
        port, plain = _free_port(), _free_port()
        if name == "nginx":
            text = nginx.text(policy, hashes, Place(str(site), "localhost", f"127.0.0.1:{plain}"))
            command = _nginx(path, own, _switched_on(text, port, own))
            trusted = own / "fullchain.pem"
            _certificate(trusted, own / "key.pem")
        else:
            text = caddy.text(policy, hashes, Place(str(site), "localhost", "127.0.0.1:80"))
            ports = f"http_port {plain}\n\thttps_port {port}"
            command = _caddy(path, own, text, f"local_certs\n\tskip_install_trust\n\t{ports}")
            trusted = own / "caddy/pki/authorities/local/root.crt"
        return Server(name, port, site, lambda: ssl.create_default_context(cafile=str(trusted)), plain), *command

    with _started(name, prepare, folder / "tls") as server:
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

    def write(place: Place) -> str:
        return texts[name].format(place, place.listen.rpartition(":")[2])

    with _started(name, _without_tls(name, site, write), folder / "bare") as server:
        yield server


def _without_tls(name: str, site: Path, write: Callable[[Place], str]) -> Callable:
    """How to start a server on one port: the server, its command and its environment."""
    def prepare(path: str, own: Path) -> tuple[Server, list[str], dict[str, str]]:
        port = _free_port()
        text = write(Place(str(site), "127.0.0.1", f"127.0.0.1:{port}"))
        return Server(name, port, site), *(_nginx if name == "nginx" else _caddy)(path, own, text)

    return prepare


@contextlib.contextmanager
def _started(name: str, prepare: Callable, folder: Path) -> Iterator[Server]:
    path = program(name)
    for attempt in range(5):  # another process may take the port between our look and its start
        own = folder / f"{name}-{attempt}"
        own.mkdir(parents=True)
        server, command, env = prepare(path, own)
        with (own / "log").open("wb") as log:
            process = subprocess.Popen(
                command, env=env, cwd=own, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        try:
            if _answers(process, server):
                yield server
                return
        finally:
            process.terminate()
            process.wait(20)
    pytest.fail(f"{name} does not start:\n{(own / 'log').read_text(errors='replace')}")


def _switched_on(text: str, port: int, own: Path) -> str:
    """The file for nginx as somebody has it who did what its first lines ask: TLS, and a certificate in a folder."""
    text = re.sub(r"^( +)# (?=listen 443|if \(\$https|ssl_certificate)", r"\1", text, flags=re.MULTILINE)
    return text.replace("listen 443", f"listen 127.0.0.1:{port}").replace("/etc/ssl/guide", str(own))


def _certificate(path: Path, key: Path) -> None:
    """A certificate for localhost that signs itself."""
    subprocess.run(
        [program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key),
         "-out", str(path)],
        check=True, capture_output=True,
    )


def _nginx(path: str, own: Path, text: str) -> tuple[list[str], dict[str, str]]:
    (own / "guide.conf").write_text(text, encoding="utf-8")
    frame = main_conf.text(str(own / "guide.conf"), str(own), workers="1")
    if os.geteuid() == 0:  # else its helper cannot read the folders of the tests
        frame = "user root;\n" + frame
    (own / "nginx.conf").write_text(frame, encoding="utf-8")
    return [path, "-e", "stderr", "-p", str(own), "-c", str(own / "nginx.conf")], {"PATH": PATH}


def _caddy(path: str, own: Path, text: str, options: str = "auto_https off") -> tuple[list[str], dict[str, str]]:
    (own / "Caddyfile.site").write_text(text, encoding="utf-8")
    (own / "Caddyfile").write_text(
        f"{{\n\tadmin off\n\t{options}\n}}\nimport Caddyfile.site\n", encoding="utf-8"
    )
    home = {name: str(own) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    return [path, "run", "--config", str(own / "Caddyfile"), "--adapter", "caddyfile"], {"PATH": PATH, **home}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _answers(process: subprocess.Popen, server: Server) -> bool:
    end = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < end:
        with contextlib.suppress(OSError), connected(server.port, server.tls, 1) as one:
            one.sendall(f"HEAD /404.html HTTP/1.0\r\nHost: {server.host}\r\n\r\n".encode())
            if one.recv(64).startswith(b"HTTP/1."):
                return True
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.02)  # until it has ended, or it is time to look again
    return False
