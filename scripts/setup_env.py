#!/usr/bin/env python3
"""Make the virtual environment that the site, the handouts or the tests run in.

Usage: python3 scripts/setup_env.py site|handouts|test

Standard library only, and plain old syntax throughout: a Python that is too
old must get as far as the sentence that says so.
"""
import hashlib
import os
import shutil
import subprocess
import sys

from setup_pip import HELP_VENV, install, pip_for, pip_route, python_of
from setup_run import (
    LOG, ROOT, Trouble, apt_install, can_apt, fresh_log, run_logged, run_main)

OLDEST = (3, 11)
LOCKS = {"site": "requirements.lock", "handouts": "requirements-handouts.lock",
         "test": "requirements-test.lock"}
KINDS = ("site", "handouts", "test")  # each holds all packages of those before it
# Written empty when the folder is made and filled in last, so that a folder
# left by an interrupted run is known as ours and never taken for finished.
STAMP = ".guide-env"


def check_version(version):
    """Refuse a Python older than the packages support."""
    if tuple(version[:2]) < OLDEST:
        raise Trouble("Python {}.{} or newer is needed, and this is Python {}.{}.".format(
            OLDEST[0], OLDEST[1], version[0], version[1]))


def fingerprint(lock_path, version):
    """Name what a finished environment holds: the lock file and the Python."""
    with open(lock_path, "rb") as stream:
        digest = hashlib.sha256(stream.read()).hexdigest()
    # A new patch release keeps installed packages working; a new minor does not.
    return "{} python{}.{}".format(digest, version[0], version[1])


def python_version(venv):
    """Ask the environment's Python for its version; None if it does not run."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        out = subprocess.check_output([python_of(venv), "-Ic", code], stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None
    return tuple(int(part) for part in out.split())


def read_stamp(venv):
    """Return the finished installs in a folder, as {kind: fingerprint}."""
    try:
        with open(os.path.join(venv, STAMP)) as stream:
            return dict(line.strip().split(" ", 1) for line in stream if " " in line)
    except (OSError, ValueError):
        return {}


def write_stamp(venv, entries):
    """Record finished installs in one step, so that no half a record is read."""
    path = os.path.join(venv, STAMP)
    with open(path + ".new", "w") as stream:
        stream.writelines("{} {}\n".format(*entry) for entry in sorted(entries.items()))
    os.replace(path + ".new", path)


def plan(kind, stamp, wanted, version, running):
    """Decide what a folder needs: "reuse", "extend" (site to test, say) or "rebuild"."""
    if version is None or version != tuple(running[:2]):
        return "rebuild"
    if stamp.get(kind) == wanted[kind]:
        return "reuse"
    if any(stamp.get(smaller) == wanted[smaller] for smaller in KINDS[:KINDS.index(kind)]):
        return "extend"
    return "rebuild"


def clear(venv):
    """Empty the environment's folder, unless it holds something not ours."""
    if not os.path.lexists(venv):
        return
    inside = os.path.realpath(venv).startswith(os.path.realpath(ROOT) + os.sep)
    ours = os.path.exists(os.path.join(venv, STAMP)) or (
        inside and os.path.exists(os.path.join(venv, "pyvenv.cfg")))
    if not os.path.isdir(venv) or (os.listdir(venv) and not ours):
        raise Trouble("{} was not made by this script: move it away, or set VENV "
                      "to another folder.".format(venv))
    if os.path.islink(venv):
        os.unlink(venv)
    else:
        shutil.rmtree(venv)


def make_venv(venv, python):
    """Make an empty environment and return the command that runs pip for it."""
    route = pip_route(python)
    if route is None and can_apt():
        print("Installing the Debian package python3-venv, which this Python lacks ...")
        sys.stdout.flush()
        if not apt_install("python3-venv"):
            raise Trouble("The package python3-venv could not be installed: is this machine "
                          "online? The full log is in {}.".format(LOG))
        route = pip_route(python)
    if route is None:
        raise Trouble(HELP_VENV)
    os.makedirs(venv)
    write_stamp(venv, {})
    options = [] if route == "venv" else ["--without-pip"]
    if run_logged([python, "-m", "venv"] + options + [venv]) != 0:
        raise Trouble("The virtual environment could not be made in {}: the full log is "
                      "in {}.".format(venv, LOG))
    if route == "venv":
        return [python_of(venv), "-m", "pip"]
    return [python, "-m", "pip", "--python", python_of(venv)]


def set_up(kind, venv, python):
    """Bring the environment to what the lock file says."""
    locks = {name: os.path.join(ROOT, path) for name, path in LOCKS.items()}
    wanted = {name: fingerprint(path, sys.version_info) for name, path in locks.items()}
    stamp = read_stamp(venv)
    version = python_version(venv)
    todo = plan(kind, stamp, wanted, version, sys.version_info)
    if todo == "reuse":
        print("Using the environment in {}.".format(venv))
        return
    fresh_log()
    print("Setting up the environment in {} (once; it needs the network) ...".format(venv))
    sys.stdout.flush()
    if todo == "rebuild":
        clear(venv)
        stamp, pip = {}, make_venv(venv, python)
    else:
        pip = pip_for(venv, python)
    install(pip, locks[kind])
    stamp.update({name: wanted[name] for name in KINDS[:KINDS.index(kind) + 1]})
    write_stamp(venv, stamp)
    print("The environment is ready.")


def main(arguments):
    """Check the Python, then set up the environment for the kind asked for."""
    check_version(sys.version_info)
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        raise Trouble("Usage: python3 scripts/setup_env.py site|handouts|test")
    venv = os.path.abspath(os.environ.get("VENV") or os.path.join(ROOT, ".venv"))
    # Inside an environment, build on the Python below it: it may be the one to clear.
    set_up(arguments[0], venv, getattr(sys, "_base_executable", None) or sys.executable)


if __name__ == "__main__":
    run_main(main)
