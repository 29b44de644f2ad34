"""Files compressed beside the originals: who gets which, and what tells them apart."""

import gzip

import brotli
import pytest
import zstandard
from support.asking import ask

OPEN = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    None: bytes,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
}
BROWSER = "gzip, deflate, br, zstd"  # what Chromium asks for
ASKED = [  # what is asked for, and what comes
    (BROWSER, "br"),
    ("br", "br"),
    ("gzip", "gzip"),
    ("zstd", "zstd"),
    ("gzip, zstd", "zstd"),
    ("GZIP", "gzip"),
    ("gzip;q=1.0", "gzip"),
    ("br;q=0.5", "br"),
    ("identity", None),
    ("deflate", None),
    ("", None),
    ("br;q=0", None),
    ("br;q=0.000, gzip", "gzip"),
    ("br; q=0, zstd;q=0, gzip;q=0", None),
    ("bread, xgzip", None),
]
PATHS = [
    "/",
    "/uses/hair.html",
    "/about/",
    "/sitemap.xml",
    "/downloads/references.bib",
    "/embed/v1/embeds.json",
]


def original(site, path):
    return (site / (path + "index.html" if path.endswith("/") else path).lstrip("/")).read_bytes()


@pytest.mark.parametrize(("asked", "given"), ASKED)
def test_each_reader_gets_the_smallest_copy_that_it_can_read(server, asked, given):
    found = ask(server.port, "/uses/hair.html", Accept_Encoding=asked)
    assert (found.status, found.header("Content-Encoding"), found.header("Vary")) == (
        200,
        given,
        "Accept-Encoding",
    )
    assert OPEN[given](found.body) == original(server.site, "/uses/hair.html")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", ["br", "gzip", "zstd"])
def test_every_kind_of_text_comes_compressed_with_its_own_type(server, path, name):
    found, whole = ask(server.port, path, Accept_Encoding=name), ask(server.port, path)
    assert (found.status, found.header("Content-Encoding")) == (200, name)
    assert OPEN[name](found.body) == whole.body == original(server.site, path)
    assert found.header("Content-Type") == whole.header("Content-Type")


def test_a_request_that_says_nothing_of_encodings_gets_the_file_itself(server):
    found = ask(server.port, "/index.html")
    assert found.header("Content-Encoding") is None and found.body == original(server.site, "/index.html")


def test_what_is_compressed_in_itself_is_left_alone(server):
    found = ask(server.port, "/hand.pdf", Accept_Encoding=BROWSER)
    assert (found.header("Content-Encoding"), found.header("Vary")) == (None, None)
    assert found.body == original(server.site, "/hand.pdf")


def test_a_file_that_somebody_compressed_is_sent_as_it_is(server):
    found = ask(server.port, "/data.tar.gz", Accept_Encoding=BROWSER)
    assert (found.status, found.header("Content-Encoding"), found.body) == (200, None, b"test data of its own")


def test_the_page_for_missing_addresses_comes_compressed_too(server):
    found = ask(server.port, "/not/there", Accept_Encoding=BROWSER)
    assert (found.status, found.header("Content-Encoding")) == (404, "br")
    assert brotli.decompress(found.body) == original(server.site, "/404.html")


def test_each_copy_has_a_mark_of_its_own_and_the_same_date(server):
    found = [
        ask(server.port, "/uses/hair.html", Accept_Encoding=name)
        for name in ("br", "gzip", "zstd", "identity")
    ]
    marks = {one.header("ETag") for one in found}
    assert len(marks) == 4 and None not in marks
    assert len({one.header("Last-Modified") for one in found}) == 1


@pytest.mark.parametrize("name", ["br", "gzip", "zstd", "identity"])
def test_a_reader_who_has_a_copy_is_told_that_it_is_right(server, name):
    first = ask(server.port, "/uses/hair.html", Accept_Encoding=name)
    asked = [
        {"If_None_Match": first.header("ETag")},
        {"If_None_Match": f'"other", {first.header("ETag")}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": first.header("Last-Modified")},
    ]
    for condition in asked:
        again = ask(server.port, "/uses/hair.html", Accept_Encoding=name, **condition)
        assert (again.status, again.body) == (304, b""), condition
        assert again.header("ETag") == first.header("ETag")
        for header in (
            "Cache-Control",
            "Content-Security-Policy",
        ):  # a browser keeps these of the newer answer
            assert again.header(header) == first.header(header)


def test_a_reader_with_another_copy_gets_the_file(server):
    mark = ask(server.port, "/uses/hair.html", Accept_Encoding="gzip").header("ETag")
    asked = [
        ("br", {"If_None_Match": mark}),
        ("gzip", {"If_None_Match": '"other"'}),
        ("gzip", {"If_Modified_Since": "Thu, 01 Jan 2015 00:00:00 GMT"}),
        ("gzip", {"If_Modified_Since": "nonsense"}),
    ]
    for name, condition in asked:
        found = ask(server.port, "/uses/hair.html", Accept_Encoding=name, **condition)
        assert (found.status, found.header("Content-Encoding")) == (200, name), condition


@pytest.mark.parametrize("asked", ["bytes=10-99", "bytes=99999999-"])
def test_a_part_of_a_text_says_truly_how_it_is_encoded(server, asked):
    found = ask(server.port, "/uses/hair.html", Range=asked, Accept_Encoding="br")
    if found.status == 206:
        name = found.header("Content-Encoding")
        copy = "/uses/hair.html" + {None: "", "br": ".br"}[name]
        assert found.body == original(server.site, copy)[10:100]
    else:
        assert (found.status, found.header("Content-Encoding")) == (416, None)


@pytest.mark.parametrize("name", ["br", "gzip", "zstd", "identity"])
@pytest.mark.parametrize("path", [*PATHS, "/hand.pdf", "/no/such/page"])
def test_head_is_get_without_the_body(server, path, name):
    whole, head = (ask(server.port, path, method, Accept_Encoding=name) for method in ("GET", "HEAD"))
    assert (head.status, head.body) == (whole.status, b"")
    left = [
        [pair for pair in one.headers if pair[0] not in ("Date", "Content-Length", "Transfer-Encoding")]
        for one in (whole, head)
    ]
    assert left[0] == left[1]
    assert head.header("Content-Length") in (None, str(len(whole.body)))
