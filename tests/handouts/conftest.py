"""The guide, rendered once, and its printed sheets."""

import pytest
from guide import build

SHEETS = ("two-minutes", "before-your-visit", "after-your-visit", "who-should-not-have-it", "body-fat", "cellulite",
          "dark-patches", "face", "hair", "pain", "scars", "stretch-marks")


@pytest.fixture(scope="session")
def rendered(repo_root):
    """The bodies of all pages of the guide."""
    return build.rendered(repo_root)


@pytest.fixture(scope="session")
def shop(rendered):
    """Prints sheets of the guide: ``shop.sheet("hair", "a4", "large", "example-uk")``."""
    import printed  # takes a while, so only where it is needed

    return printed.Shop(rendered)


@pytest.fixture(params=SHEETS)
def sheet(request, shop):
    """Each sheet but the booklet, on A4 in standard print, without a clinic."""
    return shop.sheet(request.param)
