"""The data for other programs: each document fits its schema, and no section loses what makes it honest."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from guide import library
from guide.api import sections, shapes
from guide.paths import Project
from jsonschema import Draft202012Validator, FormatChecker

HERE = Path(__file__).parent
LISTED = (HERE / "v1.txt").read_text(encoding="utf-8").split()


@pytest.fixture(scope="module")
def site(built_site):
    return built_site


@pytest.fixture(scope="module")
def guide(repo_root):
    return library.load(Project(repo_root))[0]


def read(site, address):
    return json.loads((site / address).read_text(encoding="utf-8"))


def schema_of(address):
    name = "page" if "/pages/" in address else Path(address).stem
    return f"api/v1/schema/{name}.json"


def documents(site):
    """Every document but the schemas."""
    found = [path.relative_to(site).as_posix() for path in (site / "api/v1").rglob("*.json")]
    return sorted([name for name in found if "/schema/" not in name] + ["versions.json"])


def keys(value, at=""):
    """Every way to a value through the keys of objects, without the places in lists."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{at}/{key}"
            yield from keys(inner, f"{at}/{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, at)


def described(schema, at=""):
    """The same ways, as a schema describes them."""
    for key, inner in schema.get("properties", {}).items():
        yield f"{at}/{key}"
        yield from described(inner, f"{at}/{key}")
    if "items" in schema:
        yield from described(schema["items"], at)


def test_no_address_of_v1_is_gone(site):
    assert len(LISTED) > 40
    assert [address for address in LISTED if not (site / address).is_file()] == []


def test_every_document_fits_its_schema_and_has_no_key_that_is_not_described(site):
    looked = 0
    for address in documents(site):
        schema, data = read(site, schema_of(address)), read(site, address)
        faults = list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(data))
        assert not faults, (address, faults[0].message, list(faults[0].absolute_path))
        assert set(keys(data)) <= set(described(schema)), address
        looked += 1
    assert looked > 30


@pytest.mark.parametrize("name", shapes.NAMES)
def test_every_schema_is_one_and_its_example_fits(site, name):
    schema = read(site, f"api/v1/schema/{name}.json")
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f"/api/v1/schema/{name}.json") and schema["examples"]
    for example in schema["examples"]:
        assert list(Draft202012Validator(schema).iter_errors(example)) == []
        assert set(described(schema)) - {"/author/literal"} - set(keys(example)) <= {
            f"/{key}" for key in schema.get("items", {}).get("properties", {})}


def test_a_schema_refuses_what_is_wrong(site):
    schema = read(site, "api/v1/schema/page.json")
    [example] = schema["examples"]
    for key, value in (("version", "X"), ("updated", "yesterday"), ("sections", [{}])):
        assert list(Draft202012Validator(schema).iter_errors({**example, key: value})), key


def test_the_index_leads_to_every_document_and_schema(site):
    data = read(site, "api/v1/index.json")
    for one in data["documents"]:
        for address in (one["address"].replace("NAME", "index"), one["schema"]):
            assert (site / address.removeprefix(data["site"])).is_file(), address
    assert {one["name"] for one in data["documents"]} == set(shapes.NAMES) - {"index"}


def test_every_page_is_listed_with_its_state_and_the_version_of_its_embed(site, guide):
    data = {page["page"]: page for page in read(site, "api/v1/pages.json")["pages"]}
    assert set(data) == set(guide.pages)
    embeds = {one["full"]: one["version"] for one in read(site, "embed/v1/embeds.json")["embeds"]}
    for src, page in data.items():
        meta = guide.pages[src].meta
        assert page["review_state"].startswith("Not yet reviewed") == (not meta.reviewed_by)
        assert date.fromisoformat(page["updated"]) == meta.updated
        assert page["version"] == embeds.get(page["address"], page["version"])
        assert page["data"] is None or (site / page["data"].split("/", 3)[3]).is_file()
    assert [src for src, page in data.items() if page["data"] is None] == [
        src for src in data if src in {"print.md", "about/versions.md", "for-clinics.md", "find.md",
                               "references.md", "references-2.md", "references-3.md"}]


def test_every_section_carries_its_licence_its_review_state_and_its_doubts(site, guide):
    looked = 0
    for page in read(site, "api/v1/pages.json")["pages"]:
        parts = read(site, page["data"].split("/", 3)[3])["sections"] if page["data"] else []
        ids = {part["id"] for part in parts}
        unknown = next((part["text"] for part in parts if part["id"] in ("what-is-not-known", "what-we-do-not-know")), None)
        for part in parts:
            assert part["licence"] == "CC-BY-SA-4.0" and part["review_state"] == page["review_state"]
            assert part["version"] == page["version"] and part["doubts"] == unknown
            assert set(part["show_with"]) <= ids and part["id"] not in part["show_with"]
            if "harms-to-know-about" in ids - {part["id"]}:
                assert "harms-to-know-about" in part["show_with"]
            looked += 1
    assert looked > 150


