"""Many readers at once, and servers that know nothing of the policy."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin, urlsplit

import pytest
from guide.deploy import meta
from guide.loopback import serve_folder
from support.asking import ask

READERS = 200
_LOADED = re.compile(rb'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]* (?:href|src)="([^"]+)"')


def test_two_hundred_readers_at_once_all_get_their_page(server):
    page = (server.site / "uses" / "hair.html").read_bytes()
    paths = ["/uses/hair.html", "/uses//hair.html?x", "/nothing"]

    def read(number):
        found = ask(server.port, paths[0], Accept_Encoding="identity" if number % 2 else "br")
        return found.status, found.body == (
            page if number % 2 else (server.site / "uses/hair.html.br").read_bytes()
        )

    with ThreadPoolExecutor(READERS) as readers:
        assert set(readers.map(read, range(3 * READERS))) == {(200, True)}


def loaded(port, path, found):
    """(address, status) of what a page names in its head and body."""
    for address in _LOADED.findall(found.body):
        there = urlsplit(urljoin(f"http://127.0.0.1{path}", address.decode())).path
        yield there, ask(port, there).status


@pytest.mark.parametrize("path", ["/nothing", "/uses/nothing.html", "/a/b/c/d/e/f"])
def test_the_page_for_missing_addresses_finds_its_styles_however_deep(server, path):
    found = ask(server.port, path)
    assert found.status == 404
    statuses = dict(loaded(server.port, path, found))
    assert statuses and set(statuses.values()) == {200}, statuses


def test_the_same_folder_works_behind_a_plain_file_server(put_site):
    with serve_folder(put_site) as url:
        port = urlsplit(url).port
        for path in ("/", "/index.html", "/uses/hair.html", "/about/", "/embed/v1/uses/hair.html"):
            found = ask(port, path)
            assert found.status == 200, path
            assert {status for _, status in loaded(port, path, found)} <= {200}, path


def test_a_host_without_headers_has_the_policy_in_its_pages(built_site, policy_file, hashes, tmp_path):
    for name in ("index.html", "404.html", "uses/hair.html", "embed/v1/uses/hair.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((built_site / name).read_bytes())
    assert meta.add(tmp_path, policy_file) == 3
    once = (tmp_path / "uses" / "hair.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in once and "frame-ancestors" not in once
    assert once.index("Content-Security-Policy") < once.index("<link")
    meta.add(tmp_path, policy_file)
    assert (tmp_path / "uses" / "hair.html").read_text(encoding="utf-8") == once
    embed = "embed/v1/uses/hair.html"
    assert (tmp_path / embed).read_bytes() == (built_site / embed).read_bytes()
