"""The policy file: read strictly, and what is made from it is what is committed."""

import re

import pytest
from guide.deploy import answer, headers_file, inline, policy, write
from guide.deploy.place import Place
from guide.problems import ProblemsFound

GOOD = """\
everywhere: {X-Content-Type-Options: nosniff}
tls: {Strict-Transport-Security: max-age=1}
kinds:
  missing: {path: '^/404\\.html$', headers: {Cache-Control: no-cache}}
  embed: {path: ^/embed/, headers: {Cache-Control: max-age=2}}
  other: {path: ., headers: {Content-Security-Policy: {default-src: "'none'", style-src: "'self' {styles}"}}}
types: {html: text/html; charset=utf-8, png: image/png}
"""


def read(tmp_path, text):
    (tmp_path / "policy.yml").write_text(text, encoding="utf-8")
    return policy.load(tmp_path / "policy.yml")


def test_a_policy_gives_each_path_its_kind(tmp_path):
    found = read(tmp_path, GOOD)
    assert [answer.kind_of(found, path).name for path in ("/404.html", "/embed/x", "/x/404.html")] == [
        "missing",
        "embed",
        "other",
    ]
    assert found.text_endings == ("html",)


def test_hashes_come_where_the_policy_has_a_place_for_them(tmp_path):
    found = read(tmp_path, GOOD)
    both = answer.Hashes(("'sha256-a='", "'sha256-b='"))
    for hashes, text in (
        (both, "style-src 'self' 'sha256-a=' 'sha256-b='"),
        (answer.Hashes(), "style-src 'self'"),
    ):
        assert answer.headers(found, hashes, "/x")["Content-Security-Policy"] == f"default-src 'none'; {text}"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("tls:", "tsl:", 2, 'There is no part "tsl"'),
        ("nosniff", "'no\"sniff'", 1, "cannot be told to every host"),
        ("max-age=1", "[1]", 2, "cannot be told"),
        ("max-age=1", "max-age=$x", 2, "cannot be told"),
        ("X-Content-Type-Options", "x_content", 1, "no name of a header"),
        ("path: .,", "path: ^/x,", 6, "fit every path"),
        ("'self' {styles}", "'unsafe-inline'", 6, "lets code of others in"),
        ("'self' {styles}", "https:", 6, "lets code"),
        ("^/embed/", "'[a'", 5, "no regular expression"),
        ("^/embed/", "'(?=x)'", 5, "not every host knows"),
        ("embed:", "embedd:", 3, 'The kind "embed" is missing'),
        ("image/png", "picture", 7, "no ending with its content type"),
        ("headers: {Cache-Control: no-cache}", "header: {}", 4, 'needs "path" and "headers"'),
        ("max-age=2}", "max-age=2", 6, "This YAML is broken"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, old, new, line, said):
    with pytest.raises(ProblemsFound) as found:
        read(tmp_path, GOOD.replace(old, new))
    assert any(said in problem.message for problem in found.value.problems), found.value
    assert line in {problem.line for problem in found.value.problems}


def without_names(text):
    """Names of files with a hash change with every word of the guide; hosts get them from a run of their own."""
    return re.sub(r"^/assets/\S+$", lambda line: re.sub(r"\.[0-9a-f]{8}\.", ".HASH.", line[0]), text, flags=re.M)


def test_the_committed_files_are_what_the_policy_gives(repo_root, built_site, policy_file):
    for name, text in write.files(policy_file, built_site, Place()).items():
        committed = (repo_root / "deploy" / name).read_text(encoding="utf-8")
        assert without_names(committed) == without_names(text), f"deploy/{name} is out of date: make deploy"
        assert name != "_headers" or ".HASH." in without_names(text)


def made(tmp_path, html):
    (tmp_path / "uses").mkdir()
    (tmp_path / "uses" / "a.html").write_text(html, encoding="utf-8")
    return inline.hashes(tmp_path)


def test_what_stands_inside_pages_is_found_once_each(tmp_path):
    (tmp_path / "embed").mkdir()
    (tmp_path / "embed" / "a.html").write_text('<style>x</style><p style="a">', encoding="utf-8")
    found = made(
        tmp_path,
        "<style>a{}</style><svg><style>a{}</style></svg><script>1</script>"
        '<script src="x"></script><script type="application/ld+json">{}</script>',
    )
    # printf 'a{}' | openssl dgst -sha256 -binary | base64
    assert found.styles == ("'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='",)
    assert len(found.scripts) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color:red">',
        '<a onclick="x()">',
        '<svg><path style="fill:red"/></svg>',
        '<a href=" JavaScript:x()">',
        "".join(f"<style>{one}</style>" for one in "abcdefghi"),
    ],
)
def test_what_no_hash_can_allow_is_refused(tmp_path, html):
    with pytest.raises(ProblemsFound, match="uses/a.html"):
        made(tmp_path, html)


def rules(text):
    """The rules of a _headers file as (pattern, headers)."""
    found = []
    for line in text.splitlines():
        if line.startswith("/"):
            found.append((line, {}))
        elif line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[-1][1][name] = value
    return found


def fits(pattern, path):
    begin, star, end = pattern.partition("*")
    return (
        path.startswith(begin) and path.endswith(end) and len(path) >= len(begin + end)
        if star
        else path == pattern
    )


def wrong(policy, hashes, site):
    """Addresses, with .html and without, that do not have each header of theirs from exactly one rule."""
    listed = rules(headers_file.text(policy, hashes, site))
    for file in sorted(site.rglob("*")):
        path = "/" + file.relative_to(site).as_posix()
        if file.is_file() and not path.endswith(".gz"):
            for asked in {path, path.removesuffix(".html")}:
                found = [pair for pattern, own in listed if fits(pattern, asked) for pair in own.items()]
                if sorted(found) != sorted(answer.headers(policy, hashes, path, tls=True).items()):
                    yield asked


def test_with_rules_that_add_up_each_file_has_its_headers_from_one_rule(built_site, policy_file, hashes):
    assert list(wrong(policy_file, hashes, built_site)) == []


def test_names_that_begin_alike_do_not_share_a_rule(tmp_path, policy_file):
    for name in ("hair.html", "hair-loss.html", "hair.pdf", "hairy/a.html", "hairy/b.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert list(wrong(policy_file, answer.Hashes(), tmp_path)) == []


def test_sheets_that_were_made_change_no_rule(tmp_path, policy_file):
    before = headers_file.text(policy_file, answer.Hashes(), tmp_path)
    (tmp_path / "handouts").mkdir()
    (tmp_path / "handouts" / "sheet.pdf").write_bytes(b"test data")
    assert headers_file.text(policy_file, answer.Hashes(), tmp_path) == before
    assert "/handouts/*" in before


def test_a_rule_is_never_longer_and_there_are_never_more_than_a_host_takes(tmp_path, policy_file):
    assert len(rules((headers_file.text(policy_file, answer.Hashes(), tmp_path)))) == 2
    for number in range(101):
        (tmp_path / f"page{number:03}.html").write_text("", encoding="utf-8")
    with pytest.raises(ProblemsFound, match="103 rules; Cloudflare takes 100"):
        headers_file.text(policy_file, answer.Hashes(), tmp_path)
