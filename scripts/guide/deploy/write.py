"""Every file for a host, from the policy and a built site, written into a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .. import whole_files
from . import caddy, headers_file, inline, main_conf, nginx
from .place import Place
from .policy import Policy


def files(policy: Policy, site: Path, place: Place) -> dict[str, str]:
    """The text of each file by its name. Raises ``ProblemsFound`` for a site that no policy can allow."""
    found = inline.hashes(site)
    return {
        "nginx.conf": nginx.text(policy, found, place),
        "Caddyfile": caddy.text(policy, found, place),
        "nginx-alone.conf": main_conf.text("/etc/nginx/guide.conf", "/tmp"),
        "_headers": headers_file.text(policy, found, site),
    }


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Write the files, each whole or not at all."""
    for name, text in made.items():
        whole_files.put(folder / name, text)
