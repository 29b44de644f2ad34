"""How the set-up finds pip, and installs exactly what a lock file names.

Plain old syntax, like setup_env.py.
"""
import os
import sys

from setup_run import LOG, Trouble, run_logged, succeeds

OFFLINE_SIGNS = (
    "NewConnectionError", "NameResolutionError", "name resolution",
    "Network is unreachable", "Connection refused", "ConnectTimeout",
    "ReadTimeout", "ProxyError", "Max retries exceeded", "timed out",
)
HELP_VENV = (
    "This Python cannot make a virtual environment with pip: install the package "
    "python3-venv (on Debian or Ubuntu: sudo apt install python3-venv) and try again."
)


def python_of(venv):
    """Return the path of the environment's Python."""
    return os.path.join(venv, "bin", "python")


def pip_route(python):
    """Find out how pip can reach a new environment: "venv", "system" or None."""
    if succeeds(python, "-Ic", "import venv, ensurepip"):
        return "venv"
    # The option --python came with pip 22.3; an older pip is of no use here.
    if succeeds(python, "-Ic", "import venv") and succeeds(
            python, "-m", "pip", "--python", python, "--version"):
        return "system"
    return None


def pip_for(venv, python):
    """Return the command that runs pip for an environment made earlier."""
    if succeeds(python_of(venv), "-m", "pip", "--version"):
        return [python_of(venv), "-m", "pip"]
    return [python, "-m", "pip", "--python", python_of(venv)]


class Progress:
    """Shows on a terminal which package is being fetched; silent elsewhere."""

    def __init__(self, lock_path, stream):
        with open(lock_path) as lock:
            self.total = sum("==" in line and line[:1].isalnum() for line in lock)
        self.stream, self.seen = stream, 0

    def __call__(self, line):
        """Take one line of pip's output."""
        if line.startswith("Collecting "):
            self.seen += 1
            name = line.split()[1].split("==")[0]
            self.show("  {} of {}: {}".format(self.seen, self.total, name))
        elif line.startswith("Installing collected"):
            self.show("  unpacking ...")

    def show(self, text):
        """Write over the line shown before."""
        if self.stream.isatty():
            self.stream.write("\r\033[K" + text)
            self.stream.flush()

    def done(self):
        """Take the progress line away."""
        self.show("")


def explain(log_text):
    """Turn a failed install's log into one plain sentence."""
    if "DO NOT MATCH THE HASHES" in log_text:
        cause = "A downloaded package is not the one the lock file names, so it was refused"
    elif "No space left on device" in log_text:
        cause = "The packages could not be installed because the disk is full"
    elif any(sign in log_text for sign in OFFLINE_SIGNS):
        cause = "The packages could not be downloaded: is this machine online?"
    else:
        cause = "The packages could not be installed"
    joint = " " if cause.endswith("?") else ": "
    return "{}{}{} full log is in {}.".format(
        cause, joint, "The" if cause.endswith("?") else "the", LOG)


def install(pip, lock_path):
    """Install exactly what the lock file names, hash by hash."""
    progress = Progress(lock_path, sys.stdout)
    # The lock names every package, so pip has no dependencies left to work out.
    status = run_logged(pip + ["install", "-v", "--no-deps", "--require-hashes", "--no-input",
                               "--disable-pip-version-check", "-r", lock_path], progress)
    progress.done()
    if status != 0:
        with open(LOG, errors="replace") as log:
            raise Trouble(explain(log.read()))
