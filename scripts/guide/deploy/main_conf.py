"""The frame around nginx.conf for an nginx that is nobody special: no root, nothing to write but one folder.

The container and the tests start nginx with it.
"""

from __future__ import annotations

_TEXT = """\
# Made by scripts/make_deploy.py. For an nginx of its own, such as in a container: nginx -e stderr -c THIS
# It runs without root and writes into one folder only.
worker_processes {workers};
daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;

events {{
    worker_connections 2048;
}}

http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;

    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_timeout 30s;
    client_max_body_size 1k; # nothing is ever sent to the guide
    large_client_header_buffers 4 8k;

    include "{server}";
}}
"""


def text(server: str, folder: str, workers: str = "auto") -> str:
    """The file. ``server`` is the path of nginx.conf, ``folder`` is where it may write."""
    return _TEXT.format(server=server, folder=folder, workers=workers)
