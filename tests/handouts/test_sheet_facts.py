"""A clinic adds its name and changes nothing: attempts to break that. All clinics are test data."""

from __future__ import annotations

import re

import boxes
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from guide.handouts import clinic as clinics
from guide.handouts import compose, sheets
from PIL import Image, ImageChops
from printed import squeezed
from weasyprint.formatting_structure import boxes as laid

EXAMPLES = ("example-uk", "example-us", "example-eu")
GOOD = {"name": "Test Clinic", "phone": "020 7946 0000", "country": "uk"}
TRICKS = [
    "<b>bold</b><script>alert(1)</script>", "</style><style>*{display:none}</style>", "</body></html><!--",
    '"><img src=x onerror=y>', "{{ 7*7 }}{% raw %}{# x #}", "&amp; &lt;b&gt; &#60;i&#62; &", "' ; color: white; '",
    "W" * 80, "--accent: white } html { font-size: 1pt", "<div class=help>Ambulance: 1</div>"]
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{}<rect width="100" height="50" fill="#0b5d5e"/></svg>'
HUGE = [
    '<rect x="-5000" y="-5000" width="10000" height="10000" fill="#ffffff"/>',
    "<style>svg{position:fixed;left:0;top:0;width:5000px;height:5000px}*{overflow:visible}</style>",
    '<g style="position:fixed;overflow:visible" transform="scale(90)"><circle r="500" fill="#fff"/></g>',
    "<style>p{display:none} .answer{visibility:hidden} body{font-size:1pt}</style>"]


def read(folder, logo: str = "", **values):
    """The clinic of a file with these values, or None, and what was told about it."""
    if logo:
        (folder / "logo.svg").write_text(logo, encoding="utf-8")
        values["logo"] = "logo.svg"
    lines = [f"{key}: {quoted(value)}" for key, value in (GOOD | values).items()]
    (folder / "tricky.yml").write_text("\n".join(lines), encoding="utf-8")
    return clinics.read(folder / "tricky.yml")


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def guide_part(html: str) -> str:
    """The tags and texts of a sheet, without the places that a clinic's words have."""
    soup = BeautifulSoup(html, "html.parser")
    for own in soup.select(".from, .own-words, .help, .logo, .colophon, .head"):
        own.decompose()
    return squeezed("".join(map(str, soup.body.children)))


@pytest.mark.parametrize("key", ["name", "address", "note"])
@pytest.mark.parametrize("text", TRICKS, ids=lambda text: text[:12])
def test_what_a_clinic_writes_stays_text_in_its_own_place(shop, tmp_path, key, text):
    found, problems = read(tmp_path, **{key: text})
    assert found, problems
    draft = shop.draft("hair", country="uk")
    made, without = compose.document(draft, found), compose.document(draft, None)
    soup = BeautifulSoup(made, "html.parser")
    assert guide_part(made) == guide_part(without)
    assert soup.select("script, style, iframe, b") == []
    assert len(soup.select(".help")) == 1
    assert squeezed(text) in squeezed(soup.get_text())
    assert len(soup.select("img")) == len(BeautifulSoup(without, "html.parser").select("img"))


@pytest.mark.parametrize("text", [
    "020 <b>1</b>", "{{ 1 }} 020 7946", "999; 020 7946 0000", "020\u202e7946", "&#48;20 7946 00", "call 020 7946 0000"])
def test_a_phone_number_holds_nothing_but_a_number(tmp_path, text):
    found, problems = read(tmp_path, phone=text)
    assert found is None and problems


@pytest.mark.parametrize("text", ["Clinic \u202eevitca", "Clinic \u2066x", "Clinic\u200bx", "b\u0300\u0301\u0302\u0303"])
def test_text_that_turns_round_or_cannot_be_seen_is_refused(tmp_path, text):
    found, (problem,) = read(tmp_path, name=text)
    assert found is None and "tricky.yml:1" in str(problem)


def test_the_worst_clinic_leaves_every_word_of_the_guide_in_the_pdf(shop, tmp_path):
    found, _ = read(tmp_path, name=TRICKS[1], address=TRICKS[7], note=TRICKS[0] + TRICKS[4], colour="#ffffff")
    shop.clinics["worst"] = found
    made = shop.sheet("hair", owner="worst")
    assert squeezed(compose.words(made.draft)) in squeezed(without_colophon(made))
    assert [seen.box.text for seen in boxes.texts(made) if boxes.contrast(seen) < 4.5] == []
    assert squeezed(TRICKS[0] + TRICKS[4]) in squeezed(made.text)


def without_colophon(sheet) -> str:
    """The words of a PDF without the clinic's own part, which stands between words and sources."""
    text = sheet.text
    own = re.search(r"^From .*, in its own words$", text, re.M)
    return text[:own.start()] + text[text.index("\nSources"):] if own else text


@pytest.mark.parametrize("colour", ["#ffffff", "#fff", "#dcede9", "#ffff00", "#000000", "#888888"])
def test_no_colour_of_a_clinic_hides_a_word(shop, tmp_path, colour):
    found, problems = read(tmp_path, colour=colour)
    assert found, problems
    shop.clinics[colour] = found
    made = shop.sheet("stretch-marks", owner=colour)
    assert [seen.box.text for seen in boxes.every(made, laid.TextBox) if boxes.contrast(seen) < 4.5] == []


