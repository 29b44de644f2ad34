"""What the set-up scripts share: running commands with a log, and Debian packages.

Plain old syntax, like setup_env.py: a Python that is too old must be able to
read this before it is told so.
"""
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOG = os.path.join(ROOT, ".cache", "setup.log")
# Settings that would send the packages somewhere other than the environment.
MISLEADING = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PYTHONHOME", "PYTHONPATH")


class Trouble(Exception):
    """Expected trouble, told to the reader in one plain sentence."""


def run_logged(command, on_line=None):
    """Run a command, adding its output to the log; return its exit status."""
    env = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    env.update(DEBIAN_FRONTEND="noninteractive", PYTHONUNBUFFERED="1")
    with open(LOG, "a") as log:
        log.write("$ {}\n".format(" ".join(command)))
        log.flush()
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL,
                              stderr=subprocess.STDOUT, universal_newlines=True,
                              errors="replace") as child:
            for line in child.stdout:
                log.write(line)
                if on_line:
                    on_line(line)
    return child.returncode


def fresh_log():
    """Start an empty log file."""
    if not os.path.isdir(os.path.dirname(LOG)):
        os.makedirs(os.path.dirname(LOG))
    open(LOG, "w").close()


def succeeds(*command):
    """Tell whether a quick command runs and exits with 0."""
    try:
        return subprocess.call(list(command), stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def can_apt():
    """Tell whether this is root on a Debian-like system."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages):
    """Install Debian packages; tell whether it worked."""
    run_logged(["apt-get", "update"])  # a failure here shows in the next line too
    return run_logged(["apt-get", "install", "-y", "--no-install-recommends"]
                      + list(packages)) == 0


def run_main(main):
    """Run a script's main function, telling expected trouble without a traceback."""
    try:
        main(sys.argv[1:])
    except Trouble as trouble:
        sys.exit(str(trouble))
    except OSError as error:
        sys.exit("The set-up stopped: {}.".format(error))
    except KeyboardInterrupt:
        print("\nStopped: run the same command again to carry on.")
        sys.exit(130)
