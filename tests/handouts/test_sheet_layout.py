"""How sheets look: pages, sizes, lines, columns and margins, measured on what was laid out."""

from __future__ import annotations

import itertools
import re

import boxes
import conftest
import pytest
from boxes import HEADINGS, PT, SMALL
from guide.handouts.clinic import Clinic, Practitioner
from guide.handouts.press import PressError
from weasyprint.formatting_structure import boxes as laid

MOST = {"two-minutes": 1, "after-your-visit": 1, "body-fat": 2, "cellulite": 2, "dark-patches": 2, "face": 2,
        "hair": 2, "pain": 2, "scars": 2, "stretch-marks": 2}
LARGE = ("two-minutes", "after-your-visit", "who-should-not-have-it", "hair")
LONGEST = Clinic(
    id="longest", name=("Longest Test Clinic " * 4)[:80].strip(), phone="+44 (20) 7946-0000 / 7946-0001 ext. 0",
    country="us", address=tuple(f"{line} Test Street of a long name, in a Testtown" for line in range(6)),
    out_of_hours_phone="+44 (20) 7946-0000 / 7946-0001 ext. 1", website="https://www.example.org/" + "a-b/" * 44,
    aftercare_phone="+44 (20) 7946-0000 / 7946-0001 ext. 2",
    practitioner=Practitioner(("Test Person " * 7)[:80].strip(), ("Test register " * 6)[:80].strip(), "0" * 40),
    note=tuple("These are words of a test and they say nothing at all but are many." for _ in range(8)))




@pytest.fixture(params=LARGE)
def large(request, shop):
    """Some sheets in large print."""
    return shop.sheet(request.param, size="large")


@pytest.fixture(params=["standard", "large"])
def several(request, shop):
    """Sheets in one print, one of them with a clinic on the other paper."""
    names = conftest.SHEETS if request.param == "standard" else LARGE
    found = [shop.sheet(name, size=request.param) for name in names]
    return [*found, shop.sheet("two-minutes", "letter", "standard", "example-uk")]


def points(seen) -> float:
    return round(seen.box.style["font_size"] * PT, 2)


def wrong(sheets, check) -> list[str]:
    """What a check says of every text or line, with the sheet."""
    return [f"{sheet.draft.sheet.id} p. {seen.page + 1}: {boxes.said(seen.box) or seen.box.text!r}"
            for sheet in sheets for seen in check(sheet)]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", MOST)
def test_a_sheet_of_the_guide_has_no_more_pages_than_it_may(shop, name, paper):
    assert 1 <= len(shop.sheet(name, paper).pages) <= MOST[name]


@pytest.mark.parametrize("owner, paper, names", [
    ("example-uk", "a4", ("two-minutes", "after-your-visit", "face")), ("example-uk", "letter", MOST), ("example-us", "letter", ("two-minutes", "hair")),
    ("example-eu", "letter", ("two-minutes", "after-your-visit", "pain"))])
def test_the_sheets_of_the_example_clinics_have_no_more_pages_than_they_may(shop, owner, paper, names):
    for name in names:
        assert len(shop.sheet(name, paper, "standard", owner).pages) <= MOST[name], name


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["two-minutes", "after-your-visit", "hair"])
def test_the_longest_clinic_fits_or_is_told_in_a_sentence_what_to_shorten(shop, name, paper):
    shop.clinics["longest"] = LONGEST
    try:
        made = shop.sheet(name, paper, "standard", "longest")
    except PressError as error:
        assert re.fullmatch(rf"\d pages on {paper}, and at most {MOST[name]} are allowed. "
                            "Shorten the note or the address of the clinic.", str(error))
    else:
        assert len(made.pages) <= MOST[name]
        assert wrong([made], outside) == []


def test_the_words_of_the_guide_are_at_least_12_points(sheet):
    assert {points(seen) for seen in boxes.texts(sheet) if not seen.names & set(SMALL)} >= {12.0}
    assert [seen.box.text for seen in boxes.texts(sheet) if points(seen) < 12 and not seen.names & set(SMALL)] == []


def test_large_print_is_at_least_18_points_and_nothing_is_under_16(large):
    assert [seen.box.text for seen in boxes.texts(large) if points(seen) < 18 and not seen.names & set(SMALL)] == []
    assert [seen.box.text for seen in boxes.texts(large) if points(seen) < 16] == []
    feet = [seen for seen in boxes.every(large, laid.TextBox) if seen.in_margin]
    assert feet and min(map(points, feet)) >= 12


def test_no_line_to_read_is_longer_than_72_signs(several):
    assert wrong(several, lambda sheet: [line for line in boxes.lines(sheet) if len(boxes.said(line.box)) > 72
                                         and not line.names & {*SMALL, "help"}]) == []


def test_text_is_aligned_left_and_never_justified(several):
    assert wrong(several, lambda sheet: [line for line in boxes.lines(sheet)
                                         if line.box.style["text_align_all"] not in ("left", "start")]) == []


def columns(sheet) -> dict[tuple, list]:
    """The lines of each column of each page, from the top."""
    found: dict[tuple, list] = {}
    for line in boxes.lines(sheet):
        page = sheet.pages[line.page]
        right = line.box.position_x > page.content_box_x() + page.width * 0.48
        found.setdefault((line.page, right), []).append(line)
    return {key: sorted(lines, key=lambda line: line.box.position_y) for key, lines in found.items()}


def test_no_heading_is_the_last_line_of_a_column(several):
    def last(sheet):
        return [lines[-1] for lines in columns(sheet).values()
                if lines[-1].names & {*HEADINGS, "caption", "fold-title"} and not lines[-1].names & {"notes"}]
    assert wrong(several, last) == []


def outside(sheet):
    """Texts and pictures that leave the page's margins or the block that they stand in."""
    for seen in boxes.every(sheet, (laid.TextBox, laid.ReplacedBox)):
        page = sheet.pages[seen.page]
        if seen.in_margin:
            continue
        left, top = page.content_box_x() - 0.5, page.content_box_y() - 0.5
        block = [box for box in seen.around if isinstance(box, laid.BlockContainerBox)][-1]
        right = min(left + page.width, block.content_box_x() + block.width) + 1
        text = getattr(seen.box, "text", "picture")
        if text.strip() and not (left <= seen.box.position_x and seen.box.position_x + seen.box.width <= right
                                 and top <= seen.box.position_y
                                 and seen.box.position_y + seen.box.height <= top + page.height + 1):
            yield seen


def test_nothing_is_drawn_outside_the_margins_or_over_the_edge_of_its_column(several):
    assert wrong(several, outside) == []


def broken_early(sheet):
    """Lines that end though the first word of the next one would have fitted, without a <br>."""
    for line, after in itertools.pairwise(boxes.lines(sheet)):
        block = line.around[-1]
        if block is not after.around[-1] or any(box.element_tag.startswith("br") for box in line.box.descendants()):
            continue
        free = block.content_box_x() + block.width - boxes.right_end(line.box)
        if free > 1.3 * boxes.first_word(after.box) + 8:  # a word is measured by the mean of its signs
            yield line


def test_no_line_is_broken_before_it_is_full(several):
    assert wrong(several, broken_early) == []
