"""A real web server for the benchmarks: HTTP/2, TLS, brotli made beforehand, on this machine only."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import brotli

_SMALL_ALREADY = {".png", ".jpg", ".gif", ".webp", ".woff", ".woff2", ".pdf", ".gz", ".br", ".zst", ".zip"}
_CONFIGURATION = """
worker_processes 1;
pid {work}/nginx.pid;
error_log {work}/error.log;
{module}
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types;
  types {{ text/javascript mjs; }}
  access_log off;
  client_body_temp_path {work}; proxy_temp_path {work}; fastcgi_temp_path {work};
  uwsgi_temp_path {work}; scgi_temp_path {work};
  sendfile on; tcp_nodelay on; keepalive_timeout 60s;
  brotli_static on;
  ssl_certificate {work}/certificate.pem;
  ssl_certificate_key {work}/key.pem;
{servers}
}}
"""
_SERVER = """  server {{
    listen 127.0.0.1:{port} ssl http2;
    root {root};
    etag on;
    add_header Cache-Control "max-age=31536000";
  }}
"""
_MODULE = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"


def pack(site: Path) -> None:
    """Write a brotli copy (quality 11) beside each file that it makes smaller."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix not in _SMALL_ALREADY:
            packed = brotli.compress(path.read_bytes(), quality=11)
            if len(packed) < path.stat().st_size:
                path.with_name(path.name + ".br").write_bytes(packed)


@contextlib.contextmanager
def serving(sites: dict[str, Path], work: Path) -> Iterator[dict[str, str]]:
    """Serve folders while this is open. Yields the address of each by its name."""
    server = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(server).exists() or not Path(_MODULE).exists():
        sys.exit("The benchmark of pages needs nginx with its brotli module (on Debian: nginx and "
                 "libnginx-mod-http-brotli-static).")
    _certificate(work)
    ports = {name: _free_port() for name in sites}
    servers = "".join(_SERVER.format(port=ports[name], root=sites[name]) for name in sites)
    configuration = work / "nginx.conf"
    configuration.write_text(_CONFIGURATION.format(work=work, servers=servers, module=f"load_module {_MODULE};"),
                             encoding="utf-8")
    process = subprocess.Popen([server, "-p", str(work), "-e", str(work / "error.log"), "-c", str(configuration),
                                "-g", "daemon off;"])
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
            sys.exit("nginx did not start; see what it said above.")
        time.sleep(0.05)
