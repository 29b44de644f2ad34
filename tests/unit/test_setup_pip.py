"""How the set-up finds pip, and what it says when an install fails."""

import io

import pytest
import setup_pip
from setup_run import Trouble


@pytest.mark.parametrize(("ensurepip", "venv", "pip", "route"), [
    (True, True, False, "venv"),
    (False, True, True, "system"),
    (False, True, False, None),
    (False, False, True, None),
])
def test_pip_route(monkeypatch, ensurepip, venv, pip, route):
    def succeeds(*command):
        if "pip" in command:
            return pip
        return ensurepip if "ensurepip" in command[-1] else venv

    monkeypatch.setattr(setup_pip, "succeeds", succeeds)
    assert setup_pip.pip_route("python3") == route


@pytest.mark.parametrize(("log", "words"), [
    ("Retrying after connection broken by 'NewConnectionError('", "is this machine online?"),
    ("[Errno -3] Temporary failure in name resolution", "is this machine online?"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one the lock file names"),
    ("OSError: [Errno 28] No space left on device", "the disk is full"),
    ("ERROR: something else", "could not be installed"),
])
def test_failed_install_is_explained(monkeypatch, tmp_path, log, words):
    (tmp_path / "setup.log").write_text(log, encoding="utf-8")
    (tmp_path / "some.lock").write_text("one==1\n", encoding="utf-8")
    monkeypatch.setattr(setup_pip, "LOG", str(tmp_path / "setup.log"))
    monkeypatch.setattr(setup_pip, "run_logged", lambda *_: 1)
    with pytest.raises(Trouble) as trouble:
        setup_pip.install(["pip"], str(tmp_path / "some.lock"))
    text = str(trouble.value)
    assert "\n" not in text and words in text and str(tmp_path / "setup.log") in text


def test_progress_is_for_terminals_only(tmp_path):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    lock = tmp_path / "some.lock"
    lock.write_text("one==1 \\\n    --hash=x\ntwo==2\n# via one==1\n", encoding="utf-8")
    for stream, shown in ((Terminal(), "1 of 2: one"), (io.StringIO(), "")):
        setup_pip.Progress(str(lock), stream)("Collecting one==1\n")
        assert shown in stream.getvalue() and bool(shown) == bool(stream.getvalue())
