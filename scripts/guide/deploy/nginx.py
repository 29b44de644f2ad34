"""The policy for nginx (https://nginx.org/en/docs/): maps and one server, in one file to include.

Headers come from maps on the path, and every ``add_header`` stands in the server alone: one in a
location would silence all others. Compressed files are found by a rewrite in the place of modules,
so that any nginx of 1.19 or later serves brotli and zstd, not only one that was built for it. When a
part is asked for that a file does not have (416) nginx adds its headers twice; then the path is empty here.
"""

from __future__ import annotations

from collections.abc import Iterator

from .answer import ENCODINGS, Hashes
from .place import Place
from .policy import Policy

_PACKED = "|".join(ENCODINGS.values())
_HEAD = """\
# Made by scripts/make_deploy.py from policy.yml and a built site. Change policy.yml, then make it again.
# For nginx 1.19 or later: put it into /etc/nginx/conf.d/ (it belongs inside http), change the three lines
# at the top of "server", and on the public web switch TLS on.
"""
_SERVER = """\
server {{
    listen {listen};
    server_name {name};
    root "{root}";
    # listen 443 ssl http2;
    # if ($https = "") {{ return 301 https://$host$request_uri; }}
    # ssl_certificate     /etc/ssl/guide/fullchain.pem;
    # ssl_certificate_key /etc/ssl/guide/key.pem;

    access_log off; # nobody is told who read which page
    server_tokens off;
    absolute_redirect off;
    autoindex off;
    index index.html;
    gzip off; # files lie compressed beside the originals
    default_type application/octet-stream;
    error_page 403 404 =404 /404.html;
"""
_RULES = """
    if ($request_method !~ ^(?:GET|HEAD)$) {
        return 405;
    }
    set $guide_packed $guide_ending;
    if (!-f $document_root$uri$guide_ending) {
        set $guide_packed "";
    }
    if ($guide_packed) {
        rewrite ^ $uri$guide_packed last;
    }
    location ~ /\\. {
        return 404;
    }
    location ~ ^/_(?:headers|redirects)$ {
        return 404;
    }
"""


def text(policy: Policy, hashes: Hashes, place: Place) -> str:
    """The whole file."""
    return "\n".join(
        [
            _HEAD,
            *_maps(policy, hashes),
            _SERVER.format(listen=place.listen, name=place.name, root=place.root),
            *_types(policy),
            "",
            *_headers(policy),
            _RULES.rstrip("\n"),
            *_packed(policy),
            "}",
            "",
        ]
    )


def _maps(policy: Policy, hashes: Hashes) -> Iterator[str]:
    yield _map(
        '"$http_range|$http_accept_encoding"',
        "$guide_ending",
        {  # a part is one of the file itself
            rf"~*^\|(?:.*,)?\s*{name}\s*(?!;\s*q=0(?:\.0*)?\s*(?:,|$))(?:;|,|$)": f".{ending}"
            for name, ending in ENCODINGS.items()
        },
    )
    yield _map(
        '"$status:$uri"',
        "$guide_path",
        {
            "~^416:": "",
            rf"~:(?<guide_plain>.+{policy.copies})\.(?:{_PACKED})$": "$guide_plain",
            "~:(?<guide_whole>.+)$": "$guide_whole",
        },
    )
    yield _map("$uri", "$guide_encoding", {rf"~{policy.copies}\.{ending}$": name for name, ending in ENCODINGS.items()})
    yield _map(
        "$guide_path", "$guide_vary", {rf"~(?:/|\.(?:{'|'.join(policy.text_endings)}))$": "Accept-Encoding"}
    )
    yield _map("$status", "$guide_allow", {"405": "GET, HEAD"})
    for name, value in policy.everywhere.items():
        yield _map("$guide_path", _variable(name), {"": ""}, value)
    for name, value in policy.tls.items():
        yield _map('"$https:$guide_path"', _variable(name), {"~^on:.": value})
    for name in policy.names:
        yield _map(
            "$guide_path",
            _variable(name),
            {f"~{kind.path.pattern}": hashes.fill(kind.headers.get(name, "")) for kind in policy.kinds},
        )


def _map(source: str, target: str, values: dict[str, str], default: str = "") -> str:
    """A map. ``volatile``, since the path changes when nginx goes on to another file."""
    lines = [f'    "{key}" "{value}";' for key, value in values.items()]
    return "\n".join(
        [f"map {source} {target} {{", "    volatile;", f'    default "{default}";', *lines, "}", ""]
    )


def _variable(header: str) -> str:
    return "$guide_" + header.lower().replace("-", "_")


def _types(policy: Policy) -> Iterator[str]:
    yield "    types {"
    for ending, kind in policy.types.items():
        yield f'        "{kind}" {ending};'
    yield "    }"


def _headers(policy: Policy) -> Iterator[str]:
    for name in (*policy.everywhere, *policy.tls, *policy.names):
        yield f"    add_header {name} {_variable(name)} always;"
    yield "    add_header Vary $guide_vary always;"
    yield "    add_header Allow $guide_allow always;"
    yield "    add_header Content-Encoding $guide_encoding always;"


def _packed(policy: Policy) -> Iterator[str]:
    """A location for each type, since nginx tells the type of a compressed file from its last ending."""
    for ending in policy.text_endings:
        yield f"    location ~ \\.{ending}\\.(?:{_PACKED})$ {{"
        yield "        internal;"
        yield "        types { }"
        yield f'        default_type "{policy.types[ending]}";'
        yield "    }"
