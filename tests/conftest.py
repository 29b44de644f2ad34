"""What tests share: the built site, an address for it and a browser."""

import signal
from pathlib import Path

import pytest
import setup_browser
from guide.loopback import serve_folder
from support.built import build_once
from support.visits import BROWSER_ARGS, Visitor

# Some tests press Ctrl-C in a program they started. Run in the background, a shell has put it off,
# and programs inherit that; set here, each begins with the usual one again.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """The folder that holds the project."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def built_site(repo_root, tmp_path_factory, request) -> Path:
    """The site, built once for the whole run. Tests only read it."""
    own = tmp_path_factory.getbasetemp()
    # With several worker processes, each one's folder lies in one they share.
    in_worker = hasattr(request.config, "workerinput")
    return build_once(repo_root, own.parent if in_worker else own)


@pytest.fixture(scope="session")
def site_url(built_site):
    """The address of the built site on this machine, ending in a slash."""
    with serve_folder(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def browser():
    """A Chromium. Without one the browser tests fail: skipped, they would prove nothing."""
    # Imported here, so that the fast tests do not wait for it.
    from playwright.sync_api import sync_playwright

    # Looked for before Playwright starts here: it cannot be started twice.
    found = setup_browser.locate()
    if found is None:
        pytest.fail("No browser for the tests: run `make test`, which finds or installs one.")
    path = setup_browser.launch_path(found)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, site_url):
    """Opens pages: `visit = page("about.html")` has .page, .console, .errors and .hosts."""
    visitor = Visitor(browser, site_url)
    yield visitor
    visitor.close()
