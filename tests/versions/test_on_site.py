"""The site shows each frozen text, says when it was replaced, and lists what changed in readers' words."""

import json

import pytest
from guide import build
from support import releasing

OLD, NEW = "We do not know if the cream helps [@abel2015; @best2016].", "We do not know if the cream helps [@abel2015]."


@pytest.fixture(scope="session")
def site(released_once, tmp_path_factory):
    """A site whose page.md was changed and released again, and index.md was changed since."""
    import shutil

    import release
    root = shutil.copytree(released_once, tmp_path_factory.mktemp("site") / "guide")
    releasing.edit(root, "docs/page.md", OLD, NEW)
    releasing.edit(root, "docs/page.md", "updated: 2020-03-04", "updated: 2020-06-02")
    releasing.note(root, "2020-06-02", "fewer", "[page.md]", risk=True)
    assert release.main(["--root", str(root), "--day", "2020-06-02", "--today", "2020-06-02"]) == 0
    releasing.edit(root, "docs/index.md", "Read about", "Red about")
    releasing.edit(root, "docs/index.md", "[the cream](page.md).", "[the cream](page.md).\n\n{{ versions }}")
    assert build.run(root, root / "site", quiet=True) == 0
    return root / "site"


@pytest.fixture
def listing(site):
    return {one["name"]: one for one in json.loads((site / "versions.json").read_text(encoding="utf-8"))["texts"]}


def read(site, code, name="index.html"):
    return (site / "versions" / code / name).read_text(encoding="utf-8")


def test_a_text_that_was_replaced_says_so_and_leads_to_the_newer_one(site, listing):
    new, old = (entry["code"] for entry in listing["page.md"]["history"])
    html = read(site, old)
    assert "This text has been replaced." in html and f'href="../{new}/index.html"' in html
    assert 'href="../../page.html"' in html and "Harms: Made-up note fewer." in html
    assert "still the text of the guide" in read(site, new) and "replaced.</strong>" not in read(site, new)


def test_a_text_that_only_changed_since_is_replaced_too(site, listing):
    [entry] = listing["index.md"]["history"]
    assert listing["index.md"]["code"] != entry["code"]
    assert "This text has been replaced." in read(site, entry["code"])


def test_the_frozen_bytes_are_served_as_they_were_released(site, listing):
    count = 0
    for text in listing.values():
        for entry in text["history"]:
            own = (site.parent / "versions" / entry["code"] / "text.html").read_bytes()
            served = (site / "versions" / entry["code"] / "text.html").read_bytes()
            assert served == own and b"replaced" not in own.partition(b"</style>")[2]
            count += 1
    assert count == 6


def test_versions_json_tells_what_each_code_said_changed(listing):
    new, old = listing["page.md"]["history"]
    assert [said["says"] for said in new["says"]] == ["Made-up note fewer."] and new["says"][0]["risk"]
    assert [said["says"] for said in old["says"]] == ["Made-up first version."]
    assert (new["day"], old["day"]) == ("2020-06-02", "2020-06-01") and listing["page.md"]["code"] == new["code"]
    assert new["address"] == f"https://tiny.example/versions/{new['code']}/index.html"


def test_readers_see_the_same_as_a_table_and_each_page_has_its_code(site, listing):
    html = (site / "index.html").read_text(encoding="utf-8")
    for name, text in listing.items():
        assert text["code"] in html, name
        for entry in text["history"]:
            assert f'href="versions/{entry["code"]}/index.html"' in html
    assert "Harms: Made-up note fewer." in html and "No text has been released yet" not in html
    assert listing["page.md"]["code"] in (site / "page.html").read_text(encoding="utf-8")


def test_a_page_that_is_gone_keeps_its_frozen_text(guide):
    (guide / "docs/glossary.md").unlink()
    releasing.edit(guide, "mkdocs.yml", "  - Words explained: glossary.md\n", "")
    code = next(folder.name for folder in (guide / "versions").glob("PAGE-GLOSSARY-*"))
    assert build.run(guide, guide / "site", quiet=True) == 0
    html = read(guide / "site", code)
    assert "This text has been replaced." in html and "no such text any more" in html


def test_the_real_guide_says_that_nothing_was_released_while_nothing_was(built_site, repo_root):
    data = json.loads((built_site / "versions.json").read_text(encoding="utf-8"))
    page = (built_site / "about/versions.html").read_text(encoding="utf-8")
    released = [entry for text in data["texts"] for entry in text["history"]]
    assert bool(released) == bool(list((repo_root / "versions").glob("*/text.html")))
    assert ("No text has been released yet." in page) == (not released)
    assert {text["kind"] for text in data["texts"]} >= {"page", "embed"}


def test_an_embed_has_the_code_of_its_page_and_each_page_shows_its_own(built_site):
    data = json.loads((built_site / "versions.json").read_text(encoding="utf-8"))
    codes = {text["name"]: text["code"] for text in data["texts"] if text["kind"] == "page"}
    embeds = json.loads((built_site / "embed/v1/embeds.json").read_text(encoding="utf-8"))["embeds"]
    assert len(embeds) == len([text for text in data["texts"] if text["kind"] == "embed"]) > 20
    for text in data["texts"]:
        if text["kind"] == "embed":
            assert text["code"] == codes[text["page"]]
        elif text["kind"] == "page":
            html = (built_site / text["name"].replace(".md", ".html")).read_text(encoding="utf-8")
            assert f"<code>{text['code']}</code></a></p>" in html, text["name"]
