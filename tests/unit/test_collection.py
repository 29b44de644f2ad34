"""Every test file is run: pytest passes over some folder names without a word."""

import subprocess
import sys


def test_every_test_file_is_collected(repo_root):
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=repo_root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    collected = {line.split("::")[0] for line in done.stdout.splitlines() if "::" in line}
    written = {path.relative_to(repo_root).as_posix()
               for path in (repo_root / "tests").rglob("test_*.py")}
    assert collected == written
