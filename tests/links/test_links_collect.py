"""Which addresses lead out of the guide, and where they stand."""

import pytest
from guide.links import collect
from guide.paths import Project
from support import tiny

PAGE = """# Home

An [inline link](https://a.example/x "Title") and [brackets](https://a.example/x_(y)).
An autolink <https://b.example/auto>, and [by name][one].

!!! note
    Inside a box: [boxed](https://boxed.example/).

<p><a class="x" href='https://c.example/?a=1&amp;b=2'>raw</a></p>

Again [the same](https://a.example/x), [longer](https://a.example/x/y),
[longer](https://a.example/x/y), [inside](other.md), [mail](mailto:a@b.example).

`[code](https://code.example/)` and https://bare.example/ and

```
[fenced](https://fenced.example/)
```

<!-- [comment](https://comment.example/) -->

[one]: https://d.example/named
"""
BODY_LINE = tiny.FRONT.count("\n") + 1


def bib_place(field, key):
    """Where the tiny guide's only such field stands."""
    return f"references.bib:{tiny.BIB[:tiny.BIB.index(f'{field} =')].count(chr(10)) + 1} {key}"


LABEL = bib_place("url", "label-a")


def links(root):
    project = Project(root)
    return collect.collect(project, collect.read_bibliography(project), collect.settings(project))


def places(found, address):
    return [str(place) for place in found[address]]


@pytest.fixture
def guide(tmp_path):
    """Makes a tiny guide, with boxes switched on."""
    def make(**parts):
        root = tiny.make(tmp_path / "guide", **parts)
        config = root / "mkdocs.yml"
        text = config.read_text(encoding="utf-8").replace("[attr_list,", "[admonition, attr_list,")
        config.write_text(text, encoding="utf-8")
        return root

    return make


def test_every_kind_of_link_in_a_page_is_found_on_its_line(guide):
    found = links(guide(index=PAGE))
    lines = {address: [place.line - BODY_LINE for place in found[address]] for address in found
             if found[address][0].file == "docs/index.md"}
    assert lines == {
        "https://a.example/x": [2, 10], "https://a.example/x/y": [10, 11], "https://a.example/x_(y)": [2],
        "https://b.example/auto": [3],
        "https://boxed.example/": [6], "https://c.example/?a=1&b=2": [8], "https://d.example/named": [21],
    }


def test_pages_in_folders_are_read_too(guide):
    root = guide()
    (root / "docs" / "deep").mkdir()
    tiny.write_page(root, "deep/page.md", "# Deep\n\n[x](https://deep.example/)\n")
    assert places(links(root), "https://deep.example/") == [f"docs/deep/page.md:{BODY_LINE + 2}"]


def test_a_page_with_broken_front_matter_is_read_all_the_same(guide):
    root = guide()
    (root / "docs" / "index.md").write_text("---\ntitle: [\n---\n[x](https://x.example/)\n", encoding="utf-8")
    assert places(links(root), "https://x.example/") == ["docs/index.md:4"]


def test_sources_give_url_and_doi_with_line_and_key(guide):
    found = links(guide())
    assert places(found, "https://label.example/") == [LABEL]
    doi = "https://doi.org/10.1097/01.prs.0000304611.71480.0a"
    assert places(found, doi) == [bib_place("doi", "park2008")]


@pytest.mark.parametrize("url", [
    "https://doi.org/10.1000/AbC", "http://dx.doi.org/10.1000/abc", "https://doi.org/10.1000%2Fabc"])
def test_a_doi_that_the_url_says_already_is_not_asked_twice(guide, url):
    bib = f"@misc{{a,\n  title = {{x}},\n  doi = {{10.1000/abc}},\n  url = {{{url}}},\n}}\n"
    assert list(links(guide(bib=bib))) == [url]


def test_a_doi_stands_beside_another_url(guide):
    bib = "@misc{a,\n  title = {x},\n  doi = {10.1000/a<b>},\n  url = {https://x.example/10.1000/a<b>},\n}\n"
    found = links(guide(bib=bib))
    assert list(found) == ["https://doi.org/10.1000/a%3Cb%3E", "https://x.example/10.1000/a<b>"]


def test_one_address_in_a_source_and_a_page_is_one_link_with_both_places(guide):
    found = links(guide(index="# Home\n\n[x](https://label.example/)\n"))
    assert places(found, "https://label.example/") == [
        f"docs/index.md:{BODY_LINE + 2}", LABEL]


def test_an_address_that_cannot_be_found_in_the_page_still_has_its_file(guide):
    found = links(guide(index="# Home\n\n[x](https://x.example/a\\_b)\n"))
    assert places(found, "https://x.example/a_b") == ["docs/index.md"]


def test_a_tag_that_only_mkdocs_knows_does_no_harm(guide):
    root = guide()
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(
        "nav:", "extra:\n  x: !!python/name:material.x ''\n  y: !ENV [A, b]\nnav:")
    config.write_text(text, encoding="utf-8")
    assert collect.settings(Project(root)).site_url == "https://tiny.example/"


@pytest.mark.parametrize(("name", "text", "said"), [
    ("mkdocs.yml", "site_name: Tiny\n", "mkdocs.yml has no site_url"),
    ("mkdocs.yml", "site_name: [\n", "mkdocs.yml:2: This is not proper YAML"),
    ("mkdocs.yml", "site_url: https://x.example/\nmarkdown_extensions: [no_such_thing]\n", "no_such_thing"),
    ("references.bib", "@misc{a,\n  title = {x\n", "references.bib:"),
    ("references.bib", None, "There is no bibliography"),
    ("mkdocs.yml", None, "mkdocs.yml cannot be read"),
])
def test_what_cannot_be_read_is_named(guide, name, text, said):
    root = guide()
    (root / name).unlink()
    if text is not None:
        (root / name).write_text(text, encoding="utf-8")
    with pytest.raises(collect.CollectError, match=said):
        links(root)


@pytest.mark.parametrize("name", ["references.bib", "docs/index.md"])
def test_a_file_that_is_not_utf8_is_named(guide, name):
    root = guide()
    (root / name).write_bytes(b"\xff\xfe")
    with pytest.raises(collect.CollectError, match="UTF-8"):
        links(root)
