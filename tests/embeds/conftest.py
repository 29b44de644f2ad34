"""The embeds of the guide, made once from its rendered pages."""

import pytest
from guide import build
from guide.embeds import write


@pytest.fixture(scope="session")
def rendered(repo_root):
    """The bodies of all pages of the guide."""
    return build.rendered(repo_root)


@pytest.fixture(scope="session")
def embeds(repo_root, rendered):
    """Every embed of the guide, by name."""
    return {one.name: one for one in write.find(repo_root, rendered)}


@pytest.fixture(scope="session")
def files(rendered, embeds):
    """The text of every file of the embeds, by its address below the site."""
    return write.files(list(embeds.values()), rendered.site_name, rendered.site_url)
