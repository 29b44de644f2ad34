"""Where a host finds the site and who asks for it: what a technician changes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """``root`` is the folder of the site, ``name`` the host name, ``listen`` a port or "ADDRESS:PORT"."""

    root: str = "/srv/guide"
    name: str = "guide.example"
    listen: str = "80"
