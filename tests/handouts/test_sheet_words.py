"""The words of the guide are on the sheets: all of them, in order, and nothing between them."""

from __future__ import annotations

import re

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from guide.handouts import compose
from lxml import html
from printed import ROOT, squeezed

BLOCKS = ("p", "li", "td", "th", "caption", "h2", "h3", "h4", "summary", "figcaption")
# What is on the screen alone: controls, pictures, places to jump to, and the list of sources.
SCREEN = ("script, style, button, svg, nav, form, [aria-hidden=true], .headerlink, .urgent-link, .source-back, "
          "[class*=jumps], [class*=screen-only]")
# The head of a first column says what the names of rows are. The matrix of all uses has four columns;
# on its sheet of one page are the name, the answer and the certainty.
SHORTER = "thead th:first-child, .matrix thead, .matrix td:nth-child(4)"
HARMS = ("harms-to-know-about", "what-can-go-wrong")


def expected(sheet) -> str:
    """All that a sheet without a clinic says: head, box, words, colophon, lines to write on."""
    facts, title = sheet.draft.facts, sheet.draft.sheet.title
    said = [title, facts["site_name"], "For patients. It sells nothing."]
    if facts["numbers"]:
        said.append(f"Ill after injections, or a new lump? Ambulance: {facts['numbers']}.")
    notes = "My notes" if sheet.draft.sheet.notes else ""
    said += [words(sheet.draft.body), "" if sheet.draft.forms else notes, words(sheet.draft.sources),
             f"Online: {facts['address']}",
             f"Warning signs: {facts['help_address']}",
             f"Last updated {facts['updated']}. Next check {facts['review_due']}. {facts['review_state']}",
             "It cannot replace a talk with a doctor."]
    if facts["left_out"] and sheet.draft.sheet.most_pages != 1:
        said.append(f"Not on this sheet, but online: {'; '.join(facts['left_out'])}.")
    said.append(f"Version {facts['version']}. Words: sha256 {facts['digest']}. Licence: CC BY-SA 4.0.")
    return " ".join([*said, words(sheet.draft.forms), notes if sheet.draft.forms else ""])


def words(markup: str) -> str:
    return compose.text_of(html.fragment_fromstring(str(markup), create_parent="div"))


def chosen(entry: dict, take: dict, soup: BeautifulSoup) -> list[tuple[str, list[Tag]]]:
    """The sections that handouts.yml chooses of a page, each with all of its elements."""
    kept = take.get("only") or entry.get("only")
    left = [*take.get("leave-out", ()), *entry.get("leave-out", ()), "sources"]
    sections: dict[str, list[Tag]] = {"lead": []}
    name = "lead"
    for element in soup.find_all(["h2", *BLOCKS]):
        name = element["id"] if element.name == "h2" else name
        sections.setdefault(name, []).append(element)
    return [(name, found) for name, found in sections.items() if name not in left and (not kept or name in kept)]


def sections(rendered) -> list[tuple[str, str, str, list[Tag]]]:
    """(sheet, page, section, elements) of every sheet but the booklet, read afresh from the page."""
    found = []
    for entry in yaml.safe_load((ROOT / "handouts.yml").read_text())["sheets"]:
        pages = [page for page in rendered.pages if page.startswith(entry.get("each", "?"))]
        takes = [{"page": page} for page in pages] or entry["take"]
        if takes == "all":
            continue
        for take in takes:
            soup = BeautifulSoup(rendered.pages[take["page"]].html, "html.parser")
            for gone in soup.select(f"{SCREEN}, {SHORTER}, [data-only-chosen]"):
                gone.decompose()
            sheet = entry.get("id") or take["page"].removeprefix("uses/").removesuffix(".md")
            found += [(sheet, take["page"], *part) for part in chosen(entry, take, soup)]
    return found


def sentences(element: Tag) -> list[str]:
    """The sentences of a block, without those of blocks within it and those that are only a link."""
    links = {plain(link.get_text()) for link in element.find_all("a")}
    copied = BeautifulSoup(str(element), "html.parser")
    for inner in copied.find().find_all([*BLOCKS, "ul", "ol", "table"]):
        inner.replace_with(" ¶ ")
    parts = re.split(r"(?:(?<=[.?!])|(?<=[.?!]\d)|(?<=[.?!]\d\d))\s+|¶|·", copied.get_text())
    return [part for part in map(plain, parts) if part and part.rstrip(".") not in links and part not in links]


def plain(text: str) -> str:
    """Without blanks and commas: numbers of sources have commas on paper alone."""
    return squeezed(text).replace(",", "")


@pytest.fixture(scope="module")
def all_sections(rendered):
    return sections(rendered)


def lost(shop, parts) -> list[str]:
    return [f"{sheet}: {page}#{name}: {sentence}" for sheet, page, name, elements in parts
            for element in elements for sentence in sentences(element)
            if sentence not in plain(shop.sheet(sheet).text)]


def test_a_sheet_says_the_words_of_the_guide_in_order_and_nothing_else(sheet):
    assert squeezed(sheet.text) == squeezed(expected(sheet))


def test_no_blank_between_words_is_lost_or_added(sheet):
    joined = " ".join(sheet.text.split())
    assert words(sheet.draft.body) in joined
    assert words(sheet.draft.forms) in joined


def test_every_sentence_of_the_chosen_sections_is_on_the_sheet(shop, all_sections):
    parts = [part for part in all_sections if part[2] not in HARMS]
    assert len(parts) > 50
    assert lost(shop, parts) == []


