"""Make sure that nginx and Caddy are there, which the tests hold to the policy of deploy/.

Usage: python scripts/setup_servers.py (with the environment's Python)

They are only installed. The tests start them themselves, without rights and on this machine only.
"""
import os
import shutil

from setup_run import LOG, Trouble, apt_install, can_apt, fresh_log, run_main, succeeds

SERVERS = {"nginx": ("-v",), "caddy": ("version",)}  # and how each tells that it runs
PACKAGES = {"nginx": "nginx-light", "caddy": "caddy"}  # by the names of Debian 12 and Ubuntu 24.04
PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
HELP = (
    "The tests of hosting need {}, and it is not here: on Debian 12 or Ubuntu 24.04: "
    "sudo apt install {}; on macOS: brew install nginx caddy."
)


def works(name):
    """Tell whether a server is here and runs."""
    path = shutil.which(name, path=PATH)
    return bool(path) and succeeds(path, *SERVERS[name])


def missing(here=works):
    """Name the servers that are not here."""
    return [name for name in SERVERS if not here(name)]


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
        quiet(wanted)
    left = missing(here)
    if left:
        packages = " ".join(PACKAGES[name] for name in left)
        raise Trouble("{} The full log is in {}.".format(HELP.format(" and ".join(left), packages), LOG))


def main(_arguments):
    """Find or install the servers."""
    fresh_log()
    provide()


if __name__ == "__main__":
    run_main(main)
