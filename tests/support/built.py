"""Build the site once for a whole test run, however many processes share it."""

import fcntl
import subprocess
import sys
from pathlib import Path


def build_once(repo_root: Path, shared: Path, guide: Path | None = None) -> Path:
    """Build a guide (the repository's own) into `shared`, unless another process has; return the site's folder.

    Raises AssertionError with the build's output if the build fails; the other
    processes then get the same output without building again.
    """
    site, outcome = shared / "site", shared / "build-outcome.txt"
    with (shared / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            outcome.write_text(_build(repo_root, site, guide or repo_root), encoding="utf-8")
    problem = outcome.read_text(encoding="utf-8")
    if problem:
        raise AssertionError(problem)
    return site


def _build(repo_root: Path, site: Path, guide: Path) -> str:
    """Run the build; return what went wrong, or nothing."""
    command = [sys.executable, "scripts/build_site.py", "--root", str(guide), "--site-dir", str(site)]
    done = subprocess.run(command, cwd=repo_root, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return f"the site does not build:\n{done.stdout}{done.stderr}"
    if not (site / "index.html").is_file():
        return f"the build left no index.html in {site}"
    return ""
