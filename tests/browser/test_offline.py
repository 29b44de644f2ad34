"""The guide from a stick: unpacked into an odd folder, opened as files, in full use, with no network."""

import zipfile

import pytest
from guide import offline
from support import views
from support.visits import Visitor
from test_privacy import use_all

PAGES = sorted(set(views.addresses()) - {"404.html"})


@pytest.fixture(scope="module")
def folder(built_site, tmp_path_factory):
    """The zip, unpacked where a person might put it."""
    place = tmp_path_factory.mktemp("stick") / "Wärteraum & Co 診療所 #1 100%"
    place.mkdir()
    offline.write(place / "guide.zip", offline.files(built_site))
    with zipfile.ZipFile(place / "guide.zip") as archive:
        archive.extractall(place)
    return place / offline.FOLDER


@pytest.fixture
def reader(browser, folder):
    """Opens files of the folder with the network switched off, and notes each request for anything else."""
    visitor = Visitor(browser, (folder / "guide").as_uri() + "/")

    def read(path):
        visit = visitor("../README.txt", viewport={"width": 390, "height": 844})
        visit.console.clear()
        visit.page.context.set_offline(True)
        visit.page.add_init_script("window.print = () => {}")
        visit.page.goto((folder / path).as_uri())
        return visit

    yield read
    visitor.close()


def test_the_file_to_begin_with_opens_the_guide(reader):
    visit = reader(offline.START)
    visit.page.wait_for_url("file://**/guide/index.html")
    assert visit.page.locator("h1").is_visible()
    assert "This is a saved copy." in visit.page.locator(".saved-copy").inner_text()
    assert (visit.console, visit.errors, visit.failed, visit.hosts) == ([], [], [], set())


@pytest.mark.parametrize("address", PAGES)
def test_every_page_in_full_use_asks_for_nothing_and_is_quiet(reader, address):
    visit = reader(f"guide/{address}")
    use_all(visit.page)
    assert visit.page.locator(".md-search__panel a").count() > 0
    assert (visit.console, visit.errors, visit.failed, visit.hosts) == ([], [], [], set())


def test_a_result_of_the_search_opens_its_page_and_keeps_the_country(reader):
    visit = reader("guide/visit/after.html")
    visit.page.locator("a[data-country=us]").click()
    views.open_search(visit.page, "stretch marks")
    visit.page.locator(".md-search__panel a").first.click()
    visit.page.wait_for_url("file://**/uses/stretch-marks.html?country=us*")
    assert visit.page.locator("h1").is_visible()
