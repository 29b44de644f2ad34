"""Every page and every sheet of the guide can be frozen: whole, alone, and with links that lead somewhere."""

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup
from guide import build, version
from guide.handouts import pieces, sheets
from guide.handouts.compose import Form, draft
from guide.versions import frozen

DAY = dt.date(2026, 12, 1)


@pytest.fixture(scope="module")
def rendered(repo_root):
    return build.rendered(repo_root)


@pytest.fixture(scope="module")
def texts(repo_root, rendered):
    """Each candidate with its document."""
    pages = frozen.bodies(rendered)
    return [(one, one.document(pages["get-help.md"], rendered.site_name, DAY))
            for one in frozen.candidates(repo_root, rendered, pages)]


def test_there_is_one_for_every_page_and_every_sheet(texts, rendered):
    assert [one.name for one, _ in texts if one.kind == "page"] == list(rendered.pages)
    assert len([one for one, _ in texts if one.kind == "sheet"]) > 10
    assert len({one.code for one, _ in texts}) == len(texts)


def test_a_frozen_text_loads_nothing_and_its_places_are_there(texts):
    for one, html in texts:
        soup = BeautifulSoup(html, "html.parser")
        ids = [node["id"] for node in soup.select("[id]") if not node.find_parent("svg") and node.name != "svg"]
        assert len(ids) == len(set(ids)), one.name
        wanted = {link["href"][1:] for link in soup.select("a[href^='#']")}
        assert wanted <= {node["id"] for node in soup.select("[id]")}, (one.name, wanted - set(ids))
        assert not soup.select("script, link[rel=stylesheet], img, iframe, form, button, [style]"), one.name
        assert all(re.match("https?:|tel:|mailto:|#", link["href"]) for link in soup.select("a[href]")), one.name


def said(html, without):
    """The words in order, without spaces; drawings are compared by the embeds' tests."""
    soup = BeautifulSoup(html, "html.parser")
    for gone in soup.select(f"script, style, button, form, svg, h1, {without}"):
        gone.decompose()
    return re.sub(r"\s+", "", soup.get_text(" "))


def test_a_frozen_page_has_all_words_of_its_page_and_no_others(texts, rendered):
    looked = 0
    for one, html in texts:
        if one.kind == "page":
            own = said(version.without_made(rendered.pages[one.name].html),
                       ".headerlink, .urgent-link, .source-back, #sources, ol.source-list")
            main = html.partition("<main>")[2].partition("</main>")[0]
            assert said(main, ".state, section.sources") == own, one.name
            looked += len(own)
    assert looked > 100_000


def test_help_stands_first_where_a_page_is_not_the_help_page_itself(texts):
    for one, html in texts:
        if one.name not in ("get-help.md", "after-your-visit"):
            assert html.index('<aside class="help"') < html.index("<main>"), one.name


def test_a_frozen_sheet_has_the_code_that_is_printed_on_it(texts, repo_root, rendered):
    cut = {src: pieces.cut(page, rendered.site_url) for src, page in rendered.pages.items()}
    known = {sheet.id: sheet for sheet in sheets.must_load(repo_root, cut)}
    for one, html in texts:
        if one.kind == "sheet" and one.name != "booklet":
            made = draft(known[one.name], Form("a4", "standard"), None, cut, rendered.site_url, rendered.site_name)
            assert made.facts["version"] == one.code and f"Version {one.code}." in html


def test_the_order_and_the_day_of_freezing_change_no_code(repo_root, rendered, texts):
    again = frozen.candidates(repo_root, rendered, frozen.bodies(rendered))
    assert [(one.name, one.code, one.words) for one in again] == [(one.name, one.code, one.words) for one, _ in texts]
