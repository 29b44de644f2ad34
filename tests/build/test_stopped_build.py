"""However a build ends, a whole site stands in its place, and the next build works."""

import shutil
import subprocess
import sys

import pytest
from support import strange, tiny

COUNT = strange.EACH_WRITE + """
import atexit
seen = []
WRITES = seen.append
atexit.register(lambda: open({told!r}, "w").write(str(len(seen))))
sys.addaudithook(_hook)
"""
KILL = strange.EACH_WRITE + """
import signal
left = [{moment}]
def WRITES(name):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(_hook)
"""
SMALL_FILES = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))"
# Each goes on only when both have begun to write.
TOGETHER = strange.EACH_WRITE + """
import time
mine, other, met = {mine!r}, {other!r}, []
def WRITES(name):
    if not met and not name.endswith("swap"):
        met.append(open(mine, "w").close())
        for _ in range(3000):
            if os.path.exists(other):
                break
            time.sleep(0.01)
        else:
            raise SystemExit("the other build did not begin")
sys.addaudithook(_hook)
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A tiny guide that was built once, and the sites before and after a change of its words."""
    root = tiny.make(tmp_path_factory.mktemp("tiny") / "guide")
    assert tiny.build(root).returncode == 0
    old = snapshot(root / "site")
    tiny.write_page(root, "other.md", "# Other\n\nNew words, and a label [@label-a].\n")
    assert tiny.build(root, "--site-dir", str(root.parent / "new")).returncode == 0
    return root, old, snapshot(root.parent / "new")


@pytest.fixture
def root(good, tmp_path):
    """A copy with the old site and the new words."""
    return shutil.copytree(good[0], tmp_path / "guide")


def snapshot(folder):
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def leftovers(root):
    return sorted(path.name for path in root.glob(".site*"))


def test_a_build_killed_at_any_moment_leaves_a_whole_site(good, root, tmp_path):
    _, old, new = good
    steps = count_steps(shutil.copytree(root, tmp_path / "counted"), tmp_path)
    assert steps > 30
    for moment in sorted({*range(1, steps, steps // 4), *range(steps - 3, steps + 1)}):
        shutil.rmtree(root / "site")
        shutil.copytree(good[0] / "site", root / "site")
        start = strange.beginning_with(tmp_path / f"kill-{moment}", KILL.format(moment=moment))
        assert tiny.build(root, **start).returncode == -9
        assert snapshot(root / "site") in (old, new), f"killed at step {moment} of {steps}"
    assert tiny.build(root).returncode == 0
    assert snapshot(root / "site") == new
    assert leftovers(root) == []


def count_steps(root, folder):
    """How often a build changes something at or beside its site."""
    told = folder / "told"
    start = strange.beginning_with(folder / "count", COUNT.format(told=str(told)))
    assert tiny.build(root, **start).returncode == 0
    return int(told.read_text())


@pytest.mark.parametrize("most", [100, 6000])
def test_a_full_disk_is_told_in_one_line_and_the_old_site_stays(good, root, tmp_path, most):
    """No file may grow beyond some bytes, which the system tells a program as it tells of a full disk."""
    start = strange.beginning_with(tmp_path / "start", SMALL_FILES.format(most=most))
    done = tiny.build(root, **start)
    assert done.returncode == 1
    assert done.stderr.strip() == "The build stopped: File too large. The old site was kept."
    assert "Traceback" not in done.stderr
    assert snapshot(root / "site") == good[1]
    assert leftovers(root) == []
    assert tiny.build(root).returncode == 0
    assert snapshot(root / "site") == good[2]


def test_a_site_that_is_a_file_is_told_in_one_line(root):
    shutil.rmtree(root / "site")
    (root / "site").write_text("mine")
    done = tiny.build(root)
    assert done.returncode == 1
    assert done.stderr.startswith("The build stopped: This is a file, and the site has to be a folder: ")
    assert (root / "site").read_text() == "mine"


def test_two_builds_at_once_do_not_mix(good, root, tmp_path):
    _, _, new = good
    other = shutil.copytree(root, tmp_path / "other")
    tiny.write_page(other, "third.md", "# Third\n\nOther words.\n")
    config = other / "mkdocs.yml"
    config.write_text(config.read_text() + "  - Third: third.md\n")
    site = tmp_path / "site"
    assert tiny.build(other, "--site-dir", str(site)).returncode == 0
    expected = [new, snapshot(site)]
    running = [begin(root, site, tmp_path, "a", "b"), begin(other, site, tmp_path, "b", "a")]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert snapshot(site) in expected
    assert leftovers(tmp_path) == []


def begin(root, site, folder, name, other):
    """A build that waits, as soon as it writes, for the other one to write too."""
    code = TOGETHER.format(mine=str(folder / f"begun-{name}"), other=str(folder / f"begun-{other}"))
    environment = strange.beginning_with(folder / f"start-{name}", code)
    command = [sys.executable, str(tiny.REPO / "scripts" / "build_site.py"), "--root", str(root), "--site-dir", str(site)]
    return subprocess.Popen(command, env=tiny.in_environment(**environment), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)
