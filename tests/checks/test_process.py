"""The command as a process: pipes that close, signals, terminals."""

import os
import pty
import signal
import subprocess
import sys

import pytest
from small_guide import REPO, TODAY, replace
from support import tiny

COMMAND = [sys.executable, str(REPO / "scripts" / "check.py"), "--today", TODAY]
PLANTED = ("--only", "citation-unknown", "--no-built")

WAITING = """
import signal, sys
sys.path.insert(0, {scripts!r})
from guide import build
from guide.checks import catalogue, command
from guide.checks.catalogue import Entry
from guide.checks.rule import Rule

def wait(root, folder):
    folder.mkdir()
    print(folder.parent, flush=True)
    signal.pause()

build.for_checks = wait
entry = Entry(Rule("made-up", "rendered", reads="built"), lambda *seen: (), "Made up.")
catalogue.entries, catalogue.stopping = lambda: {{"made-up": entry}}, dict
sys.exit(command.main(["--root", {root!r}]))
"""


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)],
                         ids=["Ctrl-C", "told to end"])
def test_a_stopped_build_leaves_nothing_behind(guide, sent, code):
    program = WAITING.format(scripts=str(REPO / "scripts"), root=str(guide))
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True) as running:
        folder = running.stdout.readline().strip()
        assert os.path.isdir(os.path.join(folder, "site"))
        running.send_signal(sent)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (code, "", "guide-check: stopped.\n")
    assert not os.path.exists(folder)


def test_the_site_is_really_built_and_cleared_away(tmp_path):
    root = tiny.make(tmp_path / "guide")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    before = sorted(root.rglob("*"))
    done = subprocess.run([*COMMAND, "--root", root, "--only", "rendered,links"], capture_output=True,
                          text=True, check=False, env={**os.environ, "TMPDIR": str(temporary)})
    assert "Looked at 2 pages, 2 sources, 1 outcome and 3 built pages" in done.stdout, done
    assert list(temporary.iterdir()) == []
    assert [path for path in sorted(root.rglob("*")) if ".cache" not in path.parts] == before


@pytest.mark.parametrize(("arguments", "code"), [(["--list"], 0), (PLANTED, 1)],
                         ids=["list", "check"])
def test_a_reader_that_goes_away_does_no_harm(guide, arguments, code):
    replace(guide / "docs" / "page.md", "@abel2015", "@abel2051")
    with subprocess.Popen([*COMMAND, "--root", guide, *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True) as running:
        running.stdout.close()
        err = running.stderr.read()
        running.wait()
    assert (running.returncode, err) == (code, "")


def on_a_terminal(guide, *, out, err, **environment):
    """What a terminal shows when the output, the errors or both go to it."""
    ours, theirs = pty.openpty()
    env = {"PATH": os.environ["PATH"], "TERM": "xterm", **environment}
    running = subprocess.run([*COMMAND, "--root", guide, *PLANTED], check=False, env=env,
                             stdout=theirs if out else subprocess.DEVNULL,
                             stderr=theirs if err else subprocess.DEVNULL)
    os.write(theirs, b"\x04")
    shown = os.read(ours, 100_000).decode("utf-8")
    os.close(ours)
    os.close(theirs)
    assert running.returncode == 1
    return shown.replace("\r\n", "\n").removesuffix("\x04")


def test_colour_and_progress_are_for_terminals_only(guide, check):
    replace(guide / "docs" / "page.md", "@abel2015", "@abel2051")
    piped = check(*PLANTED).out
    assert "\x1b" not in piped
    coloured = on_a_terminal(guide, out=True, err=False)
    assert coloured == piped.replace(" error ", " \x1b[1;31merror\x1b[0m ", 1)
    assert on_a_terminal(guide, out=True, err=False, NO_COLOR="1") == piped
    assert on_a_terminal(guide, out=True, err=False, COLUMNS="20") == coloured
    progress = on_a_terminal(guide, out=False, err=True)
    assert "\r\x1b[KLooked at 5 of 5 pages." in progress and progress.endswith("\r\x1b[K")
    assert on_a_terminal(guide, out=False, err=True, TERM="dumb") == ""
