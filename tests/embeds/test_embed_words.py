"""An embed says what the page says: every word, every number of a source and every source, in order."""

import copy
import re
from functools import cache

import pytest
from bs4 import BeautifulSoup
from guide.parts import LOCKED

# On the page alone: controls, what leads around on it, and the drawings, which are compared apart.
SCREEN = "script, style, button, form, .headerlink, .urgent-link, .source-back, svg"


def said(element) -> list[str]:
    """The words, each number of a source standing alone, without regard to spaces."""
    text = " ".join(element.get_text(" ").split())
    return re.sub(r"\s+", "", text)


@cache
def read(html: str) -> BeautifulSoup:
    """HTML, parsed once; nobody changes it."""
    return BeautifulSoup(html, "html.parser")


def soup_of(html: str) -> BeautifulSoup:
    """HTML to take things out of."""
    return copy.copy(read(html))


@cache
def page_sections(html: str) -> dict[str, str]:
    """The words of each section of a rendered page, read afresh; the list of sources is left out."""
    soup, found, name = soup_of(html), {"lead": []}, "lead"
    for gone in soup.select(SCREEN):
        gone.decompose()
    for wrapper in soup.select("div[data-tool], div.wide, div[data-warning-for]"):
        if wrapper.find("h2") or "wide" in wrapper.get("class", []):
            wrapper.unwrap()
    for element in soup.find_all(recursive=False):
        if element.name == "h2":
            name = element["id"]
        found.setdefault(name, []).append(said(element))
    found.pop("sources", None)
    return {name: "".join(parts) for name, parts in found.items()}


def embed_words(html: str) -> str:
    soup = soup_of(html)
    main = soup.find("main")
    for gone in main.select(".clinic, .state, details.sources, svg"):
        gone.decompose()
    return said(main)


def test_there_is_an_embed_for_every_page_that_says_so(rendered, embeds):
    wanted = {src.removesuffix(".md") for src, page in rendered.pages.items() if page.meta.embed}
    assert wanted
    assert {name for name, one in embeds.items() if not one.part} == wanted


def test_every_embed_has_all_words_of_its_sections_and_no_others(rendered, embeds, files):
    for name, one in embeds.items():
        sections = page_sections(rendered.pages[one.page.fragment.src].html)
        title = "".join(one.title.split())
        lead = sections["lead"].removeprefix("".join(one.page.title.split()))
        words = "".join([title, lead, *(sections[part] for part in one.sections if part != "lead")])
        assert embed_words(files[one.address]) == words, name


def test_a_whole_page_leaves_out_no_section(rendered, embeds):
    for one in embeds.values():
        names = set(page_sections(rendered.pages[one.page.fragment.src].html))
        assert set(one.sections) == names if not one.part else set(one.sections) < names


def test_a_part_keeps_what_may_not_be_left_out(embeds):
    parts = [one for one in embeds.values() if one.part]
    assert parts
    for one in parts:
        assert not [name for name in LOCKED if name in one.page.sections and name not in one.sections]


def test_every_citation_leads_to_its_source_with_the_number_of_the_page(rendered, embeds, files):
    cited = 0
    for one in embeds.values():
        soup = read(files[one.address])
        marks = [(mark, mark.find(string=True, recursive=False)) for mark in soup.select("main sup a")]
        numbers = {number for _, number in marks}
        cited += len(numbers)
        items = {item["value"]: item for item in soup.select("details.sources li[value]")}
        assert set(items) == numbers
        for number, item in items.items():
            within = item.select_one("details > div")
            assert within["id"] == f"s-{number}" and within["tabindex"] == "-1"
            assert item.select_one("details > summary").get_text(strip=True)
            own = read(rendered.pages[one.page.fragment.src].html).select_one(f"#source-{number} .source-card")
            assert said(item) == said(own)
        for mark, number in marks:
            place = mark.select_one(".cite-place")
            assert mark["href"] == f"#s-{number}"
            assert mark["aria-label"] == f"Source {number}" + (f", {place.get_text()}" if place else "")
    assert cited > 200


