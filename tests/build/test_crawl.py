"""The link crawl: clean on the built site, and not blind on sites with planted faults."""

import pytest
from guide.crawl import CrawlError, crawl

PAGE = """<!doctype html>
<html lang="en"><head><title>A page</title>
{head}
</head><body>
<h1 id="top">A page</h1>
{body}
</body></html>
"""
HEAD_LINE, BODY_LINE = 3, 6  # where PAGE puts what it is given

FAULTS = {
    "dead page": ("", '<a href="gone.html">x</a>', "/gone.html"),
    "dead anchor on the same page": ("", '<a href="#gone">x</a>', "/index.html#gone"),
    "dead anchor on another page": (
        "", '<a href="other.html">x</a> <a href="other.html#gone">x</a>', "/other.html#gone"),
    "dead image": ("", '<img src="gone.png" alt="x">', "/gone.png"),
    "dead stylesheet": ('<link rel="stylesheet" href="gone.css">', "", "/gone.css"),
    "dead script": ('<script src="gone.js"></script>', "", "/gone.js"),
    "dead link from the root": ("", '<a href="/deep/gone.html">x</a>', "/deep/gone.html"),
    "folder without a page": ("", '<a href="folder/">x</a>', "/folder/"),
}


@pytest.fixture
def small_site(tmp_path):
    """Makes a site of two pages with the given lines on its front page."""

    def make(head="", body=""):
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "kept.txt").write_text("kept", encoding="utf-8")
        (tmp_path / "index.html").write_text(PAGE.format(head=head, body=body), encoding="utf-8")
        other = PAGE.format(head="", body='<a href="/index.html#top">x</a>')
        (tmp_path / "other.html").write_text(other, encoding="utf-8")
        return tmp_path

    return make


@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault_is_reported(small_site, name):
    head, body, url = FAULTS[name]
    report = crawl(small_site(head, body))
    assert [(fault.url, fault.parent) for fault in report.faults] == [(url, "/index.html")]
    assert report.faults[0].line == (HEAD_LINE if head else BODY_LINE)
    assert report.faults[0].message


def test_every_fault_of_a_page_is_reported(small_site):
    heads, bodies, urls = zip(*FAULTS.values(), strict=True)
    report = crawl(small_site("".join(heads), "".join(bodies)))
    assert {fault.url for fault in report.faults} == set(urls)


def test_live_links_are_no_faults(small_site):
    body = ('<a href="#top">x</a> <a href="other.html#top">x</a> <a href="/other.html">x</a>'
            '<a href="https://outside.invalid/gone">x</a> <a href="mailto:a@outside.invalid">x</a>')
    report = crawl(small_site(body=body))
    assert report.clean, report.faults
    assert report.files == {"index.html", "other.html"}


def test_page_without_a_link_to_it_is_not_reached(small_site):
    assert crawl(small_site()).files == {"index.html"}


def test_robots_txt_does_not_hide_pages(small_site):
    site = small_site(body='<a href="gone.html">x</a>')
    (site / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    assert [fault.url for fault in crawl(site).faults] == ["/gone.html"]


def test_empty_site_is_not_clean(tmp_path):
    assert not crawl(tmp_path).clean


def test_crawl_that_fails_is_an_error(small_site):
    with pytest.raises(CrawlError):
        crawl(small_site(), threads="many")


@pytest.fixture(scope="module")
def site_report(built_site):
    """The crawl of the real site, made once for this module."""
    return crawl(built_site)


def test_built_site_has_no_dead_links(site_report):
    told = [f"{fault.parent}:{fault.line}: {fault.url}: {fault.message}"
            for fault in site_report.faults]
    assert not told, "\n".join(told)


def test_crawl_reaches_every_page(site_report, built_site):
    pages = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")}
    # Nothing on the site leads to an embed; tests/embeds looks at their links.
    assert {page for page in pages - site_report.files if not page.startswith("embed/")} == set()
