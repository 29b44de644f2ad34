"""A script finds the guide's own environment, or says how to make it."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def start(venv, *packages):
    code = f"import setup_start; setup_start.own_environment(*{packages!r}); print('went on')"
    return subprocess.run([sys.executable, "-c", code], cwd=SCRIPTS, capture_output=True, text=True,
                          env={**os.environ, "VENV": str(venv)}, check=False)


def test_with_every_package_there_it_goes_on(tmp_path):
    assert start(tmp_path, "os", "yaml").stdout == "went on\n"


def test_without_an_environment_it_says_how_to_make_one(tmp_path):
    done = start(tmp_path / "none", "no_such_package")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "This script needs the guide's own environment. Make it with: make check\n"


def test_with_an_environment_it_starts_again_in_it(tmp_path):
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text("#!/bin/sh\necho started again\n")
    python.chmod(0o755)
    assert start(tmp_path, "no_such_package").stdout == "started again\n"
