"""The QR code of each kind of sheet leads to the printed address, also from a poor copy."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageFilter

KINDS = [("two-minutes", "a4", "standard", None), ("two-minutes", "letter", "standard", "example-uk"),
         ("after-your-visit", "a4", "standard", "example-eu"), ("hair", "a4", "standard", None),
         ("who-should-not-have-it", "a4", "large", None), ("before-your-visit", "a4", "standard", None)]
DPI = 150


@pytest.fixture(params=KINDS, ids=lambda kind: "-".join(filter(None, kind)))
def kind(request, shop):
    return shop.sheet(*request.param)


def read(sheet, blur: float) -> list[str]:
    """What a phone reads from the pages, in order."""
    found = []
    document = pypdfium2.PdfDocument(sheet.pdf)
    for page in document:
        picture = page.render(scale=DPI / 72).to_pil().convert("L").filter(ImageFilter.GaussianBlur(blur))
        found += [code.text for code in zxingcpp.read_barcodes(picture)]
    document.close()
    return found


def test_a_blurred_print_of_150_dots_an_inch_leads_to_the_page(kind, shop):
    page = shop.rendered.pages[kind.draft.sheet.main]
    address = shop.rendered.site_url + page.address.removesuffix("index.html")
    assert read(kind, 1) == [address]
    printed = kind.draft.facts["address"]
    assert f"https://{printed}".removesuffix("/") == address.removesuffix("/")
    assert f"Online: {printed}" in " ".join(kind.text.split())


def test_the_test_itself_can_fail(shop):
    """A copy too poor for any phone gives nothing, so what is read above was truly read."""
    assert read(shop.sheet("hair"), 9) == []
