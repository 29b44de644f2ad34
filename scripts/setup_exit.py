"""Make the environments of the exit drill: ProperDocs without MkDocs, and Zensical.

They lie in .cache/exit/ and are made from lock files with hashes, like all others.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from setup_env import clear, make_venv, read_stamp, write_stamp
from setup_env import fingerprint as lock_fingerprint
from setup_pip import install, python_of
from setup_run import ROOT, Trouble, fresh_log, run_logged

# ProperDocs runs our plugins and theme, so it gets our packages, and MkDocs is taken out again.
LOCKS = {"properdocs": ("requirements.lock", "requirements-exit-properdocs.lock"),
         "zensical": ("requirements-exit-zensical.lock",)}
_TAKEN_OUT = {"properdocs": ("mkdocs",), "zensical": ()}


def set_up(name: str) -> tuple[Path, str]:
    """The Python of an environment, made if need be, and the version of the generator in it.

    Raises ``Trouble`` with one sentence, for example without a network.
    """
    venv = os.path.join(ROOT, ".cache", "exit", name)
    locks = [os.path.join(ROOT, lock) for lock in LOCKS[name]]
    wanted = "+".join(lock_fingerprint(lock, sys.version_info).replace(" ", "-") for lock in locks)
    if read_stamp(venv).get(name) != wanted:
        _make(name, venv, locks)
        write_stamp(venv, {name: wanted})
    return Path(python_of(venv)), _version(name, python_of(venv))


def _make(name: str, venv: str, locks: list[str]) -> None:
    fresh_log()
    clear(venv)
    pip = make_venv(venv, getattr(sys, "_base_executable", None) or sys.executable)
    for lock in locks:
        install(pip, lock)
    if _TAKEN_OUT[name] and run_logged([*pip, "uninstall", "--yes", *_TAKEN_OUT[name]]):
        raise Trouble(f"MkDocs could not be taken out of the environment in {venv}.")


def _version(name: str, python: str) -> str:
    code = f"import importlib.metadata as m; print(m.version({name!r}))"
    return subprocess.check_output([python, "-Ic", code], text=True).strip()