def test_the_html_of_a_section_has_nothing_that_only_the_site_can_use(site):
    looked = set()
    for address in documents(site):
        for part in read(site, address).get("sections", ()) if "/pages/" in address else ():
            for name, attributes in re.findall(r"<([a-z0-9]+)((?:\s[^>]*)?)>", part["html"]):
                looked.add(name)
                assert name not in ("script", "style", "button", "form", "svg", "span", "div", "iframe"), address
                assert re.sub(r'\s(?:href|scope|colspan|rowspan|start)="[^"]*"', "", attributes) == "", address
            for link in re.findall(r'href="([^"]*)"', part["html"]):
                assert link.startswith(("https://", "http://", "tel:", "mailto:")), link
    assert {"p", "li", "table", "a", "sup"} <= looked


def test_text_and_html_of_a_section_have_the_same_words(site):
    for address in [name for name in documents(site) if "/pages/" in name]:
        for part in read(site, address)["sections"]:
            html = re.sub(r"<sup>(?:, )?<a[^>]*#source-\d+\"[^>]*>.*?</a></sup>", "", part["html"])
            html = re.sub(r"<[^>]*>", "", html)
            text = re.sub(r" \[\d+(?:, [^\]]*)?\]", "", part["text"])
            plain = [re.sub(r"[\s|/-]+", "", words) for words in (
                html.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"), text)]
            assert plain[0] == plain[1], (address, part["id"])


def test_a_source_of_a_section_is_the_one_that_the_page_shows_under_that_number(site):
    sources = {one["id"]: one for one in read(site, "api/v1/sources.json")}
    looked = 0
    for address in ("api/v1/pages/uses/hair.json", "api/v1/pages/side-effects.json"):
        data = read(site, address)
        html = (site / data["page"].replace(".md", ".html")).read_text(encoding="utf-8")
        for cited in {one["number"]: one["key"] for part in data["sections"] for one in part["sources"]}.items():
            shown = html[html.index(f'<li id="source-{cited[0]}"'):][:3000]
            doi = sources[cited[1]].get("DOI")
            assert not doi or doi in shown, cited
            looked += bool(doi)
    assert looked > 30


def test_findings_and_sources_are_those_of_the_records(site, guide):
    data = read(site, "api/v1/findings.json")
    assert [one["id"] for one in data["outcomes"]] == list(guide.findings.outcomes)
    assert {one["certainty"] for one in data["outcomes"]} <= {"high", "moderate", "low", "very low"}
    sources = [one["id"] for one in read(site, "api/v1/sources.json")]
    assert sources == list(guide.bibliography.sources) and len(set(sources)) == len(sources)
    cited = {source["key"] for kind in ("outcomes", "facts") for one in data[kind] for source in one["sources"]}
    assert cited and cited <= set(sources)


def test_the_glossary_has_every_term_with_its_place(site):
    terms = read(site, "api/v1/glossary.json")["terms"]
    html = (site / "glossary.html").read_text(encoding="utf-8")
    assert len(terms) == html.count("<dt>") > 30
    assert all(f'id="{term["address"].partition("#")[2]}"' in html and term["means"] for term in terms)


@pytest.mark.parametrize(("html", "text"), [
    ("<p>One <strong>two</strong>.</p><p>Three.</p>", "One two.\nThree."),
    ("<ul><li>One</li><li><p>Two</p></li></ul>", "- One\n- Two"),
    ("<table><tr><th>A</th><td>B<br>C</td></tr></table>", "A | B / C"),
    ('<p>Said.<sup><a href="https://x.example/#source-3">3 p. 2</a></sup></p>', "Said. [3, p. 2]"),
    ("<p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
])
def test_html_becomes_plain_text(html, text):
    assert sections.text(html) == text


def test_a_page_without_doubts_says_so(site):
    assert {part["doubts"] for part in read(site, "api/v1/pages/about/funding.json")["sections"]} == {None}


def test_the_page_for_programmers_names_every_document(site):
    page = (site / "about/data.html").read_text(encoding="utf-8")
    for name in ("index", "pages", "findings", "sources", "glossary", "changes"):
        assert f'href="../api/v1/{name}.json"' in page
    assert "nobody is counted" in page
    [index] = site.glob("assets/search-index.*.js")
    assert "nobody is counted" not in index.read_text(encoding="utf-8")
