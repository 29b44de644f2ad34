"""Let a script run in the guide's own environment, whichever Python it was called with.

Plain old syntax, like setup_env.py: a Python that is too old must be able to
read this before it is told so.
"""
import os
import sys

from importlib.util import find_spec

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def own_environment(*packages):
    """Go on if the packages are there; else start again with the environment's Python.

    Without an environment it ends with one sentence and exit code 2.
    """
    if all(find_spec(package) for package in packages):
        return
    folder = os.path.join(ROOT, os.environ.get("VENV", ".venv"))
    python = os.path.join(folder, "bin", "python")
    if os.path.exists(python) and os.path.realpath(sys.prefix) != os.path.realpath(folder):
        os.execv(python, [python] + sys.argv)
    sys.stderr.write("This script needs the guide's own environment. Make it with: make check\n")
    sys.exit(2)
