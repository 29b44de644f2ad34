"""mkdocs.yml, as far as the checks need it."""

import pytest
from guide import navigation
from guide.paths import Project


def load(tmp_path, text):
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    return navigation.load(Project(tmp_path))


def lines(tmp_path, nav):
    site, problems = load(tmp_path, nav)
    assert problems == []
    return None if site.entries is None else [(entry.src, entry.line, entry.column) for entry in site.entries]


def test_every_line_of_the_navigation_has_its_place(tmp_path):
    nav = "nav:\n  - index.md\n  - Größe: 'a/b.md' # c.md\n  - Part:\n      - {C: c.md, D: d.md}\n"
    assert lines(tmp_path, nav) == [
        ("index.md", 2, 5), ("a/b.md", 3, 12), ("c.md", 5, 13), ("d.md", 5, 22)]


@pytest.mark.parametrize("line, src", [
    ("./a.md", "a.md"), ("a//b.md", "a/b.md"), ("A: a", "a"), ("A: a.pdf", "a.pdf"), ("A:", ""), ("", ""),
    ("5", ""), ("A: !ENV B", ""), ('A: ""', "."),
])
def test_a_line_is_read_as_mkdocs_reads_it(tmp_path, line, src):
    assert [entry[0] for entry in lines(tmp_path, f"nav:\n  - {line}\n")] == [src]


@pytest.mark.parametrize("line", ["https://a.example/b.md", "A: http://a.example", "mailto:a@b.example",
                                  "A: /a/b.md"])
def test_another_place_is_no_page(tmp_path, line):
    assert lines(tmp_path, f"nav:\n  - {line}\n") == []


@pytest.mark.parametrize("text", ["", "# a remark", "site_name: A", "nav:", "nav: ~", "nav: 5", "- nav",
                                  "words",
                                  "? [a]\n: b\n", "{[nav]: [a.md]}"])
def test_without_a_navigation_there_is_none(tmp_path, text):
    assert lines(tmp_path, text) is None


def test_an_empty_navigation_holds_no_page(tmp_path):
    assert lines(tmp_path, "nav: []") == []


@pytest.mark.parametrize("nav", ["&a [*a, b.md]", "&a {A: *a, B: b.md}", "[[[b.md]]]", "!x [b.md]"])
def test_no_shape_of_a_navigation_has_no_end(tmp_path, nav):
    assert [entry[0] for entry in lines(tmp_path, f"nav: {nav}")] == ["b.md"]


@pytest.mark.parametrize("text, line", [("nav: [", 1), ("site_name: A\n\tnav: a", 2), ("a: 1\n---\nb: 2", 2)])
def test_broken_yaml_is_told_with_its_line(tmp_path, text, line):
    site, (problem,) = load(tmp_path, text)
    assert (problem.path, problem.rule, problem.line) == ("mkdocs.yml", "yaml-invalid", line)
    assert site == navigation.Site()


def test_a_tag_that_only_mkdocs_knows_does_no_harm(tmp_path):
    text = "markdown_extensions:\n  - x:\n      y: !!python/name:a.b.c\nsite_url: !ENV [A, b]\nnav: [a.md]\n"
    assert lines(tmp_path, text) == [("a.md", 5, 7)]


@pytest.mark.parametrize("src, flat, folders", [
    ("index.md", "index.html", "index.html"), ("a.md", "a.html", "a/index.html"),
    ("a/index.md", "a/index.html", "a/index.html"), ("a/README.md", "a/index.html", "a/index.html"),
    ("README.md", "index.html", "index.html"), ("my-index.md", "my-index.html", "my-index/index.html"),
])
def test_the_address_of_a_page_is_the_one_that_mkdocs_gives_it(tmp_path, src, flat, folders):
    site, _ = load(tmp_path, "docs_dir: text\nsite_url: https://a.example/\nuse_directory_urls: false\n")
    assert (site.docs_dir, site.site_url, site.address(src)) == ("text", "https://a.example/", flat)
    site, _ = load(tmp_path, "site_name: A")
    assert (site.docs_dir, site.site_url, site.address(src)) == ("docs", "", folders)
