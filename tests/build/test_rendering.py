"""What the build does with a page: citations, places, lists of sources, tables, dates."""

import json
import re

import pytest
from support import tiny

PAGE = """# Home

In 20 women both thighs came out the same [@park2008, p. 180e; @label-a]. Write to a@b.example.

| Group | Found |
|---|---|
| 20 women | nothing [@park2008] |

Code keeps its brackets: `[@x, not a key]` and @handle stays.

{{ summary }}

## Part

More [@label-a].
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tiny.make(tmp_path_factory.mktemp("render") / "guide", index=PAGE)
    done = tiny.build(root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def html(site):
    return (site / "index.html").read_text(encoding="utf-8")


def test_the_command_prints_folder_pages_and_time(tmp_path):
    done = tiny.build(tiny.make(tmp_path / "guide"))
    assert re.fullmatch(r".*site: 3 pages in \d+\.\d seconds\.\n", done.stdout)
    assert done.stderr == ""


def test_places_in_a_source_are_printed(html):
    assert '1<span class="cite-place">p. 180e</span></a>' in html
    assert 'aria-label="Source 1: Controlled study, 20 women, page 180e"' in html


def test_sources_are_numbered_in_the_order_of_use(html):
    numbers = re.findall(r'<a id="cite-\d+-\d+" href="#source-(\d+)"', html)
    assert numbers == ["1", "2", "1", "1", "2"]
    assert html.index('id="source-1"') < html.index('id="source-2"')
    assert "Effectiveness of mesotherapy" in html.split('id="source-1"')[1].split("</li>")[0]


def test_the_marker_follows_the_full_stop(html):
    assert 'the same.<span class="cites"><sup' in html


def test_every_marker_and_return_link_has_a_place_to_go(html):
    ids = set(re.findall(r'id="([^"]+)"', html))
    for target in re.findall(r'href="#((?:source|cite)-[^"]+)"', html):
        assert target in ids


def test_code_addresses_and_handles_are_left_alone(html):
    assert "<code>[@x, not a key]</code>" in html
    assert "a@b.example" in html
    assert "@handle stays" in html


def test_no_raw_citation_reaches_the_reader(html):
    text = re.sub(r"<code>.*?</code>|<[^>]+>", "", html)
    assert not re.search(r"\[@|\[\^|\{\{", text)
    assert "\ue000" not in html


def test_tables_get_scopes_row_headers_and_labels(html):
    assert '<th scope="col" role="columnheader">Found</th>' in html
    assert '<th scope="row" role="rowheader">20 women</th>' in html
    assert '<td data-label="Found" role="cell">' in html


def test_the_summary_is_made_from_the_record(html):
    assert "Both thighs came out the same in 20 women." in html
    assert "Certainty: very low" in html
    assert "No change seen" in html


def test_a_page_shows_its_dates_and_that_nobody_signed(html):
    assert "4 March 2020" in html and "4 March 2021" in html
    assert "Not yet reviewed by a clinician" in html


def test_lists_of_sources_are_not_searched(site):
    [index] = site.glob("assets/search-index.*.js")
    script = index.read_text(encoding="utf-8")
    index = json.loads(script.removeprefix("window.guideIndex = ").removesuffix(";\n"))
    text = " ".join(part[2] + part[3] for part in index["parts"])
    assert "both thighs came out the same" in text
    assert "PubMed" not in text and "Plastic and Reconstructive" not in text
    assert "Sources" not in [part[2] for part in index["parts"]]


def test_only_our_own_index_of_the_search_is_kept(site):
    assert not (site / "search").exists()


def test_dates_of_the_sitemap_are_the_pages_own(site):
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", sitemap)) == {"2020-03-04"}


def test_the_site_is_the_same_on_another_day_in_another_place(site, tmp_path):
    """The sitemap of stock MkDocs changes once a day; its gzip header holds the time."""
    root = tiny.make(tmp_path / "elsewhere", index=PAGE)
    # MkDocs takes this for today; 86400 is 2 January 1970.
    done = tiny.build(root, SOURCE_DATE_EPOCH="86400", TZ="Pacific/Kiritimati", LC_ALL="C",
                      PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    first = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    second_root = root / "site"
    second = {p.relative_to(second_root): p.read_bytes()
              for p in second_root.rglob("*") if p.is_file()}
    assert first == second
    stamp = int.from_bytes(first[next(p for p in first if p.name == "sitemap.xml.gz")][4:8], "little")
    assert stamp == 1583280000  # 4 March 2020, not today


def test_the_downloads_are_readable_by_other_programs(site):
    items = json.loads((site / "downloads" / "references.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == ["park2008", "label-a"]
    assert items[0]["DOI"] == "10.1097/01.prs.0000304611.71480.0a"
    ris = (site / "downloads" / "references.ris").read_text(encoding="utf-8")
    assert "TY  - JOUR\nAU  - Park, Seung Ha\n" in ris and ris.count("ER  - ") == 2
    from pybtex.database import parse_file
    assert set(parse_file(site / "downloads" / "references.bib").entries) == {"park2008", "label-a"}
