"""What keeps the build of a large guide short: nothing is done twice, nothing grows with the square."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import bench_sites
import jinja2
import pytest
from guide import vancouver
from guide.build import for_checks
from support import preview, tiny

MENU = Path(__file__).resolve().parents[2] / "overrides" / "components"


def test_a_source_is_formatted_once_however_many_pages_cite_it(tmp_path, monkeypatch):
    bench_sites.ours(tmp_path / "guide", 12, 8)
    formatted, author_list = [], vancouver.author_list
    monkeypatch.setattr(vancouver, "author_list", lambda source: formatted.append(source.key) or author_list(source))
    for_checks(tmp_path / "guide", tmp_path / "site")
    pages = [file.read_text(encoding="utf-8") for file in (tmp_path / "site").rglob("page-*.html")]
    assert sum(page.count('<li id="source-') for page in pages) == 11 * 6
    assert len(formatted) == len(set(formatted)) == 8


def test_a_first_build_and_one_that_uses_what_was_kept_give_the_same_bytes(tmp_path):
    root = tiny.make(tmp_path / "guide")
    assert tiny.build(root).returncode == 0
    first = preview.files(root / "site")
    assert {file.name for file in (root / ".cache").glob("*.json")} == {"bibliography.json", "english.json"}
    assert tiny.build(root).returncode == 0
    assert preview.files(root / "site") == first
    for file in (root / ".cache").glob("*.json"):
        file.write_text("broken", encoding="utf-8")
    assert tiny.build(root).returncode == 0
    assert preview.files(root / "site") == first


def menu(pages, in_a_part=20):
    """The menu of a page in the middle of a guide of so many pages, in parts."""
    parts = [SimpleNamespace(is_section=True, title=f"Part {first}", active=first == 20, children=[
        SimpleNamespace(url=f"{first + n}.html", title=f"Page {first + n}", active=first + n == 21)
        for n in range(in_a_part)]) for first in range(0, pages, in_a_part)]
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(MENU), autoescape=False)
    env.filters["url"] = str
    nav = type("Nav", (list,), {"pages": [page for part in parts for page in part.children]})(parts)
    return env.get_template("menu.html").render(nav=nav)


def test_the_menu_of_a_hundred_pages_holds_every_one():
    html = menu(100)
    assert all(f'href="{n}.html"' in html for n in range(100))
    assert html.count('aria-current="page"') == 1 and "All pages" in html


@pytest.mark.parametrize("pages", [200, 400])
def test_the_menu_of_a_large_guide_holds_the_own_part_and_the_way_to_every_other(pages):
    html = menu(pages)
    own, others = range(20, 40), [first for first in range(0, pages, 20) if first != 20]
    found = {n for n in range(pages) if f'href="{n}.html"' in html}
    assert found == {*own, *others}
    assert html.count('aria-current="page"') == 1 and "All pages" not in html


def test_a_page_of_a_large_guide_does_not_grow_with_the_guide(tmp_path):
    middle = []
    for pages in (120, 240):
        root = tmp_path / str(pages)
        bench_sites.ours(root, pages, 6)
        for name in [file for file in (root / "docs").rglob("page-*.md")]:
            name.write_text(name.read_text(encoding="utf-8").partition("## Part a")[0] + "Words.\n", encoding="utf-8")
        for_checks(root, tmp_path / f"site-{pages}")
        middle.append(len((tmp_path / f"site-{pages}" / "part-001" / "page-00050.html").read_bytes()))
        shutil.rmtree(tmp_path / f"site-{pages}")
    parts = 240 // bench_sites.IN_A_SECTION - 120 // bench_sites.IN_A_SECTION
    assert 0 < middle[1] - middle[0] < parts * 2 * 250  # a line in the menu and one in the head for each part