def test_drawings_say_and_draw_the_same(rendered, embeds, files):
    for one in (one for one in embeds.values() if not one.part):
        page = soup_of(rendered.pages[one.page.fragment.src].html)
        own = soup_of(files[one.address]).find("main")
        for soup in (page, own):
            for style in soup.select("svg style"):
                style.decompose()
        shapes = "path, rect, circle, ellipse, text, use, g, title, desc"
        assert [svg.get_text(" ", strip=True) for svg in own.select("svg")] == [
            svg.get_text(" ", strip=True) for svg in page.select("svg")]
        assert len(own.select(shapes)) == len(page.select(shapes))


def test_review_state_dates_version_and_address_stand_in_every_embed(rendered, embeds, files):
    for one in embeds.values():
        soup = read(files[one.address])
        foot, meta = soup.find("footer").get_text(" "), rendered.pages[one.page.fragment.src].meta
        assert meta.reviewed_by == () and "Not yet reviewed by a clinician." in foot
        assert "Not yet reviewed by a clinician." in soup.select_one(".state").get_text()
        assert f"Last updated {meta.updated.day} " in foot and str(meta.review_due.year) in foot
        assert f"Version {one.code}" in foot and "CC BY-SA 4.0" in foot
        assert soup.select_one(f'footer a[href="{one.page.full}"]')


def test_help_stands_first_on_every_embed_and_its_signs_where_harms_are(rendered, embeds, files):
    listed = soup_of(rendered.pages["get-help.md"].html).select_one("#ambulance")
    for mark in listed.select("sup"):  # a number in the list of another page
        mark.decompose()
    signs = [said(item) for item in listed.select("li")]
    assert len(signs) >= 5
    for one in embeds.values():
        soup = read(files[one.address])
        if one.page.fragment.src == "get-help.md":
            assert soup.select_one("main .emergency [data-for=uk]")
            continue
        box = soup.select_one("aside.help")
        assert box.find_next("main") is not None
        assert [span.get_text() for span in box.select("[data-for]")] == [
            "999 UK", "911 US", "112 EU", "your local number"]
        assert box.select_one(f'a[href="{rendered.site_url}get-help.html"]')
        harms = one.page.fragment.meta.kind in ("harm", "use", "step")
        assert [said(item) for item in box.select("details li")] == (signs if harms else []), one.name


def test_the_version_follows_the_words_and_nothing_else(rendered, embeds):
    from dataclasses import replace

    from guide.embeds import body

    page = rendered.pages["uses/scars.md"]
    code = embeds["uses/scars"].code
    assert code.startswith("PAGE-USES-SCARS-") and body.cut(page, "https://other.example/").code == code
    assert body.cut(replace(page, address="elsewhere.html"), rendered.site_url).code == code
    looks = page.html.replace('class="answer"', 'class="reply"').replace("fill-opacity", "opacity")
    assert body.cut(replace(page, html=looks), rendered.site_url).code == code
    for old, new in (("How often is not known.", "How often is known."), ("48.3%", "48.4%"), ("do not know", "know")):
        assert page.html.count(old), old
        assert body.cut(replace(page, html=page.html.replace(old, new)), rendered.site_url).code != code


@pytest.mark.parametrize("old", ["get-help.md", "visit/after.md"])
def test_a_word_in_a_drawing_changes_the_version(rendered, old):
    from dataclasses import replace

    from guide.embeds import body

    page = rendered.pages[old]
    word = soup_of(page.html).select_one("svg text").get_text(" ", strip=True).split()[0]
    at = page.html.index(word, page.html.index("<svg"))
    changed = page.html[:at] + "Changed" + page.html[at + len(word):]
    assert body.cut(replace(page, html=changed), rendered.site_url).code != body.cut(
        page, rendered.site_url).code
