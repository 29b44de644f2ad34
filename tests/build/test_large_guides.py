"""What keeps the build of a large guide short: nothing is done twice, nothing grows with the square."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import bench_sites
import jinja2
import pytest
from guide import vancouver
from guide.build import for_checks
from guide.once import OWN_PART, Once
from lxml import html
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
    root = tmp_path / "guide"
    bench_sites.ours(root, 12, 8)
    assert tiny.build(root).returncode == 0
    first = preview.files(root / "site")
    assert {file.name for file in (root / ".cache").glob("*.json")} == {"bibliography.json", "english.json"}
    assert tiny.build(root).returncode == 0
    assert preview.files(root / "site") == first
    for file in (root / ".cache").glob("*.json"):
        file.write_text("broken", encoding="utf-8")
    assert tiny.build(root).returncode == 0
    assert preview.files(root / "site") == first


def test_a_build_reads_no_module_that_only_other_guides_need(tmp_path):
    root = tiny.make(tmp_path / "guide")
    program = ("import sys, build_site; build_site.main(sys.argv[1:]); from guide import lean; "
               "print([name for name in lean._FOR_OTHERS if '__file__' in vars(sys.modules[name])])")
    done = subprocess.run([sys.executable, "-c", program, "--quiet", "--root", str(root)], cwd=tiny.REPO / "scripts",
                          env=tiny.in_environment(), capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]" and (root / "site" / "index.html").is_file()


def menu(pages, in_a_part=20):
    """The menu of a page in the middle of a guide of so many pages, in parts."""
    parts = [SimpleNamespace(is_section=True, title=f"Part {first}", active=first == 20, children=[
        SimpleNamespace(url=f"{first + n}.html", title=f"Page {first + n}", active=first + n == 21)
        for n in range(in_a_part)]) for first in range(0, pages, in_a_part)]
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(MENU), autoescape=False)
    env.filters["url"] = str
    nav = type("Nav", (list,), {"pages": [page for part in parts for page in part.children]})(parts)
    return env.get_template("menu.html").render(nav=nav, part=parts[1], base_url=".", once=Once(), own_part=OWN_PART)


def test_the_menu_of_a_hundred_pages_holds_every_one():
    text = menu(100)
    assert all(f'href="{n}.html"' in text for n in range(100))
    assert text.count('aria-current="page"') == 1 and "All pages" in text


@pytest.mark.parametrize("pages", [200, 400])
def test_the_menu_of_a_large_guide_holds_the_own_part_and_the_way_to_every_other(pages):
    text = menu(pages)
    own, others = range(20, 40), [first for first in range(0, pages, 20) if first != 20]
    found = {n for n in range(pages) if f'href="{n}.html"' in text}
    assert found == {*own, *others}
    assert text.count('aria-current="page"') == 1 and "All pages" not in text


def current(file, name):
    """Where a page says that the reader is, in its menu or in its list of parts: what it says, and the address."""
    tree = html.parse(str(file))
    links = tree.xpath(f"//*[contains(@class, '{name}')]//a[@aria-current]")
    return [(link.get("aria-current"), (file.parent / link.get("href")).resolve()) for link in links]


def test_every_page_of_a_large_guide_marks_itself_in_lists_that_are_written_once(tmp_path):
    root, site = tmp_path / "guide", tmp_path / "site"
    bench_sites.ours(root, 120, 6)
    for_checks(root, site)
    for number in (1, 2, 39, 40, 41, 50, 81, 119):
        file = (site / bench_sites.source_path(number)).with_suffix(".html")
        first = (site / bench_sites.source_path(max(1, number // 40 * 40))).with_suffix(".html")
        assert current(file, "menu") == [("page", file)]
        assert current(file, "parts") == [("page" if file == first else "true", first)]
        assert len(html.parse(str(file)).xpath("//*[@class='menu']//ul/li/ul/li")) == (39 if number < 40 else 40)
    assert OWN_PART not in "".join(file.read_text(encoding="utf-8") for file in site.rglob("*.html"))
    assert current(site / "index.html", "menu") == [("page", site / "index.html")]
    assert current(site / "404.html", "menu") == current(site / "404.html", "parts") == []


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
