"""What changed is told to readers, to feed readers and to programs."""

import datetime as dt
import json

from guide import changes, feeds
from guide.changes import Change
from guide.fragments import Fragment, Fragments
from guide.frontmatter import FrontMatter
from guide.paths import Project
from lxml import etree

DAY = dt.date(2020, 3, 4)
META = FrontMatter("Lids & boxes", "A page.", "harm", DAY, dt.date(2021, 3, 4), (), DAY, True, True)
PAGES = Fragments("Tiny", "https://tiny.example/",
                  {"lid.md": Fragment("lid.md", "lid.html", META, "<p>x</p>")})
NEW = Change(dt.date(2020, 5, 2), "lids", True, ("lid.md",), "Lids can hurt <b>fingers</b>. A sign is new.")
OLD = Change(dt.date(2020, 3, 4), "first", False, (), "First version.")
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_has_an_entry_for_each_change_and_marks_those_about_risk():
    root = etree.fromstring(feeds.feed([NEW, OLD], PAGES))
    assert root.findtext(f"{ATOM}updated") == "2020-05-02T00:00:00Z"
    first, second = root.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}id") == "https://tiny.example/about/changes.html#change-2020-05-02-lids"
    assert first.findtext(f"{ATOM}title") == "Harms: Lids can hurt <b>fingers</b>"
    assert first.findtext(f"{ATOM}content").endswith("A sign is new. Pages: Lids & boxes.")
    assert [found.get("term") for found in first.findall(f"{ATOM}category")] == ["risk"]
    assert second.findall(f"{ATOM}category") == [] and second.findtext(f"{ATOM}title") == "First version"
    ids = [root.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in (first, second))]
    assert len(set(ids)) == 3


def test_programs_get_the_version_that_each_page_has_now():
    data = json.loads(feeds.listing([NEW, OLD], PAGES, {"lid.md": "PAGE-LID-123456"}))
    page = {"page": "lid.md", "title": "Lids & boxes", "address": "https://tiny.example/lid.html",
            "version": "PAGE-LID-123456"}
    assert [(entry["risk"], entry["all_pages"], entry["pages"]) for entry in data["changes"]] == [
        (True, False, [page]), (False, True, [page])]


def test_what_readers_see_is_text():
    html = changes.html([NEW], "f.atom", "f.json")
    assert "<b>" not in html and "Lids can hurt &lt;b&gt;fingers" in html
    assert 'id="change-2020-05-02-lids"' in html and "2 May 2020" in html


def test_a_guide_without_changes_has_no_feed(tmp_path):
    assert changes.load(Project(tmp_path), []) == ((), [])
    feeds.write(tmp_path, (), PAGES, {})
    assert list(tmp_path.iterdir()) == []


def test_the_site_offers_the_feed_and_the_page_shows_the_same_entries(built_site, repo_root):
    found, problems = changes.load(Project(repo_root), [file.relative_to(repo_root / "docs").as_posix()
                                                        for file in (repo_root / "docs").rglob("*.md")])
    assert found and not problems
    page = (built_site / "about/changes.html").read_text(encoding="utf-8")
    feed = (built_site / "changes.atom").read_text(encoding="utf-8")
    for change in found:
        assert f'id="{change.anchor}"' in page and f"#{change.anchor}</id>" in feed
    assert 'href="changes.atom"' in (built_site / "index.html").read_text(encoding="utf-8")
    assert 'href="../changes.atom"' in page
