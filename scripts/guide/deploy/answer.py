"""What a host has to send for an address: the policy, worked out. Writers and tests both ask here."""

from __future__ import annotations

from dataclasses import dataclass

from .policy import MISSING, Kind, Policy

ENCODINGS = {
    "br": "br",
    "zstd": "zst",
    "gzip": "gz",
}  # as HTTP calls them: endings of files; the smallest first


@dataclass(frozen=True)
class Hashes:
    """What may stand inside pages, as sources of a Content-Security-Policy: "'sha256-...'"."""

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()

    def fill(self, value: str) -> str:
        """A header's value with the hashes in their places."""
        for mark, found in (("{styles}", self.styles), ("{scripts}", self.scripts)):
            value = value.replace(f" {mark}", "".join(f" {one}" for one in found))
        return value


def kind_of(policy: Policy, path: str) -> Kind:
    """The kind of what stands at a path, such as "/uses/hair.html". The last kind fits every path."""
    return next(kind for kind in policy.kinds if kind.path.search(path))


def headers(
    policy: Policy, hashes: Hashes, path: str, *, found: bool = True, tls: bool = False
) -> dict[str, str]:
    """Every header of the policy in the answer for ``path``; ``found``: there is such a file."""
    kind = kind_of(policy, path) if found else named(policy, MISSING)
    own = {name: hashes.fill(value) for name, value in kind.headers.items()}
    return {**policy.everywhere, **(policy.tls if tls else {}), **own}


def named(policy: Policy, name: str) -> Kind:
    """The kind of that name."""
    return next(kind for kind in policy.kinds if kind.name == name)


def content_type(policy: Policy, path: str) -> str:
    """The content type of a file, "application/octet-stream" where the policy knows none."""
    if path.endswith("/"):
        path += "index.html"
    return policy.types.get(path.rpartition(".")[2], "application/octet-stream")
