"""The height that a snippet keeps free, held against the height of the text at the widths of real pages."""

import re

import pytest
from playwright.sync_api import expect

# A page of a clinic: 16 px of room on each side, as most have on a phone.
HOST = "<!doctype html><meta name=viewport content='width=device-width'><style>body{margin:0 16px}</style>"


def snippet(page, title, way, widest):
    shown = page("for-clinics.html", viewport={"width": 1280, "height": 900}).page
    shown.get_by_label("Greatest width").fill(str(widest))
    shown.get_by_label("Page or part").select_option(title)
    shown.get_by_role("radio", name=way).check()
    area = shown.get_by_label("Your snippet")
    expect(area).to_have_value(re.compile(r"calc\("))
    return area.input_value()


def true_height(page, name, width):
    shown = page(f"embed/v1/{name}.html", viewport={"width": width, "height": 900}).page
    return shown.evaluate("document.body.getBoundingClientRect().height")


@pytest.mark.parametrize(("title", "name"), [
    ("Mesotherapy for hair loss", "uses/hair"), ("After your visit", "visit/after"),
    ("Warning signs after mesotherapy (part)", "get-help/warning-signs")])
def test_the_height_that_is_kept_free_fits_the_text(page, title, name):
    text = snippet(page, title, "Frame.", 650)
    host = page("404.html").page
    for width in (300, 390, 600, 650):
        host.set_viewport_size({"width": width + 32, "height": 900})
        host.set_content(HOST + re.sub(' src="[^"]*"', "", text))
        box = host.locator("iframe").bounding_box()
        true = true_height(page, name, width)
        assert box["width"] == width
        assert true - 5 <= box["height"] <= true * 1.03 + 30, width


def test_a_wide_frame_fits_on_both_sides_of_the_width_where_tables_open(page):
    text = snippet(page, "Mesotherapy in two minutes", "Frame.", 900)
    host = page("404.html").page
    for width in (390, 730, 760, 900, 1200):
        host.set_viewport_size({"width": width + 32, "height": 900})
        host.set_content(HOST + re.sub(' src="[^"]*"', "", text))
        box = host.locator("iframe").bounding_box()
        true = true_height(page, "index", min(width, 900))
        assert box["width"] == min(width, 900)
        assert true - 5 <= box["height"] <= true * 1.03 + 30, width


def test_where_styles_are_taken_away_the_height_is_that_of_the_greatest_width(page):
    text = snippet(page, "Mesotherapy for hair loss", "Frame.", 650)
    true = true_height(page, "uses/hair", 650)
    assert true <= int(re.search('height="([0-9]+)"', text)[1]) <= true * 1.03 + 30


def test_the_frame_that_grows_keeps_no_more_than_a_window_free(page):
    text = snippet(page, "Mesotherapy for hair loss", "Frame that grows.", 650)
    host = page("404.html", viewport={"width": 422, "height": 700}).page
    host.set_content(HOST + re.sub("<script.*", "", text))
    assert host.locator("mesotherapy-guide").bounding_box()["height"] == 700


def test_a_name_makes_the_frame_higher_and_a_country_makes_it_fit(page):
    shown = page("for-clinics.html", viewport={"width": 1280, "height": 900}).page
    area = shown.get_by_label("Your snippet")
    expect(area).to_have_value(re.compile(r"calc\("))
    before = int(re.search('height="([0-9]+)"', area.input_value())[1])
    shown.get_by_label("Name", exact=True).fill("A clinic (test)")
    assert int(re.search('height="([0-9]+)"', area.input_value())[1]) > before
