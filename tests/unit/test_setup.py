"""The set-up of the environment: what it decides, and the sentences it says."""

import ast
import subprocess
import sys

import pytest
import setup_env
from setup_run import Trouble

NEW = (3, 11, 2)
WANTED = {"site": "s1", "handouts": "h1", "test": "t1"}


def nothing(*_args, **_options):
    """Stands in for a step that finds nothing."""
    return None


@pytest.fixture(autouse=True)
def no_real_work(monkeypatch):
    """Keep every test away from real commands and package tools."""
    monkeypatch.setattr(setup_env, "run_logged", lambda *_: pytest.fail("ran a command"))
    monkeypatch.setattr(setup_env, "apt_install", lambda *_: pytest.fail("ran apt-get"))


def sentence(trouble):
    """The words of some trouble, which must be for people: one line, ended with a stop."""
    text = str(trouble.value)
    assert "\n" not in text and text.endswith(".") and "Traceback" not in text
    return text


# Which Python

@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 0), (3, 10, 14)])
def test_old_python_is_refused_in_one_sentence(version):
    with pytest.raises(Trouble) as trouble:
        setup_env.check_version(version)
    assert sentence(trouble) == (
        f"Python 3.11 or newer is needed, and this is Python {version[0]}.{version[1]}.")


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 1), (4, 0, 0)])
def test_new_python_is_accepted(version):
    setup_env.check_version(version)


@pytest.mark.parametrize("name", ["setup_env", "setup_pip", "setup_run"])
def test_old_python_can_read_the_script(repo_root, name):
    source = (repo_root / "scripts" / f"{name}.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    modern = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Match)
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, modern)]


def test_old_python_gets_the_sentence_and_no_traceback(repo_root, tmp_path):
    code = ("import runpy, sys; sys.version_info = (3, 8, 1); sys.path.insert(0, 'scripts'); "
            "runpy.run_path('scripts/setup_env.py', run_name='__main__')")
    # The folder in VENV is never reached, and holds a file so that it never would be used.
    (tmp_path / "kept.txt").touch()
    done = subprocess.run([sys.executable, "-c", code, "site"], cwd=repo_root, check=False,
                          capture_output=True, text=True, env={"VENV": str(tmp_path)})
    assert done.returncode == 1
    assert done.stderr == "Python 3.11 or newer is needed, and this is Python 3.8.\n"


# What an environment needs

@pytest.mark.parametrize(("kind", "stamp", "version", "todo"), [
    ("site", {}, None, "rebuild"),  # no environment, or its Python is gone
    ("site", {}, (3, 11), "rebuild"),  # interrupted before the stamp was filled in
    ("site", {"site": "s1"}, (3, 11), "reuse"),
    ("test", {"site": "s1"}, (3, 11), "extend"),
    ("handouts", {"site": "s1"}, (3, 11), "extend"),
    ("test", {"site": "old", "handouts": "h1"}, (3, 11), "extend"),
    ("handouts", {"site": "s1", "handouts": "h1", "test": "t1"}, (3, 11), "reuse"),
    ("test", {"site": "s1", "test": "t1"}, (3, 11), "reuse"),
    ("site", {"site": "s1", "test": "t1"}, (3, 11), "reuse"),
    ("site", {"site": "old"}, (3, 11), "rebuild"),  # the lock file has changed
    ("test", {"site": "s1", "test": "old"}, (3, 11), "extend"),
    ("site", {"site": "s1"}, (3, 12), "rebuild"),  # made by another Python
    ("site", {"site": "s1"}, None, "rebuild"),
])
def test_plan(kind, stamp, version, todo):
    assert setup_env.plan(kind, stamp, WANTED, version, NEW) == todo


def test_fingerprint_follows_the_lock_file_and_the_python(tmp_path):
    lock = tmp_path / "a.lock"
    lock.write_text("one==1\n", encoding="utf-8")
    first = setup_env.fingerprint(str(lock), NEW)
    assert first == setup_env.fingerprint(str(lock), (3, 11, 9))
    assert first != setup_env.fingerprint(str(lock), (3, 12, 0))
    lock.write_text("one==2\n", encoding="utf-8")
    assert first != setup_env.fingerprint(str(lock), NEW)


def test_stamp_is_read_back(tmp_path):
    assert setup_env.read_stamp(str(tmp_path)) == {}
    setup_env.write_stamp(str(tmp_path), {"site": "abc python3.11"})
    assert setup_env.read_stamp(str(tmp_path)) == {"site": "abc python3.11"}


@pytest.fixture
def old_environment(tmp_path):
    """A finished environment for a lock file that has since changed."""
    (tmp_path / "venv").mkdir()
    (tmp_path / "venv" / "old.txt").touch()
    setup_env.write_stamp(str(tmp_path / "venv"), {"site": "old"})
    return tmp_path / "venv"


@pytest.mark.parametrize("failing", ["venv", "pip"])
def test_failed_install_leaves_nothing_that_looks_good(monkeypatch, old_environment, failing):
    def fails(*_args):
        raise Trouble("The machine is offline.")

    def half_made(_command):
        (old_environment / "lib").mkdir()
        return int(failing == "venv")

    monkeypatch.setattr(setup_env, "fresh_log", nothing)
    monkeypatch.setattr(setup_env, "pip_route", lambda _: "venv")
    monkeypatch.setattr(setup_env, "run_logged", half_made)
    monkeypatch.setattr(setup_env, "install", fails)
    with pytest.raises(Trouble) as trouble:
        setup_env.set_up("site", str(old_environment), sys.executable)
    assert sentence(trouble)
    assert setup_env.read_stamp(str(old_environment)) == {}
    assert not (old_environment / "old.txt").exists()
    setup_env.clear(str(old_environment))  # the next run may take it away
    assert not old_environment.exists()


def test_folder_of_somebody_else_is_left_alone(tmp_path):
    mine = tmp_path / "letters"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(Trouble) as trouble:
        setup_env.clear(str(mine))
    assert "was not made by this script" in sentence(trouble)
    assert (mine / "letter.txt").exists()


# Where pip comes from

def test_no_ensurepip_and_not_root_names_the_package(monkeypatch, tmp_path):
    monkeypatch.setattr(setup_env, "pip_route", nothing)
    monkeypatch.setattr(setup_env, "can_apt", lambda: False)
    with pytest.raises(Trouble) as trouble:
        setup_env.make_venv(str(tmp_path / "venv"), "python3")
    assert "python3-venv" in sentence(trouble)
    assert not (tmp_path / "venv").exists()


def test_no_ensurepip_as_root_asks_apt_and_says_when_that_fails(monkeypatch, tmp_path, capsys):
    asked = []
    monkeypatch.setattr(setup_env, "pip_route", nothing)
    monkeypatch.setattr(setup_env, "can_apt", lambda: True)
    monkeypatch.setattr(setup_env, "apt_install", lambda *names: asked.append(names))
    with pytest.raises(Trouble) as trouble:
        setup_env.make_venv(str(tmp_path / "venv"), "python3")
    assert asked == [("python3-venv",)]
    assert "is this machine online?" in sentence(trouble)
    assert capsys.readouterr().out.count("\n") == 1


def test_each_lock_holds_the_one_before(repo_root):
    # `make site` trusts an environment made by `make handouts` or `make test`.
    site, handouts, test = (
        {line.split()[0] for line in (repo_root / name).read_text(encoding="utf-8").splitlines()
         if "==" in line and line[0].isalnum()}
        for name in setup_env.LOCKS.values()
    )
    assert site and site < handouts < test
