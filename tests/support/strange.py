"""Programs started where something is strange: code that runs in them before anything else does.

Python runs a module named sitecustomize when it starts, if it finds one.
"""

from __future__ import annotations

import os
import textwrap
from pathlib import Path


def beginning_with(folder: Path, code: str) -> dict[str, str]:
    """The environment of a program that begins with ``code``. ``folder`` is made and keeps the code."""
    folder.mkdir(parents=True)
    (folder / "sitecustomize.py").write_text(textwrap.dedent(code), encoding="utf-8")
    before = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": f"{folder}{os.pathsep}{before}" if before else str(folder)}


# Calls WRITES(name) at each step that changes a file or folder at or beside a folder named "site".
EACH_WRITE = """
import os, sys

def _hook(event, arguments):
    if event in ("os.rename", "os.mkdir", "os.chmod", "os.remove", "os.rmdir", "ctypes.dlsym"):
        path = arguments[0]
    elif event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        path = arguments[0]
    else:
        return
    if event == "ctypes.dlsym" and arguments[1] == "renameat2":
        WRITES("swap")
    elif isinstance(path, (str, bytes, os.PathLike)) and "/.site-" in os.fsdecode(path):
        WRITES(os.fsdecode(path))
"""
