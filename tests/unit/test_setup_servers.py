"""The set-up of the servers: what it installs, what it leaves alone, and the sentences it says."""

import pytest
import setup_servers
from setup_run import Trouble


def refuse(*_args):
    pytest.fail("went further than needed")


def test_servers_that_are_here_are_left_alone():
    setup_servers.provide(lambda name: True, refuse, refuse, refuse)


def test_only_what_is_missing_is_installed_and_stopped():
    here, done = {"nginx"}, []
    setup_servers.provide(here.__contains__, lambda: True, lambda *names: here.update(names) or done.append(names), done.append)
    assert done == [("caddy", "openssl"), ["caddy"]]  # no service to stop belongs to the other


def test_without_rights_the_reader_is_told_what_to_type(monkeypatch):
    with pytest.raises(Trouble) as trouble:
        setup_servers.provide(lambda name: name != "caddy", lambda: False, refuse, refuse)
    assert "sudo apt install caddy;" in str(trouble.value) and "\n" not in str(trouble.value)


def test_an_installation_that_did_not_work_is_no_success():
    with pytest.raises(Trouble, match="need nginx, caddy, openssl"):
        setup_servers.provide(lambda name: False, lambda: True, lambda *names: False, lambda names: None)
