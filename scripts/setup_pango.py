"""Make sure that the libraries are there which WeasyPrint sets text with.

Usage: python scripts/setup_pango.py (with the environment's Python)
"""
import sys

from setup_run import LOG, Trouble, apt_install, can_apt, fresh_log, run_main, succeeds

# What WeasyPrint 70 loads, by the names of Debian and Ubuntu.
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
HELP = (
    "The handouts need Pango, which sets the text, and it is not here: "
    "on Debian or Ubuntu: sudo apt install {}; on macOS: brew install pango.".format(" ".join(PACKAGES))
)


def works():
    """Tell whether WeasyPrint finds its libraries."""
    return succeeds(sys.executable, "-c", "import weasyprint")


def provide(here=works, apt_allowed=can_apt, install=apt_install):
    """Install the libraries if they are missing. Raises ``Trouble`` if that does not work."""
    if here():
        return
    if apt_allowed():
        print("Installing Debian's packages {} ...".format(", ".join(PACKAGES)), flush=True)
        install(*PACKAGES)
    if not here():
        raise Trouble("{} The full log is in {}.".format(HELP, LOG))


def main(_arguments):
    """Find or install the libraries."""
    fresh_log()
    provide()


if __name__ == "__main__":
    run_main(main)
