"""What search engines, robots and a shared link are told of a page."""

import datetime as dt
import gzip
import io
import json
import re
from html import unescape

import make_card
import pytest
from guide import structured
from guide.frontmatter import FrontMatter
from guide.handouts import card
from guide.reviewers import Reviewer
from lxml import etree
from PIL import Image

DAY = dt.date(2020, 3, 4)
META = FrontMatter('Lids </script> & "boxes"', "A page.", "harm", DAY, dt.date(2021, 3, 4), (), DAY, True, True)
SITE = "https://mesotherapy-guide.example/"


@pytest.fixture(scope="module")
def pages(built_site, repo_root):
    docs = repo_root / "docs"
    names = [path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md")]
    return {name: (built_site / name).read_text(encoding="utf-8") for name in names}


def block(html):
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return text


def test_every_page_tells_what_it_is_in_a_small_block_of_data(pages):
    for name, html in pages.items():
        data = json.loads(block(html))
        assert data["@type"] == "MedicalWebPage" and data["inLanguage"] == "en-GB"
        assert data["name"] == unescape(re.search(r'og:title" content="([^"]*)"', html)[1])
        assert data["url"] == re.search(r'rel="canonical" href="([^"]*)"', html)[1]
        assert data["about"]["name"] == "Mesotherapy" and "by-sa" in data["license"]
        assert len(block(html).encode("utf-8")) < 600, name


def test_nobody_is_named_as_a_reviewer_while_nobody_has_signed(pages):
    for name, html in pages.items():
        if "Not yet reviewed by a clinician" in html:
            assert not {"reviewedBy", "lastReviewed"} & set(json.loads(block(html))), name


def test_a_signed_page_names_who_signed_and_when():
    meta = FrontMatter(**{**META.__dict__, "reviewed_by": ("ann",)})
    ann = Reviewer("ann", "A. Name", "dermatologist", "a register", {"lid.md": dt.date(2020, 4, 1)})
    data = json.loads(structured.json_ld(meta, "lid.md", "x", reviewers=[ann]))
    assert data["lastReviewed"] == "2020-04-01" and data["reviewedBy"] == [{"@type": "Person", "name": "A. Name"}]
    assert "reviewedBy" not in json.loads(structured.json_ld(meta, "other.md", "x", reviewers=[ann]))


def test_no_words_of_a_page_can_end_its_block_of_data():
    text = structured.json_ld(META, "lid.md", "https://x.example/", "<b>")
    assert "<" not in text and json.loads(text)["name"] == META.title


def test_a_page_has_one_address_the_same_in_the_sitemap_its_embed_and_its_block(pages, built_site):
    tree = etree.parse(built_site / "sitemap.xml")
    listed = [node.text for node in tree.iter("{*}loc")]
    canonical = {re.search(r'rel="canonical" href="([^"]*)"', html)[1] for html in pages.values()}
    assert sorted(listed) == sorted(canonical) and SITE in listed and len(listed) == len(pages)
    assert not [address for address in listed if "404" in address or "index.html" in address]
    embed = (built_site / "embed/v1/index.html").read_text(encoding="utf-8")
    assert f'rel="canonical" href="{SITE}"' in embed and 'name="robots" content="noindex"' in embed


def test_the_sitemap_has_the_dates_of_the_pages_and_its_packed_form_says_the_same(pages, built_site):
    plain = (built_site / "sitemap.xml").read_bytes()
    dates = {url.findtext("{*}loc"): url.findtext("{*}lastmod") for url in etree.fromstring(plain)}
    for html in pages.values():
        data = json.loads(block(html))
        assert dates[data["url"]] == data["dateModified"]
    assert gzip.decompress((built_site / "sitemap.xml.gz").read_bytes()) == plain


def test_robots_may_read_everything_and_are_led_to_the_sitemap(built_site):
    assert (built_site / "robots.txt").read_text(encoding="utf-8") == (
        f"User-agent: *\nDisallow:\n\nSitemap: {SITE}sitemap.xml\n")


def test_a_page_that_does_not_exist_is_shared_as_nothing(built_site):
    html = (built_site / "404.html").read_text(encoding="utf-8")
    assert "og:" not in html and "ld+json" not in html and "canonical" not in html


def test_a_shared_link_shows_the_picture_and_asks_no_other_host(pages, built_site):
    for name, html in pages.items():
        head = html.partition("</head>")[0]
        assert f'<meta property="og:image" content="{SITE}assets/images/card.png">' in head, name
        assert "twitter" not in head and re.findall(r'property="(og:[a-z]+)"', head) == [
            "og:type", "og:title", "og:description", "og:image"]
    data = (built_site / "assets/images/card.png").read_bytes()
    assert Image.open(io.BytesIO(data)).size == (1200, 630) and len(data) < 20_000


def test_the_picture_says_what_mkdocs_yml_says_now(repo_root, tmp_path):
    assert make_card.main(["--out", str(tmp_path / "card.png")]) == 0
    drawn, kept = (Image.open(path).convert("RGB") for path in (tmp_path / "card.png", make_card.CARD))
    assert drawn.tobytes() == kept.tobytes(), "Draw it again: python scripts/make_card.py"
    other = Image.open(io.BytesIO(card.png("Another name", "Another promise."))).convert("RGB")
    assert other.tobytes() != kept.tobytes()


def test_words_that_have_no_room_in_the_picture_are_refused():
    with pytest.raises(card.NoRoom, match="too long"):
        card.png("A name", "word " * 200)
