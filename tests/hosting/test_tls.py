"""Over TLS, as on the public web: the same headers and one more, HTTP/2, and a way there from plain HTTP.

The files are those that hosts are given. In that for nginx the lines for TLS are switched on; Caddy takes its
own certificate, here from itself.
"""

from urllib.parse import urlsplit

import pytest
from guide.deploy import answer
from support.asking import ask, connected
from support.servers import running_over_tls
from test_headers import ABSENT, PATHS, real, sent


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(request, put_site, policy_file, hashes, tmp_path_factory):
    """The site behind a real server with TLS."""
    with running_over_tls(request.param, put_site, policy_file, hashes, tmp_path_factory.mktemp("tls")) as found:
        yield found


def over_tls(server, path, method="GET", **headers):
    """One request over TLS, with a certificate that is looked at."""
    return ask(server.port, path, method, tls=server.tls, host=server.host, **headers)


@pytest.mark.parametrize(("kind", "path"), PATHS)
def test_each_kind_of_path_has_its_headers_and_asks_to_stay_encrypted(server, policy_file, hashes, kind, path):
    path = real(path, server.site)
    found = over_tls(server, path, Accept_Encoding="br")
    assert found.status == 200
    assert found.header("Strict-Transport-Security") == "max-age=31536000"
    assert sent(found, policy_file) == answer.headers(policy_file, hashes, path, tls=True)


@pytest.mark.parametrize("path", ABSENT)
def test_a_missing_page_asks_to_stay_encrypted_too(server, policy_file, hashes, path):
    found = over_tls(server, path)
    assert found.status == 404
    assert sent(found, policy_file) == answer.headers(policy_file, hashes, path, found=False, tls=True)


def test_so_does_an_error(server, policy_file):
    wanted = {**policy_file.everywhere, **policy_file.tls}
    for status, found in (
        (405, over_tls(server, "/", "POST", Content_Length="0")),
        (416, over_tls(server, "/hand.pdf", Range="bytes=999999-")),
    ):
        assert found.status == status
        assert {name: found.header(name) for name in wanted} == wanted


@pytest.mark.parametrize("offered", [["h2", "http/1.1"], ["http/1.1"]])
def test_http_2_is_spoken_with_those_who_can(server, offered):
    def offering():
        context = server.tls()
        context.set_alpn_protocols(offered)
        return context

    with connected(server.port, offering) as connection:
        assert connection.selected_alpn_protocol() == offered[0]
        assert connection.version() in ("TLSv1.2", "TLSv1.3")


@pytest.mark.parametrize("path", ["/", "/uses/hair.html?from=a%20link", "/nothing.html"])
def test_plain_http_leads_to_the_same_place_over_tls(server, path):
    found = ask(server.plain, path, host="localhost")
    assert found.status in (301, 308)
    there = urlsplit(found.header("Location"))
    assert (there.scheme, there.hostname) == ("https", "localhost")
    assert there._replace(scheme="", netloc="").geturl() == path
    assert found.header("Strict-Transport-Security") is None  # a browser must ignore it there
