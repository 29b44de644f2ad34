"""The set-up of the browser: what it decides, and the sentences it says."""

import pytest
import setup_browser
from setup_browser import Browser
from setup_run import Trouble

CHROMIUM = Browser("/usr/bin/chromium", "already installed")
OWN = Browser("/own/chrome", setup_browser.OWN)


def nothing(*_args, **_options):
    """Stands in for a step that finds nothing."""
    return None


def sentence(trouble):
    """The words of some trouble, which must be for people: one line, ended with a stop."""
    text = str(trouble.value)
    assert "\n" not in text and text.endswith(".")
    return text


def test_setting_comes_first():
    found = setup_browser.from_setting({"CHROMIUM": "/opt/b"}, check=lambda _: True)
    assert found.path == "/opt/b"
    assert setup_browser.from_setting({}, check=lambda _: True) is None


def test_wrong_setting_is_not_passed_over():
    with pytest.raises(Trouble) as trouble:
        setup_browser.from_setting({"CHROMIUM": "/gone"}, check=lambda _: False)
    assert "CHROMIUM is set to /gone" in sentence(trouble)


def test_path_is_searched_in_order_and_stubs_are_passed_over():
    found = setup_browser.from_path(which=lambda name: "/bin/" + name,
                                    check=lambda path: path != "/bin/chromium")
    assert found.path == "/bin/chromium-browser"
    assert setup_browser.from_path(which=nothing) is None


def test_installed_browser_comes_before_playwrights_own():
    assert setup_browser.locate({}, lambda: CHROMIUM, lambda: OWN) == CHROMIUM
    assert setup_browser.locate({}, nothing, lambda: OWN) == OWN
    assert setup_browser.locate({}, nothing, nothing) is None


def test_only_playwrights_own_is_launched_without_a_path():
    assert setup_browser.launch_path(CHROMIUM) == "/usr/bin/chromium"
    assert setup_browser.launch_path(OWN) is None


def test_missing_browser_is_installed_by_debian_then_by_playwright():
    def refuse():
        pytest.fail("went further than needed")

    assert setup_browser.provide(lambda: CHROMIUM, refuse, refuse, refuse) == CHROMIUM
    assert setup_browser.provide(nothing, lambda: True, lambda: CHROMIUM, refuse) == CHROMIUM
    assert setup_browser.provide(nothing, lambda: True, nothing, lambda: OWN) == OWN
    assert setup_browser.provide(nothing, lambda: False, refuse, lambda: OWN) == OWN


def test_no_browser_at_all_says_what_to_install():
    with pytest.raises(Trouble) as trouble:
        setup_browser.provide(nothing, lambda: False, nothing, nothing)
    assert "install Chromium" in sentence(trouble)


def test_playwright_that_does_not_start_names_the_package():
    setup_browser.provide_driver(lambda: True, lambda: pytest.fail("looked further"))
    with pytest.raises(Trouble) as trouble:
        setup_browser.provide_driver(lambda: False, lambda: False)
    assert "libatomic1" in sentence(trouble)


def test_missing_fonts_are_installed_and_the_run_goes_on_without_them(capsys):
    asked = []
    setup_browser.provide_fonts(lambda: True, lambda: pytest.fail("looked further"))
    setup_browser.provide_fonts(lambda: bool(asked), lambda: True, lambda *packages: asked.extend(packages))
    assert {"fonts-liberation", "fonts-dejavu-core"} <= set(asked)
    assert "not all of them" not in capsys.readouterr().out
    setup_browser.provide_fonts(lambda: False, lambda: False, lambda *_: pytest.fail("nobody may install"))
    said = capsys.readouterr().out
    assert "Liberation Sans" in said and "apt install fonts-liberation" in said
