"""The page for clinics as it is built: the place of the builder and the ready snippets."""

import json
import re

import pytest
from guide import bundle, clinic_page, directives
from lxml import html
from support import tiny

SITE = "https://mesotherapy-guide.example/"
PAGE = "# For clinics\n\n{{ embed-builder }}\n\n## Ready snippets\n\n{{ embed-builder: ready }}\n"


@pytest.fixture(scope="module")
def page(built_site):
    return (built_site / "for-clinics.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def listed(built_site):
    return json.loads((built_site / "embed/v1/embeds.json").read_text(encoding="utf-8"))["embeds"]


def ready(page):
    return html.fromstring(page).xpath("//section[contains(@class,'embed-ready')]//*[@data-embed]")


def test_there_is_a_snippet_for_each_embed_with_its_title_and_page(page, listed):
    found = [(one.get("data-embed"), one.get("data-title"), one.get("data-full"), "data-part" in one.attrib)
             for one in ready(page)]
    assert found == [(one["name"], one["title"], one["full"], one["part"]) for one in listed]


def test_each_snippet_is_a_frame_of_its_embed_and_of_nothing_else(page, listed):
    for one, embed in zip(ready(page), listed, strict=True):
        pasted = html.fragment_fromstring(one.find(".//code").text_content())
        [frame] = pasted.iter("iframe")
        assert frame.get("src") == embed["embed"]
        assert frame.get("title") == f"{embed['title']} (Mesotherapy, honestly)"
        assert not pasted.xpath("//script") and frame.get("srcdoc") is None


def test_parts_stand_in_the_fold_of_their_page(page, listed):
    folds = html.fromstring(page).xpath("//section[contains(@class,'embed-ready')]/details")
    assert [fold.find("summary").text for fold in folds] == [one["title"] for one in listed if not one["part"]]
    for fold in folds:
        names = fold.xpath(".//@data-embed")
        assert all(name.startswith(f"{names[0]}/") for name in names[1:])


def test_the_builder_gets_its_scripts_in_the_order_in_which_they_need_each_other(page):
    [loaded] = re.findall(r'data-scripts="([^"]+)"', page)
    scripts = re.findall(r'assets/tool-([a-z-]+)\.[0-9a-f]{8}\.js', loaded)
    assert scripts == ["basics", "embed-snippet", "embed-preview", "embed-choices", "embed-builder"]
    assert bundle.tools(page) == scripts


def test_the_builder_knows_the_address_of_the_site_and_no_style_is_written_into_the_page(page):
    [place] = html.fromstring(page).xpath("//*[@data-site]")
    assert (place.get("data-site"), place.get("data-name")) == (SITE, "Mesotherapy, honestly")
    assert html.fromstring(page).xpath("//main//@style | //main//@onclick") == []


def test_the_builder_refuses_what_an_embed_refuses(repo_root):
    """The patterns of names, numbers and colours are the same text in both scripts."""
    builder = (repo_root / "overrides/assets/javascripts/tool-embed-snippet.js").read_text(encoding="utf-8")
    frame = (repo_root / "scripts/guide/embeds/assets/options.js").read_text(encoding="utf-8")
    patterns = re.findall(r"const (?:COLOUR|NAME|PHONE|DIGITS) = (/.+/[a-z]*);", builder)
    assert len(patterns) == 4
    assert [pattern for pattern in patterns if pattern not in frame] == []


def test_each_script_of_the_builder_is_short(repo_root):
    for file in (repo_root / "overrides/assets/javascripts").glob("tool-embed-*.js"):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 150, file.name


def test_the_search_does_not_hold_the_snippets(built_site):
    [index] = built_site.rglob("search-index.*.js")
    text = index.read_text(encoding="utf-8").lower()
    assert "for-clinics.html" in text and "referrerpolicy" not in text


def test_the_page_leads_to_the_feed_and_to_the_file_of_changes(page, built_site):
    for name in ("changes.atom", "changes.json"):
        assert f'href="{name}"' in page and (built_site / name).is_file()


def built(root, page, index=tiny.INDEX, embed=False):
    tiny.make(root, other=page, index=index)
    file = root / "docs/index.md"
    front = file.read_text(encoding="utf-8").replace("embed: false", f"embed: {str(embed).lower()}")
    file.write_text(front, encoding="utf-8")
    done = tiny.build(root)
    return done, (root / "site/other.html").read_text(encoding="utf-8") if done.returncode == 0 else ""


def test_a_guide_without_embeds_says_so(tmp_path):
    done, text = built(tmp_path, PAGE)
    assert done.returncode == 0, done.stderr
    assert text.count("no page to show on another website") == 2 and "data-tool" not in text


def test_odd_letters_of_a_title_stay_text(tmp_path):
    done, text = built(tmp_path, PAGE, tiny.INDEX.replace("# Home", '# A "b" & &lt;i&gt;c'), embed=True)
    assert done.returncode == 0, done.stderr
    [one] = ready(text)
    assert one.get("data-title") == 'A "b" & <i>c'
    pasted = html.fragment_fromstring(one.find(".//code").text_content())
    assert pasted.find("iframe").get("title") == 'A "b" & <i>c (Tiny)'


def test_another_word_in_the_directive_is_a_mistake_that_is_explained(tmp_path):
    done, _ = built(tmp_path, PAGE.replace(": ready", ": redy"))
    assert done.returncode == 1
    assert "docs/other.md:19:1" in done.stderr and "{{ embed-builder: ready }}" in done.stderr


def test_a_page_without_a_place_is_left_alone():
    assert not directives.wants_embeds("<p>Text</p>")
    assert clinic_page.fill("<p>Text</p>", [], "Tiny", "https://tiny.example/") == "<p>Text</p>"
