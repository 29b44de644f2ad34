"""Small windows, large letters, wide spacing, endless words: nothing is cut off or runs out."""

import pytest
from support import views

# 1280 x 1024 at 400%, which is what WCAG 1.4.10 asks for.
ZOOMED = {"width": 320, "height": 256}
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
LARGE = "html { font-size: 200% !important; }"
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3
PLACES = ("h1", "h2", "h3", "td", "th", "summary", "li", "dt", ".answer p", ".source-plain", ".source-list p",
          ".badge span", ".contents a", ".menu a", ".next-page a", "caption", "label", ".dates span")
PUT_IN = """([places, word]) => places.forEach(place => {
  const part = document.querySelector(`main ${place}`) || document.querySelector(place);
  if (part) part.append(" " + word);
})"""


def faults(shown):
    return shown.evaluate(views.in_page("layout"))


@pytest.mark.parametrize("address", views.addresses())
def test_a_page_fits_however_it_is_enlarged(page, address):
    """At 400%, on a phone, with wide spacing, with letters of twice the size, everything open."""
    shown = page(address, viewport=ZOOMED).page
    views.open_folds(shown)
    assert faults(shown) == []
    bar = shown.locator(".help-bar").bounding_box()
    sticky = shown.locator(".help-bar").evaluate("bar => getComputedStyle(bar).position") == "sticky"
    assert not sticky or bar["height"] <= ZOOMED["height"] / 5
    for width, css in ((320, ""), (320, SPACED), (768, SPACED), (1280, SPACED), (640, LARGE), (1280, LARGE)):
        views.set_width(shown, width)
        sheet = shown.add_style_tag(content=css or "/* as it is */")
        assert faults(shown) == [], (width, css)
        sheet.evaluate("sheet => sheet.remove()")


@pytest.mark.parametrize("address", [address for address in views.KINDS if address != "404.html"])
def test_an_endless_word_makes_no_page_wider(page, address):
    shown = page(address, viewport={"width": 320, "height": 700}).page
    views.open_folds(shown)
    shown.evaluate(PUT_IN, [PLACES, LONG])
    for width in views.WIDTHS:
        views.set_width(shown, width)
        assert faults(shown) == [], width


@pytest.mark.parametrize("css", ["", SPACED, LARGE], ids=["plain", "wide spacing", "large letters"])
def test_what_lies_over_the_page_fits_too(page, css):
    shown = page("uses/hair.html", viewport={"width": 320, "height": 500}).page
    shown.add_style_tag(content=css or "/* as it is */")
    for reach in (views.open_menu, views.open_card, views.open_search):
        reach(shown)
        assert faults(shown) == []
        views.close_all(shown)


def test_a_card_stays_in_the_window_when_a_phone_is_turned(page):
    shown = page("uses/hair.html", viewport={"width": 844, "height": 390}).page
    marker = shown.locator("table.findings sup.cite a").last
    marker.click()
    views.set_width(shown, 390, 844)
    box = shown.locator(".cite-card").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


@pytest.mark.parametrize("width", views.WIDTHS)
def test_the_bar_takes_little_of_a_phone(page, width):
    shown = page("uses/hair.html", viewport={"width": width, "height": 640}).page
    assert shown.locator(".help-bar").bounding_box()["height"] <= 640 / 10
