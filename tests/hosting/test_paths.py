"""Odd and hostile addresses: a page, the page for missing addresses, or a refusal; never anything else."""

import pytest
from support.asking import SECRET, ask

OUT = [
    b"/../outside.html",
    b"/%2e%2e/outside.html",
    b"/uses/../../outside.html",
    b"/uses/%2e%2e/%2e%2e/outside.html",
    b"/..%2foutside.html",
    b"/%2e%2e%2foutside.html",
    b"/..%5coutside.html",
    b"/..\\outside.html",
    b"//../outside.html",
    b"/uses/..;/../outside.html",
    b"/%252e%252e/outside.html",
    b"/%c0%ae%c0%ae/outside.html",
    b"/....//outside.html",
    b"/./.././outside.html",
]
HIDDEN = [
    b"/.git/config",
    b"/.git/",
    b"/.git",
    b"/.env",
    b"/uses/.hidden.html",
    b"/%2egit/config",
    b"//.git/config",
    b"/uses/%2ehidden.html",
    b"/_headers",
    b"/_redirects",
    b"/x/../.env",
    b"/.GIT/config",
]
COPIES = [b"/index.html.br", b"/index.html.gz", b"/uses/hair.html.zst", b"/sitemap.xml.gz", b"/assets/.br"]
REFUSED = [
    b"/%00",
    b"/index.html%00.png",
    b"/\x00",
    b"/index.html%0d%0aX-Test:1",
    b"/%",
    b"/%zz",
    b"/\\",
    b"/uses\\hair.html",
    b"/" + b"a" * 7000,
    b"/" + b"a/" * 3000,
    b"/~root/",
    b"/*",
    b"/index.html/",
    b"/index.html/x",
    b"/index.php",
    b"/CON",
    b"/nul.html",
    b"/\xff\xfe",
    b"/%ff%fe",
    b"/'\"<script>",
    b"/${7*7}",
    b"/{placeholder}",
    b"/index.html;x",
]
FOLDERS = [
    b"/assets/",
    b"/assets/images/",
    b"/downloads/",
    b"/embed/",
    b"/embed/v1/oembed/",
    b"/empty-folder/",
]


@pytest.mark.parametrize(
    "path", [*OUT, *HIDDEN, *COPIES, *FOLDERS, *REFUSED], ids=lambda path: ascii(path[:40])[2:-1]
)
@pytest.mark.parametrize("encoding", ["identity", "br, gzip, zstd"])
def test_nothing_comes_that_is_no_page(server, path, encoding):
    found = ask(server.port, path, Accept_Encoding=encoding)
    if found.status in (301, 308):  # to the same place written properly, which is asked for in turn
        there = found.header("Location")
        assert there.startswith("/") and not there.startswith("//")
        found = ask(server.port, there)
    assert found.status in (400, 404, 414), found.status
    assert SECRET.encode() not in found.body
    assert b"Index of" not in found.body and b"references.bib</a>" not in found.body


@pytest.mark.parametrize(
    "path",
    [
        "//index.html",
        "/uses//hair.html",
        "/./index.html",
        "/uses/../index.html",
        "/%69ndex.html",
        "/uses%2fhair.html",
        "/index.html?x=1&y=%00",
        "/index.html?" + "q" * 4000,
        "/?../../x",
    ],
)
def test_a_page_written_oddly_is_the_page_or_not_found(server, path):
    found = ask(server.port, path)
    if found.status in (301, 308):
        found = ask(server.port, found.header("Location"))
    pages = {(server.site / name).read_bytes() for name in ("index.html", "uses/hair.html")}
    assert (found.status, found.body in pages) in ((200, True), (404, False), (400, False))


@pytest.mark.parametrize("length", [9_000, 40_000, 2_000_000])
def test_an_endless_address_is_refused_and_the_server_lives(server, length):
    try:
        assert ask(server.port, b"/" + b"a" * length).status in (400, 404, 414, 431)
    except ConnectionError:
        pass  # it hung up, which is a refusal too
    assert ask(server.port, "/").status == 200


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "MADEUP"]
)
@pytest.mark.parametrize("path", ["/", "/uses/hair.html", "/embed/v1/embed.js", "/nothing"])
def test_only_reading_is_possible(server, method, path):
    found = ask(server.port, path, method, Content_Length="0")
    assert found.status == 405
    if method != "TRACE":  # nginx refuses it before it looks at any rule
        assert found.header("Allow") == "GET, HEAD"


def test_a_folder_without_its_slash_leads_to_the_folder_on_the_same_host(server):
    found = ask(server.port, "/about")
    assert (found.status, found.header("Location")) in (
        (301, "/about/"),
        (308, "/about/"),
        (301, "about/"),
        (308, "about/"),
    )
    assert ask(server.port, "/about/").body == (server.site / "about" / "index.html").read_bytes()


def test_the_start_page_is_what_the_root_shows(server):
    assert ask(server.port, "/").body == (server.site / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        ("bytes=0-99", 206, 0, 99),
        ("bytes=100-", 206, 100, None),
        ("bytes=-50", 206, -50, None),
        ("bytes=0-0", 206, 0, 0),
        ("bytes=999999-", 416, 0, 0),
        ("nonsense", (200, 416), 0, None),
        ("bytes=9-2", (200, 416), 0, None),
    ],
)
def test_a_part_of_a_file_can_be_asked_for(server, asked, status, first, last):
    whole = (server.site / "hand.pdf").read_bytes()
    found = ask(server.port, "/hand.pdf", Range=asked)
    assert found.status in (status if isinstance(status, tuple) else (status,))
    if found.status == 206:
        part = whole[first:] if last is None else whole[first : last + 1]
        begin = first % len(whole)
        assert found.body == part
        assert found.header("Content-Range") == f"bytes {begin}-{begin + len(part) - 1}/{len(whole)}"
    elif found.status == 416:
        assert found.header("Content-Range") == (
            f"bytes */{len(whole)}" if asked == "bytes=999999-" else found.header("Content-Range")
        )
    else:
        assert found.body == whole


def test_the_page_for_missing_addresses_is_whole_whatever_is_asked(server):
    page = (server.site / "404.html").read_bytes()
    first = ask(server.port, "/nothing")
    for asked in (
        {"Range": "bytes=0-9"},
        {"If_None_Match": first.header("ETag") or '"x"'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    ):
        found = ask(server.port, "/nothing", **asked)
        assert (found.status, found.body) == (404, page), asked
