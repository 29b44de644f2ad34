"""The policy for Caddy 2 (https://caddyserver.com/docs/caddyfile): one site in one file.

Kinds of files are handled one after the other, the first that fits alone, as the policy says.
The page for missing addresses is sent whole whatever was asked for: Caddy 2.6 would answer a
question about its age or a part of it with an empty page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .answer import ENCODINGS, Hashes, named
from .place import Place
from .policy import MISSING, Policy

_HEAD = """\
# Made by scripts/make_deploy.py from policy.yml and a built site. Change policy.yml, then make it again.
# For Caddy 2.6 or later. Change the address and the folder after "root". With a bare host name Caddy gets
# itself a certificate and serves over TLS. It logs no request unless it is told to.
"""


def text(policy: Policy, hashes: Hashes, place: Place) -> str:
    """The whole file."""
    lines = [*_site(policy, hashes, place)]
    return "\n".join([_HEAD, *_files(), f"{_address(place)} {{", *lines, "}", ""])


def _address(place: Place) -> str:
    port = place.listen.rpartition(":")[2]
    return place.name if port == "80" else f"http://{place.name}:{port}"


def _files() -> Iterator[str]:
    yield "(guide_files) {"
    yield "\tfile_server {"
    yield "\t\tindex index.html"
    yield f"\t\tprecompressed {' '.join(ENCODINGS)}"
    yield "\t}"
    yield "}"
    yield ""


def _site(policy: Policy, hashes: Hashes, place: Place) -> Iterator[str]:
    if ":" in place.listen:
        yield f"\tbind {place.listen.rpartition(':')[0]}"
    yield f'\troot * "{place.root}"'
    yield ""
    yield from _matchers(policy)
    yield "\troute {"
    yield from _block("header", {**policy.everywhere, "-Server": ""}, 2)
    yield from _block("header @tls", policy.tls, 2)
    yield from _block("header @method", {"Allow": "GET, HEAD"}, 2)
    yield "\t\terror @method 405"
    yield "\t\terror @hidden 404"
    yield "\t\trequest_header @part -Accept-Encoding"
    yield from _block("header @text", {"Vary": "Accept-Encoding", "defer": ""}, 2)
    for ending, kind in policy.types.items():
        yield f'\t\theader @type_{ending} Content-Type "{kind}"'
    for kind in policy.kinds:
        yield f"\t\thandle @kind_{kind.name} {{"
        yield from _block("header", {name: hashes.fill(value) for name, value in kind.headers.items()}, 3)
        yield "\t\t\timport guide_files"
        yield "\t\t}"
    yield "\t}"
    yield ""
    yield from _errors(policy, hashes)


def _matchers(policy: Policy) -> Iterator[str]:
    yield "\t@tls protocol https"
    yield "\t@method not method GET HEAD"
    yield "\t@part header Range *"
    yield f"\t@hidden path_regexp {_quoted(_hidden(policy))}"
    yield f"\t@text path_regexp {_quoted('(?:/|[.](?:' + '|'.join(policy.text_endings) + '))$')}"
    for ending in policy.types:
        pattern = "(?:/|[.]html)$" if ending == "html" else f"[.]{ending}$"
        yield f"\t@type_{ending} path_regexp {_quoted(pattern)}"
    for kind in policy.kinds:
        yield f"\t@kind_{kind.name} path_regexp {_quoted(kind.path.pattern)}"


def _hidden(policy: Policy) -> str:
    """What is not there for anybody; names that no file system takes would be an error of the server."""
    copies = rf"{policy.copies}\.(?:{'|'.join(ENCODINGS.values())})$"
    return rf"(?:^|/)\.|{copies}|^/_(?:headers|redirects)$|[\x00-\x1f]|[^/]{{250}}|^.{{1000}}"


def _errors(policy: Policy, hashes: Hashes) -> Iterator[str]:
    own = {name: hashes.fill(value) for name, value in named(policy, MISSING).headers.items()}
    gone = {f"-{name}": "" for name in policy.names if name not in own}
    yield "\thandle_errors {"
    yield from _block("header", {**policy.everywhere, **own, **gone, "-Server": ""}, 2)
    yield from _block("header @tls", policy.tls, 2)
    yield "\t\t@missing expression {err.status_code} == 404"
    yield "\t\thandle @missing {"
    for name in ("If-None-Match", "If-Modified-Since", "If-Range", "Range"):
        yield f"\t\t\trequest_header -{name}"
    yield f'\t\t\theader Content-Type "{policy.types["html"]}"'
    yield from _block("header", {"Vary": "Accept-Encoding", "defer": ""}, 3)
    yield "\t\t\trewrite * /404.html"
    yield "\t\t\timport guide_files"
    yield "\t\t}"
    yield "\t\thandle {"
    yield f'\t\t\theader Content-Type "{policy.types["txt"]}"'
    yield '\t\t\trespond "{err.status_code} {err.status_text}"'
    yield "\t\t}"
    yield "\t}"


def _block(directive: str, headers: Mapping[str, str], depth: int) -> Iterator[str]:
    yield "\t" * depth + directive + " {"
    for name, value in headers.items():
        yield "\t" * (depth + 1) + (f'{name} "{value}"' if value else name)
    yield "\t" * depth + "}"


def _quoted(pattern: str) -> str:
    return f"`{pattern}`"