def test_no_sentence_about_harms_is_lost(shop, all_sections):
    parts = [part for part in all_sections if part[2] in HARMS]
    assert len({sheet for sheet, *_ in parts}) >= 9
    assert sum(len(sentences(element)) for part in parts for element in part[3]) > 60
    assert lost(shop, parts) == []


def fresh(rendered, src: str) -> BeautifulSoup:
    return BeautifulSoup(rendered.pages[src].html, "html.parser")


def listed(sheet) -> dict[str, list[str]]:
    """The sources under the words of a sheet by their numbers; some sheets have two lists."""
    found: dict[str, list[str]] = {}
    inside = False
    for line in sheet.text.splitlines():
        inside = line.startswith("Sources") or inside and not line.startswith("Online:")
        numbered = re.match(r"(\d+)\. (.*)", line)
        if inside and numbered:
            number = numbered[1]
            found.setdefault(number, []).append(squeezed(numbered[2]))
        elif inside and found:  # an entry that goes on in the next column
            found[number][-1] += squeezed(line)
    return found


def numbers(elements: list[Tag]) -> set[str]:
    """The numbers of sources that a part of a page names."""
    links = [link for element in elements for link in element.select("sup.cite a")]
    return {link["href"].removeprefix("#source-") for link in links}


def test_sources_have_the_numbers_of_the_web_page(sheet, rendered, all_sections):
    parts = [part for part in all_sections if part[0] == sheet.draft.sheet.id]
    found = listed(sheet)
    for _, src, _, elements in parts:
        soup = fresh(rendered, src)
        for number in numbers(elements):
            item = soup.find(id=f"source-{number}")
            kind = squeezed(item.select_one("strong").get_text())
            link = squeezed(item.select_one("p:not(.source-back):not(.source-plain) a").get_text())
            assert any(line.startswith(kind) and link in line for line in found[number]), (src, number)
    cited = {number for *_, elements in parts for number in numbers(elements)}
    assert cited == set(found)
    assert len(cited) > 2


def test_a_certainty_stands_beside_each_answer_that_has_one(sheet, rendered, all_sections):
    text, count = plain(sheet.text), 0
    for name, src, _, elements in all_sections:
        badges = [badge for element in elements if element.name in ("p", "li")
                  for badge in element.select(".badge.certainty")]
        for badge in badges if name == sheet.draft.sheet.id else ():
            assert plain(badge.find_parent(["p", "li"]).get_text()) in text, src
            count += 1
    if sheet.draft.sheet.id not in ("two-minutes", "before-your-visit", "after-your-visit", "who-should-not-have-it"):
        assert count > 1


def test_every_outcome_keeps_its_certainty(sheet, all_sections):
    """In a table that became a list, what was found is followed by how sure that is."""
    text = plain(sheet.text)
    rows = [row for name, *_, elements in all_sections if name == sheet.draft.sheet.id and name != "two-minutes"
            for element in elements if element.name == "th" and (row := element.find_parent("tr")).select(".certainty")]
    for row in rows:
        said = [plain(row.find("th").get_text(" "))]
        said += [plain(f"{cell['data-label']}:{cell.get_text(' ')}") for cell in row.find_all("td")]
        assert "".join(said) in text


def test_the_matrix_of_all_uses_keeps_answer_and_certainty(shop, rendered):
    text = shop.sheet("two-minutes").text
    for table in fresh(rendered, "index.md").select("table.matrix"):
        after = text[text.index(table.caption.get_text()):]
        for row in table.select("tbody tr"):
            name, answer, certainty = (part.get_text() for part in (row.th, *row.select(".badge")))
            group = re.split(rf"^{certainty.strip()}\n", after, maxsplit=1, flags=re.M)[1]
            group = re.split(r"^Certainty: ", group, maxsplit=1, flags=re.M)[0]
            line = next(line for line in group.splitlines() if line.startswith(f"{answer.strip()}: "))
            assert name in line


@pytest.mark.parametrize("country, number, others", [
    ("uk", "999", ("911", "112")), ("us", "911", ("999", "112")), ("eu", "112", ("999", "911")),
    ("other", "your local number", ("999", "911", "112"))])
@pytest.mark.parametrize("name", ["two-minutes", "hair", "before-your-visit", "after-your-visit"])
def test_only_the_emergency_number_of_the_country_is_printed(shop, name, country, number, others):
    made = shop.draft(name, country=country)
    said = f"{made.facts['numbers']} {words(made.body)} {words(made.forms)}"
    assert number in said
    assert [other for other in others if re.search(rf"\b{other}\b", said)] == []


@pytest.mark.parametrize("name", ["two-minutes", "after-your-visit"])
def test_without_a_country_all_emergency_numbers_are_printed(shop, name):
    text = shop.sheet(name).text
    assert all(re.search(rf"\b{number}\b", text) for number in ("999", "911", "112"))
    assert all(country in text for country in ("UK", "US"))


@pytest.mark.parametrize("owner, number", [("example-uk", "999"), ("example-us", "911"), ("example-eu", "112")])
def test_the_number_on_the_finished_sheet_is_that_of_the_clinic(shop, owner, number):
    text = shop.sheet("after-your-visit", owner=owner).text
    assert {found for found in ("999", "911", "112") if re.search(rf"\b{found}\b(?! \d)", text)} == {number}
