"""What the tests of the links share: two foreign hosts, one that refuses, and quick manners."""

from __future__ import annotations

import os
import socket

import pytest
from foreign_hosts import USERAGENT, playing
from guide.links.ask import Manner


@pytest.fixture(autouse=True, scope="session")
def no_proxies():
    """A proxy of this machine must not stand between us and our own servers."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
            patch.delenv(name)
        yield


@pytest.fixture
def one_host():
    """A host called 127.0.0.1."""
    with playing("127.0.0.1") as host:
        yield host


@pytest.fixture
def other_host():
    """A host called localhost."""
    with playing("localhost") as host:
        yield host


@pytest.fixture(scope="session")
def refused():
    """The address of a port that nobody listens at, and nobody else can get."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.fixture
def manner():
    """As we ask real hosts, but quick: these are our own."""
    return Manner(USERAGENT, rate=100000, timeout=1)
