"""Every header on every kind of path, from real servers, as the policy says."""

import pytest
from guide.deploy import answer
from support.asking import ask

KINDS = {
    "page": ["/", "/index.html", "/uses/hair.html", "/about/", "/about/index.html"],
    "embed": [
        "/embed/v1/uses/hair.html",
        "/embed/v1/embed.js",
        "/embed/v1/embeds.json",
        "/embed/v1/oembed/uses/hair.json",
        "/embed/v1/plain/uses/hair.html",
    ],
    "version": ["/versions/PAGE-TEST-000000/", "/versions/PAGE-TEST-000000/text.html"],
    "data": ["/changes.atom", "/changes.json", "/versions.json", "/api/v1/index.json"],
    "hashed": ["/assets/HASHED.js"],
    "download": [
        "/downloads/references.bib",
        "/downloads/references.ris",
        "/downloads/references.json",
        "/hand.pdf",
    ],
    "other": ["/sitemap.xml"],
    "missing": ["/404.html"],
}
ABSENT = [
    "/nothing",
    "/nothing.html",
    "/uses/nothing.css",
    "/a/b/c/d/e.json",
    "/embed/nothing.html",
    "/empty-folder/",
]
PATHS = [(kind, path) for kind, paths in KINDS.items() for path in paths]


def real(path, site):
    """A path with the hash that the file has in this build."""
    return (
        "/" + next(site.glob("assets/guide.*.js")).relative_to(site).as_posix() if "HASHED" in path else path
    )


def sent(found, policy):
    """The headers of an answer that the policy speaks of, and those of no other kind."""
    names = {*policy.everywhere, *policy.tls, *policy.names}
    return {name: found.header(name) for name in names if found.header(name) is not None}


@pytest.mark.parametrize(("kind", "path"), PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_each_kind_of_path_has_exactly_its_headers(server, policy_file, hashes, kind, path, method):
    path = real(path, server.site)
    assert answer.kind_of(policy_file, path).name == kind or path == "/404.html"
    found = ask(server.port, path, method, Accept_Encoding="br")
    assert found.status == 200
    assert sent(found, policy_file) == answer.headers(policy_file, hashes, path)
    assert found.header("Content-Type") == answer.content_type(policy_file, path)
    text = "charset=" in answer.content_type(policy_file, path)
    assert found.header("Vary") == ("Accept-Encoding" if text else None)
    assert found.header("Set-Cookie") is None
    assert not any(sign.isdigit() for sign in found.header("Server") or ""), "the server tells its version"


@pytest.mark.parametrize("path", ABSENT)
def test_an_address_that_does_not_exist_has_the_headers_of_the_page_for_it(server, policy_file, hashes, path):
    found = ask(server.port, path)
    assert found.status == 404
    assert found.body == (server.site / "404.html").read_bytes()
    assert sent(found, policy_file) == answer.headers(policy_file, hashes, path, found=False)
    assert found.header("Content-Type") == "text/html; charset=utf-8"


def test_every_file_of_the_site_is_of_a_known_type_and_is_sent_as_it_is(server, policy_file, hashes):
    known = [
        file
        for file in sorted(server.site.rglob("*"))
        if file.is_file()
        and file.suffix.lstrip(".") not in answer.ENCODINGS.values()
        and "/." not in file.as_posix()
        and not file.name.startswith("_")
    ]
    assert len(known) > 100
    for file in known:
        path = "/" + file.relative_to(server.site).as_posix()
        found = ask(server.port, path)
        assert (found.status, found.body) == (200, file.read_bytes()), path
        assert (
            found.header("Content-Type")
            == answer.content_type(policy_file, path)
            != "application/octet-stream"
        ), path
        assert sent(found, policy_file) == answer.headers(policy_file, hashes, path), path


def test_only_embeds_may_stand_in_other_websites(policy_file, hashes):
    for kind, path in PATHS:
        found = answer.headers(policy_file, hashes, path)
        framed = "frame-ancestors *" in found["Content-Security-Policy"]
        assert framed == (kind == "embed") == ("X-Frame-Options" not in found)


def test_over_tls_a_host_says_so_for_a_year(policy_file, hashes):
    assert (
        answer.headers(policy_file, hashes, "/", tls=True)["Strict-Transport-Security"] == "max-age=31536000"
    )


def test_an_error_has_the_headers_that_every_answer_has(server, policy_file):
    for status, found in (
        (405, ask(server.port, "/", "POST", Content_Length="0")),
        (416, ask(server.port, "/hand.pdf", Range="bytes=999999-")),
    ):
        assert found.status == status
        assert {name: found.header(name) for name in policy_file.everywhere} == policy_file.everywhere
