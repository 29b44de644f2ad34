"""What a first view weighs, from what the browser asked for, each file as a server sends it with brotli."""

from functools import cache
from urllib.parse import urlsplit

import brotli
import pytest
from guide.loopback import serve_folder
from support.built import build_once
from support.views import addresses
from support.visits import Visitor

KB = 1024
# The text and the look, which a reader waits for: ten packets, what a server may send at once.
FIRST_VIEW, TEN_PACKETS, SCRIPTS, REAL = 20 * KB, 14.6 * KB, 3 * KB, 40 * KB
FIRST_ANSWER = 7 * KB  # more, and it comes later than 0.3 s on slow 4G
ASKED = "() => performance.getEntriesByType('resource').map(one => one.name)"


@pytest.fixture(scope="module")
def neutral_site(repo_root, tmp_path_factory):
    """The filler articles in the guide's theme: what a page of them weighs is the theme."""
    return build_once(repo_root, tmp_path_factory.mktemp("neutral"), repo_root / "tests" / "sites" / "neutral")


@pytest.fixture(scope="module")
def neutral(browser, neutral_site):
    with serve_folder(neutral_site) as url:
        visitor = Visitor(browser, url)
        yield visitor
        visitor.close()


def files_of(visit) -> set[str]:
    """The page and all that it asked for, as addresses in the site."""
    visit.page.wait_for_load_state("networkidle")
    asked = {urlsplit(url).path for url in [visit.page.url, *visit.page.evaluate(ASKED)]}
    visit.page.context.close()
    return {path.lstrip("/") for path in asked}


@cache  # most pages ask for the same scripts and pictures
def sent(file) -> int:
    return len(brotli.compress(file.read_bytes(), quality=11))


def weigh(site, files) -> dict[str, int]:
    return {name: sent(site / name) for name in files}


def test_a_filler_article_weighs_at_most_20_kilobytes(neutral, neutral_site):
    for path in sorted(neutral_site.glob("*.html")):
        weights = weigh(neutral_site, files_of(neutral(path.name)))
        assert len(weights) >= 3, f"{path.name}: the page, its picture and its script were not all seen"
        scripts = sum(size for name, size in weights.items() if name.endswith(".js"))
        text = sum(size for name, size in weights.items() if name.endswith((".html", ".css")))
        assert 0 < scripts <= SCRIPTS, path.name
        assert text <= TEN_PACKETS and sum(weights.values()) <= FIRST_VIEW, path.name


def test_a_second_page_costs_its_html_alone(neutral):
    first, second = (files_of(neutral(name)) for name in ("index.html", "rain.html"))
    assert second - first == {"rain.html"}


def test_no_page_of_the_guide_weighs_more_than_40_kilobytes(page, built_site):
    weights = {address: sum(weigh(built_site, {address, *files_of(page(address))}).values())
               for address in addresses()}
    assert {address: weight for address, weight in weights.items() if weight > REAL} == {}


def test_no_script_of_the_search_or_of_a_tool_comes_before_it_is_needed(page):
    asked = files_of(page("uses/hair.html"))
    scripts = [name for name in asked if name.endswith(".js")]
    assert len(scripts) == 1 and scripts[0].startswith("assets/guide.")


@pytest.mark.parametrize("site", ["neutral_site", "built_site"])
def test_the_first_answer_of_the_search_costs_little(request, site):
    folder = request.getfixturevalue(site)
    [first] = folder.glob("assets/search-first.*.js")
    assert 0 < weigh(folder, [first])[first] <= FIRST_ANSWER


def test_no_font_is_loaded(page):
    assert not [name for name in files_of(page("index.html")) if "font" in name or name.endswith("woff2")]