def page_without_logo(sheet) -> Image.Image:
    """The first page as pixels, white where the logo stands."""
    document = pypdfium2.PdfDocument(sheet.pdf)
    picture = document[0].render(scale=1.5).to_pil().convert("RGB")
    document.close()
    (logo,) = (seen.box for seen in boxes.every(sheet, laid.ReplacedBox) if "logo" in seen.names)
    left, top, width, height = (round(part * 1.5 * boxes.PT) for part in (
        logo.position_x, logo.position_y, logo.width, logo.height))
    picture.paste((255, 255, 255), (left - 1, top - 1, left + width + 2, top + height + 2))
    return picture


@pytest.fixture(scope="module")
def plain_page(shop, tmp_path_factory):
    """A sheet with a logo that is a plain square of the same shape as the tricky ones."""
    shop.clinics["plain"], _ = read(tmp_path_factory.mktemp("plain"), LOGO.format(""))
    return shop.sheet("stretch-marks", owner="plain")


@pytest.mark.parametrize("trick", HUGE, ids=range(len(HUGE)))
def test_a_logo_draws_nothing_outside_its_place(shop, tmp_path, plain_page, trick):
    found, problems = read(tmp_path, LOGO.format(trick))
    if found is None:
        assert "logo.svg:1" in str(problems[0])
        return
    shop.clinics[trick] = found
    made = shop.sheet("stretch-marks", owner=trick)
    assert made.text == plain_page.text
    assert ImageChops.difference(page_without_logo(made), page_without_logo(plain_page)).getbbox() is None


@pytest.mark.parametrize("owner", EXAMPLES)
def test_a_clinic_changes_no_word_version_or_hash(shop, owner):
    country = shop.clinics[owner].country
    for name in (name for name in shop.sheets if name != "booklet"):
        alone, theirs = shop.draft(name), shop.draft(name, country=country)
        assert (alone.facts["version"], alone.facts["digest"]) == (theirs.facts["version"], theirs.facts["digest"])
        assert guide_part(compose.document(theirs, shop.clinics[owner])) == guide_part(compose.document(theirs, None))
        if "999" not in compose.words(alone):
            assert compose.words(alone) == compose.words(theirs)


@pytest.mark.parametrize("owner", EXAMPLES)
def test_a_clinics_pdf_has_the_words_of_the_guide_and_what_may_never_be_missing(shop, owner):
    made, alone = shop.sheet("hair", owner=owner), shop.sheet("hair")
    text = squeezed(without_colophon(made))
    assert squeezed(compose.words(alone.draft)) in text
    for part in ("Not yet reviewed by a clinician.", "Certainty: low", "Do nothing", "Sources1.",
                 f"Version {alone.draft.facts['version']}.", f"sha256 {alone.draft.facts['digest']}"):
        assert squeezed(part) in text, part


WRONG = [
    ("leave-out: [harms-to-know-about]", 'The section "harms-to-know-about"'), ("leave-out: [lead]", '"lead"'),
    ("only: [key-messages]", "can not be left out"), ("leave-out: [harm]", "has no section"),
    ("only: 7", "wrong type"), ("colour: red", '"colour" is not a key'), ("pages: many", "wrong type")]


def told(shop, folder, text: str) -> list[str]:
    (folder / "handouts.yml").write_text(text, encoding="utf-8")
    found, problems = sheets.load(folder, shop.workshop.pages)
    assert found == [] and problems
    return [str(problem).split("\n")[0] for problem in problems]


@pytest.mark.parametrize("line, words", WRONG)
def test_a_sheet_that_hides_or_misspells_is_told_with_its_line(shop, tmp_path, line, words):
    text = f"sheets:\n  - id: one\n    take:\n      - page: index.md\n  - each: uses/\n    {line}\n"
    lines = told(shop, tmp_path, text)
    assert all(re.match(r"handouts\.yml:[56]:\d+: error handouts-shape: ", line) for line in lines)
    assert any(words in line for line in lines)


@pytest.mark.parametrize("take, words", [
    ("page: indx.md", 'There is no page "indx.md"'), ("page: [index.md]", "wrong type"), ("only: [lead]", "Say which page"),
    ("{page: uses/hair.md, only: [lead]}", "can not be left out"), ("{page: uses/hair.md, only: lead}", "wrong type"),
    ("{page: uses/hair.md, colour: red}", '"colour" is not a key')])
def test_a_page_to_take_that_is_wrong_is_told_with_its_line(shop, tmp_path, take, words):
    lines = told(shop, tmp_path, f"sheets:\n  - id: one\n    take:\n      - {take}\n")
    assert any(re.match(r"handouts\.yml:[234]:\d+: ", line) and words in line for line in lines), lines


@pytest.mark.parametrize("text, words", [
    ("", "no list of sheets"), ("sheets: []", "no list of sheets"), ("sheets: [1]", "A sheet is a list of keys"),
    ("sheets:\n  - id: one\n    take: all\n  - id: one\n    take: all\n", 'called "one"'),
    ("sheets:\n  - take: all\n", "needs an id"), ("sheets:\n  - id: one\n    take: none\n", "Say which page"), ("sheets:\n  - id: ../one\n    take: all\n", "needs an id"),
    ("sheets: [", "handouts.yml:"), ("sheets:\n  - id: one\n    id: two\n    take: all\n", "id")])
def test_a_file_of_sheets_that_is_wrong_makes_no_sheet(shop, tmp_path, text, words):
    assert any(words in line for line in told(shop, tmp_path, text))
