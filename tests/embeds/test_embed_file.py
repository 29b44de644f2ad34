"""An embed is one file: it loads nothing, allows nothing, and is small."""

import base64
import datetime as dt
import gzip
import hashlib
import re
from functools import cache

import brotli
import yaml
from bs4 import BeautifulSoup
from guide.bibliography import Bibliography
from guide.checks import built
from guide.checks.options import Options
from guide.checks.rules import inline_handler
from guide.checks.settings import Settings
from guide.embeds import drawings, write
from guide.findings import Findings
from guide.library import Library
from guide.paths import Project

MOST = 14_000  # bytes, compressed as a host sends it to a browser of today
LOADS = "img, link[rel~=stylesheet], script[src], iframe, object, embed, video, audio, source, image, form, base"


@cache
def parsed(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def soups(embeds, files):
    """Every embed with its file, parsed once; nobody changes it."""
    for one in embeds.values():
        yield one, parsed(files[one.address])


def hashed(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_nothing_is_loaded(embeds, files):
    for one, soup in soups(embeds, files):
        assert not soup.select(LOADS), one.name
        text = files[one.address]
        assert not re.search(r"url\(\s*(?!#)|@import|@font-face", text), one.name
        assert not re.search(r"\b(fetch|XMLHttpRequest|sendBeacon|importScripts|import)\s*\(", text), one.name
        assert not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.", text), one.name
        assert {link["rel"][0] for link in soup.select("link")} == {"canonical", "alternate"}


def test_the_policy_allows_the_one_sheet_and_the_one_script_that_are_there(embeds, files):
    for one, soup in soups(embeds, files):
        style, = soup.find_all("style")
        script, = soup.find_all("script")
        policy = soup.select_one('meta[http-equiv="Content-Security-Policy"]')["content"]
        assert dict(part.split(" ", 1) for part in policy.split("; ")) == {
            "default-src": "'none'", "style-src": hashed(style.string), "script-src": hashed(script.string),
            "base-uri": "'none'", "form-action": "'none'"}, one.name
        assert soup.find("meta", attrs={"http-equiv": True}).find_previous(["script", "style", "link"]) is None


def test_no_element_has_a_style_or_a_handler_of_its_own(embeds, files):
    for one, soup in soups(embeds, files):
        for element in soup.find_all(True):
            assert not [name for name in element.attrs if name == "style" or name.startswith("on")], one.name


def test_a_style_in_a_drawing_moves_into_the_sheet():
    sheet = drawings.Sheet()
    drawn = sheet.take('<svg><style>.a{fill:red}</style><path class="a" style="stroke:red"/> <path style="stroke:red"/></svg>')
    assert drawn == '<svg><path class="a i0"/><path class="i0"/></svg>'
    assert sheet.text == ".a{fill:red}\n.i0.i0.i0{stroke:red}"


def test_every_link_leaves_the_frame_or_stays_within(embeds, files, rendered):
    ids = {page.address: set(re.findall(r'\sid="([^"]+)"', page.html)) for page in rendered.pages.values()}
    for one, soup in soups(embeds, files):
        for link in soup.select("a[href]"):
            href = link["href"]
            if href == "#":
                assert link.find_parent(class_="clinic")
            elif href.startswith("#"):
                target = soup.find(id=href[1:])
                assert target is not None and target.get("tabindex") == "-1", (one.name, href)
            elif not href.startswith("tel:"):
                assert href.startswith(("https://", "http://")), (one.name, href)
                assert link["target"] == "_blank" and "noopener" in link["rel"], (one.name, href)
                if href.startswith(rendered.site_url):
                    inside, _, place = href.removeprefix(rendered.site_url).partition("#")
                    assert (place or None) in {None, *ids[inside or "index.html"]}, (one.name, href)


def test_ids_are_unique_and_the_file_says_where_it_belongs(embeds, files):
    for one, soup in soups(embeds, files):
        ids = [element["id"] for element in soup.select("[id]")]
        assert len(ids) == len(set(ids)), one.name
        assert soup.select_one('link[rel="canonical"]')["href"] == one.page.full
        assert soup.select_one('meta[name="robots"]')["content"] == "noindex"
        assert soup.html["lang"] == "en-GB" and len(soup.find_all("h1")) == 1
        assert soup.title.string.startswith(one.title)


def test_an_embed_has_at_most_14_kilobytes_and_the_larger_ones_say_why(repo_root, embeds, files):
    larger = {entry["embed"]: entry for entry in yaml.safe_load((repo_root / "embeds.yml").read_text())["larger"]}
    for one in embeds.values():
        size = len(brotli.compress(files[one.address].encode()))
        if one.name in larger:
            assert MOST < size <= larger[one.name]["kilobytes"] * 1000, one.name
            assert len(larger[one.name]["why"]) > 20
        else:
            assert size <= MOST, f"{one.name} has {size} bytes"
    assert larger.keys() <= {one.name for one in embeds.values() if not one.part}


def test_an_embed_has_the_colours_of_the_site_in_light_and_dark(repo_root):
    def sets(path):
        found = re.findall(r"^\s*(--[a-z-]+): (#[0-9a-f]{6});", (repo_root / path).read_text(encoding="utf-8"), re.M)
        half = [name for name, _ in found].index("--ink", 1)  # the second set begins anew
        return dict(found[:half]), dict(found[half:])

    for own, site in zip(sets("scripts/guide/embeds/assets/embed.css"), sets("overrides/assets/stylesheets/tokens.css"),
                         strict=True):
        assert len(own) >= 12 and own.items() <= site.items()


def test_the_host_script_is_small_and_says_its_licence(files):
    script = files["embed/v1/embed.js"].encode()
    assert len(gzip.compress(script, 9)) <= 2000
    assert "MIT" in script.decode().partition("\n")[0]


def test_the_same_pages_give_the_same_bytes(rendered, embeds, files):
    assert write.files(list(embeds.values()), rendered.site_name, rendered.site_url) == files


def test_the_checks_know_the_script_of_an_embed_to_the_letter(tmp_path, files):
    text = files["embed/v1/index.html"]
    for address, html in {"embed/v1/index.html": text, "embed/v1/other.html": text.replace("use strict", "no strict"),
                          "index.html": text}.items():
        file = tmp_path / "site" / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    guide = Library(Project(tmp_path), Bibliography({}), Findings({}, {}), {})
    options = Options(dt.date(2020, 6, 1), Settings())
    found = {page.address: [finding.rule for finding in inline_handler.check(page, guide, options)]
             for page in built.read(tmp_path / "site", guide)}
    assert found == {"embed/v1/index.html": [], "embed/v1/other.html": ["inline-handler"],
                     "index.html": ["inline-handler"]}
