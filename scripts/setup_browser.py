"""Make sure that there is a Chromium for the browser tests to drive, and the fonts that they measure with.

Usage: python scripts/setup_browser.py (with the environment's Python)

A browser that is already here is used first; a download is the last resort.
"""
import os
import shutil
import subprocess
import sys
from collections import namedtuple

from setup_run import LOG, Trouble, apt_install, can_apt, fresh_log, run_logged, run_main, succeeds

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium",)
# The tests measure pages with the first, which is as wide as Arial, and some of them with the second, which is wide.
FONTS = {"Liberation Sans": "fonts-liberation", "DejaVu Sans": "fonts-dejavu-core"}
DRIVER_PACKAGE = "libatomic1"  # Playwright's own program needs it; a bare system lacks it
OWN = "Playwright's own"
# Asked in another process: Playwright cannot start twice in one.
OWN_PATH_CODE = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as p: print(p.chromium.executable_path)"
)
LAUNCH_CODE = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as p: p.chromium.launch(args=['--no-sandbox']).close()"
)
HELP = (
    "No browser was found for the tests, and none could be installed: install Chromium "
    "(on Debian: sudo apt install chromium), or set CHROMIUM to the path of one."
)
NO_FONTS = (
    "The tests measure pages with the fonts {}, and not all of them are here: some tests may fail "
    "for no other reason (on Debian: sudo apt install {})."
)
HELP_DRIVER = (
    "Playwright does not start: install the package libatomic1 "
    "(on Debian: sudo apt install libatomic1) and try again."
)

# path: the program; way: how it was found, in words for the reader.
Browser = namedtuple("Browser", "path way")


def launch_path(browser):
    """Return the path to launch, or None where Playwright finds its own."""
    return None if browser.way == OWN else browser.path


def starts(path):
    """Tell whether a browser runs: some systems ship only a stub of that name."""
    return succeeds(path, "--version")


def driver_starts():
    """Tell whether Playwright itself runs, before any browser."""
    return succeeds(sys.executable, "-m", "playwright", "--version")


def from_setting(env, check=starts):
    """Return the browser that CHROMIUM names; a wrong name is never passed over."""
    path = env.get("CHROMIUM")
    if not path:
        return None
    path = shutil.which(path, path=env.get("PATH")) or path
    if not check(path):
        raise Trouble("CHROMIUM is set to {}, which does not run.".format(path))
    return Browser(path, "named by CHROMIUM")


def from_path(which=shutil.which, check=starts):
    """Return the first working browser on the PATH, if any."""
    for command in COMMANDS:
        path = which(command)
        if path and check(path):
            return Browser(path, "already installed")
    return None


def from_playwright():
    """Return the browser that Playwright downloaded earlier, if it starts."""
    command = [sys.executable, "-c"]
    try:
        path = subprocess.check_output(command + [OWN_PATH_CODE], text=True).strip()
    except (OSError, subprocess.CalledProcessError):
        return None
    if not os.path.exists(path) or not succeeds(*command, LAUNCH_CODE):
        return None
    return Browser(path, OWN)


def locate(env=os.environ, on_path=from_path, own=from_playwright):
    """Return the browser that is already here, or None."""
    return from_setting(env) or on_path() or own()


def install_debian():
    """Install Debian's Chromium; return it, or None if that did not work."""
    print("Installing Debian's package {} ...".format(" and ".join(PACKAGES)), flush=True)
    browser = from_path() if apt_install(*PACKAGES) else None
    return browser and browser._replace(way="installed just now")


def install_playwright():
    """Download Playwright's Chromium; return it, or None if that did not work."""
    print("Downloading Playwright's Chromium ...", flush=True)
    # Only root can add the libraries that the browser needs.
    extra = ["--with-deps"] if can_apt() else []
    run_logged([sys.executable, "-m", "playwright", "install", *extra, "chromium"])
    return from_playwright()


def provide_driver(works=driver_starts, apt_allowed=can_apt, install=apt_install):
    """Make sure that Playwright itself runs."""
    if works():
        return
    if apt_allowed():
        print("Installing Debian's package {} ...".format(DRIVER_PACKAGE), flush=True)
        install(DRIVER_PACKAGE)
    if not works():
        raise Trouble(HELP_DRIVER)


def has_fonts():
    """Tell whether the browser will find the fonts that the tests measure with."""
    try:
        found = [subprocess.check_output(["fc-list", ":family=" + name]).strip() for name in FONTS]
    except (OSError, subprocess.CalledProcessError):
        return False
    return all(found)


def provide_fonts(here=has_fonts, apt_allowed=can_apt, install=apt_install):
    """Install the fonts if they are missing; where that does not work, say what it means and go on."""
    if here():
        return
    if apt_allowed():
        print("Installing Debian's packages {} ...".format(" and ".join(FONTS.values())), flush=True)
        install("fontconfig", *FONTS.values())
    if not here():
        print(NO_FONTS.format(" and ".join(FONTS), " ".join(FONTS.values())))


def provide(here=locate, apt_allowed=can_apt, debian=install_debian,
            download=install_playwright):
    """Return a working browser, installing one if there is none."""
    browser = here()
    if browser is None and apt_allowed():
        browser = debian()
    if browser is None:
        browser = download()
    if browser is None:
        raise Trouble("{} The full log is in {}.".format(HELP, LOG))
    return browser


def main(_arguments):
    """Find or install the browser and the fonts, and say which browser it is."""
    fresh_log()
    provide_driver()
    browser = provide()
    provide_fonts()
    print("Browser for the tests: {} ({}).".format(browser.path, browser.way))


if __name__ == "__main__":
    run_main(main)
