"""Pictures and colours on the sheets, read from what was composed and from the printed page."""

from __future__ import annotations

import re
from urllib.parse import unquote

import boxes
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from guide.handouts import pieces
from lxml import etree
from PIL import Image
from weasyprint.formatting_structure import boxes as laid

SVG = "data:image/svg+xml,"
SCALE = 4  # pixels of a rendering for a point
WITH_ARRAYS = ("hair", "face", "body-fat")


def drawings(sheet) -> list:
    """The root of every drawing of the guide on a sheet; the QR code is not one."""
    soup = BeautifulSoup(sheet.html, "html.parser")
    found = [(image["src"], image) for image in soup.select("img.picture")]
    found += [(re.search(r"url\((.*)\)", span["style"])[1], span) for span in soup.select("span.drawn")]
    return [(etree.fromstring(unquote(address.removeprefix(SVG)).encode()), element) for address, element in found]


def rendered(sheet) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(sheet.pdf)
    try:
        return [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def region(picture: Image.Image, box) -> Image.Image:
    """The part of a rendered page where a box stands."""
    scale = SCALE * boxes.PT
    corners = (box.position_x, box.position_y, box.position_x + box.width, box.position_y + box.height)
    return picture.crop([round(number * scale) for number in corners])


def colours(picture: Image.Image) -> set[tuple[int, int, int]]:
    return {colour for _, colour in picture.getcolors(1 << 24)}


@pytest.fixture(params=WITH_ARRAYS)
def with_arrays(request, shop):
    return shop.sheet(request.param)


def test_a_picture_of_a_hundred_people_has_as_many_filled_as_the_words_say(with_arrays, rendered_page_arrays):
    soup = BeautifulSoup(with_arrays.html, "html.parser")
    arrays = soup.select(".icon-array .array")
    assert arrays and len(arrays) == len(rendered_page_arrays(with_arrays))
    for array in arrays:
        said = int(re.search(r"About (\d+) out of 100", array.get_text())[1])
        root = etree.fromstring(unquote(array.img["src"].removeprefix(SVG)).encode())
        kinds = [path.get("class") for path in root.iter("{*}path")]
        assert (kinds.count("yes"), kinds.count("no"), len(kinds)) == (said, 100 - said, 100)
        assert root.get("width") and root.get("height")
        assert f"{said} of 100" in array.img["alt"]


@pytest.fixture
def rendered_page_arrays():
    """Every icon array of a sheet with its part of the printed page."""
    def found(sheet):
        pages = rendered(sheet)
        return [(seen, region(pages[seen.page], seen.box)) for seen in boxes.every(sheet, laid.ReplacedBox)
                if "picture-people" in seen.names]
    return found


def test_a_printed_hundred_people_has_as_many_dark_ones_as_the_words_say(with_arrays, rendered_page_arrays):
    """Each person is looked at in the middle of the body, on the printed page."""
    soup = BeautifulSoup(with_arrays.html, "html.parser")
    said = [int(re.search(r"About (\d+) out", array.get_text())[1]) for array in soup.select(".icon-array .array")]
    counted = []
    for _, picture in rendered_page_arrays(with_arrays):
        grey, dark = picture.convert("L"), 0
        for place in range(100):
            x, y = 1.5 + 13 * (place % 10) + 5, 1.5 + 18 * (place // 10) + 8
            dark += grey.getpixel((round(x * grey.width / 130), round(y * grey.height / 180))) < 110
        counted.append(dark)
    assert counted == said


def test_every_drawing_has_a_size_and_colours_of_its_own(sheet):
    for root, element in drawings(sheet):
        assert root.get("width") and root.get("height"), element
        text = etree.tostring(root, encoding="unicode")
        assert "var(" not in text and "currentColor" not in text
        assert "#" in text  # some colour is named: the first one of a drawing is black


def test_no_printed_drawing_is_black_or_empty(sheet):
    """A style that was lost leaves plain black; the guide prints in dark grey and green."""
    pages, count = rendered(sheet), 0
    for seen in boxes.every(sheet):
        if "drawn" in seen.box.element.get("class", "").split() if hasattr(seen.box.element, "get") else False:
            found = colours(region(pages[seen.page], seen.box))
            assert len(found) > 1, seen.box.element.get("style")[:80]
            assert (0, 0, 0) not in found
            count += 1
        elif "picture" in seen.names and isinstance(seen.box, laid.ReplacedBox):
            found = colours(region(pages[seen.page], seen.box))
            assert len(found) > 1 and (0, 0, 0) not in found
            count += 1
    if sheet.draft.sheet.id in ("hair", "pain", "two-minutes"):
        assert count > 5


@pytest.mark.parametrize("owner", [None, "example-uk", "example-us"])
def test_every_text_can_be_read_in_grey(shop, owner):
    for name in ("two-minutes", "hair", "before-your-visit") if owner is None else ("two-minutes",):
        made = shop.sheet(name, owner=owner)
        assert [seen.box.text for seen in boxes.every(made, laid.TextBox) if boxes.contrast(seen) < 4.5] == []


def test_the_printed_answer_can_be_read_in_grey(shop):
    made = shop.sheet("hair")
    answer = next(seen for seen in boxes.every(made) if "answer" in seen.names and seen.box.element_tag == "div")
    grey = region(rendered(made)[0], answer.box).convert("L")
    dark, light = grey.getextrema()
    assert dark < 60 and light > 220


def unstyled(page: pieces.Page) -> list[str]:
    """Shapes and words of a page's drawings whose class has no colour or size in the drawing itself."""
    found = []
    for section in page.sections.values():
        for image in (image for node in section.nodes for image in node.iter("img")):
            root = etree.fromstring(unquote(image.get("src").removeprefix(SVG)).encode())
            style = "".join(root.itertext("{*}style"))
            for shape in root.iter("{*}rect", "{*}path", "{*}text"):
                named = (shape.get("class") or "").split()
                if named and not shape.get("fill") and not any(f".{name}" in style for name in named):
                    found.append(f"{image.get('class')}: {named}")
    return found


def test_a_drawing_brings_the_colours_of_all_its_classes_along(shop):
    """No style sheet of the page reaches into it: what it does not say itself is printed black."""
    pages = shop.workshop.pages
    assert sum("img" in {part.tag for node in section.nodes for part in node.iter()}
               for page in pages.values() for section in page.sections.values()) > 8
    assert {src: unstyled(page) for src, page in pages.items() if unstyled(page)} == {}
