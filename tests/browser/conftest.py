"""What the tests of embeds in other websites share."""

import pytest
from support.embedding import Clinic
from support.host_server import serve_pages


@pytest.fixture(scope="session")
def host_server():
    """Serves the pages of invented clinics from another origin than the guide's."""
    with serve_pages() as server:
        yield server


@pytest.fixture
def clinic(browser, built_site, site_url, host_server):
    """Opens pages of hosts that show embeds: `clinic.open("element")`."""
    opener = Clinic(browser, built_site, site_url, host_server)
    yield opener
    opener.close()
