"""A real web server for the benchmarks: HTTP/2, TLS, brotli made beforehand, on this machine only."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_CONFIGURATION = """{{
	admin off
	auto_https off
	servers {{
		protocols h1 h2
	}}
	log {{
		output file {work}/caddy.log
	}}
}}
{sites}"""
_SITE = """https://127.0.0.1:{port} {{
	tls {work}/certificate.pem {work}/key.pem
	root * {root}
	header Cache-Control max-age=31536000
	file_server {{
		precompressed br
	}}
}}
"""


@contextlib.contextmanager
def serving(sites: dict[str, Path], work: Path) -> Iterator[dict[str, str]]:
    """Serve folders while this is open. Yields the address of each by its name."""
    server = shutil.which("caddy")
    if not server:
        sys.exit("The benchmark of pages needs Caddy: python scripts/setup_servers.py installs it on Debian.")
    _certificate(work)
    ports = {name: _free_port() for name in sites}
    configuration = work / "Caddyfile"
    configuration.write_text(_CONFIGURATION.format(work=work, sites="".join(
        _SITE.format(port=ports[name], root=sites[name], work=work) for name in sites)), encoding="utf-8")
    home = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    process = subprocess.Popen([server, "run", "--config", str(configuration), "--adapter", "caddyfile"], env=home,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for port in ports.values():
            _wait_for(port, process)
        yield {name: f"https://127.0.0.1:{port}/" for name, port in ports.items()}
    finally:
        process.terminate()
        process.wait()


def _certificate(work: Path) -> None:
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-days", "2", "-subj", "/CN=127.0.0.1", "-keyout", str(work / "key.pem"),
                    "-out", str(work / "certificate.pem")], check=True, capture_output=True)


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]


def _wait_for(port: int, process: subprocess.Popen) -> None:
    """Return when the server answers. Ends the program if it has stopped instead."""
    deadline = time.monotonic() + 20
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit("Caddy did not start.")
        time.sleep(0.05)
