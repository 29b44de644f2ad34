"""Make sure that nginx and Caddy are there, which the tests hold to the policy of deploy/, and OpenSSL.

Usage: python scripts/setup_servers.py (with the environment's Python)

They are only installed. The tests start them themselves, without rights and on this machine only, and
OpenSSL makes a certificate for two days.
"""
import os
import shutil

from setup_run import LOG, Trouble, apt_install, can_apt, fresh_log, run_main, succeeds

PROGRAMS = {"nginx": ("-v",), "caddy": ("version",), "openssl": ("version",)}  # and how each tells that it runs
PACKAGES = {"nginx": "nginx-light", "caddy": "caddy", "openssl": "openssl"}  # in Debian 12 and Ubuntu 24.04
SERVERS = ("nginx", "caddy")
PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
HELP = (
    "The tests of hosting need {}, and it is not here: on Debian 12 or Ubuntu 24.04: "
    "sudo apt install {}; on macOS: brew install nginx caddy openssl."
)


def works(name):
    """Tell whether a program is here and runs."""
    path = shutil.which(name, path=PATH)
    return bool(path) and succeeds(path, *PROGRAMS[name])


def missing(here=works):
    """Name the programs that are not here."""
    return [name for name in PROGRAMS if not here(name)]


def keep_quiet(names):
    """Stop the servers just installed, which Debian starts at once: a machine of tests is no web host."""
    for name in names:
        if shutil.which("systemctl"):
            succeeds("systemctl", "disable", "--now", name)


def provide(here=works, apt_allowed=can_apt, install=apt_install, quiet=keep_quiet):
    """Install what is missing. Raises ``Trouble`` if that does not work."""
    wanted = missing(here)
    if not wanted:
        return
    if apt_allowed():
        packages = [PACKAGES[name] for name in wanted]
        print("Installing Debian's packages {} ...".format(", ".join(packages)), flush=True)
        install(*packages)
        quiet([name for name in wanted if name in SERVERS])
    left = missing(here)
    if left:
        packages = " ".join(PACKAGES[name] for name in left)
        raise Trouble("{} The full log is in {}.".format(HELP.format(", ".join(left), packages), LOG))


def main(_arguments):
    """Find or install what is needed."""
    fresh_log()
    provide()


if __name__ == "__main__":
    run_main(main)
