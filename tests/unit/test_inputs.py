"""What must not be read is told with its path, and nothing is read for ever. All data is test data."""

import os
import signal
import socket

import pytest
from guide import inputs, library
from guide.paths import MOST_BYTES, Project, Unreadable, read_text
from support import tiny

PAGE, CONFIG, RECORD, SCRIPT = "docs/other.md", "mkdocs.yml", "findings/thighs.yml", "overrides/assets/a.js"
NAMES = [PAGE, CONFIG, RECORD, SCRIPT, "references.bib", "docs/diagrams/a.svg", "overrides/a.css", "overrides/a.html",
         "changes.yml", "embeds.yml", "handouts.yml", "lay-terms.yml", "reviewers.yml", "pyproject.toml"]


@pytest.fixture(autouse=True)
def no_waiting():
    """A pipe that is read after all ends the test instead of the patience of whoever waits."""
    signal.alarm(30)
    yield
    signal.alarm(0)


@pytest.fixture
def root(tmp_path):
    """A tiny guide with one file of each kind; nothing is wrong with it."""
    root = tiny.make(tmp_path / "guide")
    for name in NAMES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if not (root / name).exists():
            (root / name).write_text("")
    return root


def not_text(path):
    path.write_bytes(b"first\nsecond \xe4\n")
    return "is not UTF-8 text (line 2, byte 13). Save it as UTF-8."


def with_nul(path):
    path.write_bytes(b"first\nsecond \0\n")
    return "holds a NUL character in line 2. Take it out: it is no text."


def with_mark(path):
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    return "begins with a byte order mark (BOM). Save it as UTF-8 without one."


def huge(path):
    with path.open("r+b") as file:
        file.truncate(5 * MOST_BYTES)  # a hole: it takes no room
    return "is too large: 50 MB. At most 10 MB of text are read from one file."


def pipe(path):
    path.unlink()
    os.mkfifo(path)
    return "is not a file: a folder, pipe or device cannot be read here."


def listening(path):
    path.unlink()
    here = os.getcwd()
    os.chdir(path.parent)  # the address of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)
    return "is not a file: a folder, pipe or device cannot be read here."


def link_to_nothing(path):
    path.unlink()
    path.symlink_to("nothing.here")
    return "is a link that leads nowhere."


def link_in_a_circle(path):
    path.unlink()
    path.symlink_to(path.name)
    return "is a link that leads nowhere."


def told(root):
    with pytest.raises(Unreadable) as said:
        library.load(Project(root))
    return str(said.value).removeprefix(f"{root}/")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fault", [not_text, with_nul, with_mark, huge, pipe, listening, link_to_nothing, link_in_a_circle],
                         ids=lambda fault: fault.__name__)
def test_a_file_that_cannot_be_read_is_told_in_one_line(root, name, fault):
    expected = fault(root / name)
    if name == CONFIG and fault in (link_to_nothing, link_in_a_circle):
        expected = "cannot be read: "
    said = told(root)
    assert said.startswith(f"{name} {expected}")
    assert "\n" not in said


@pytest.mark.parametrize("name", NAMES)
def test_a_link_out_of_the_guide_is_refused(root, tmp_path, name):
    os.rename(root / name, tmp_path / "outside")
    (root / name).symlink_to(tmp_path / "outside")
    assert told(root) == f"{name} is a link out of the guide. Put the file itself there."


@pytest.mark.parametrize("name", ["docs", "findings", "overrides"])
def test_a_whole_folder_that_lies_elsewhere_is_refused(root, tmp_path, name):
    os.rename(root / name, tmp_path / "elsewhere")
    (root / name).symlink_to(tmp_path / "elsewhere")
    assert told(root) == f"{name} is a link out of the guide. Put the file itself there."


@pytest.mark.parametrize("name", ["changes.yml", "embeds.yml", "lay-terms.yml", "docs/third.md", "findings/more.yml"])
def test_a_folder_in_the_place_of_a_file_is_told(root, name):
    (root / name).unlink(missing_ok=True)
    (root / name).mkdir()
    assert told(root) == f"{name} is not a file: a folder, pipe or device cannot be read here."


def test_a_folder_that_is_a_file_is_told(root):
    (root / RECORD).unlink()
    (root / "findings").rmdir()
    (root / "findings").write_text("")
    assert told(root) == "findings is not a folder. The guide looks for files in it."


def test_a_link_to_a_folder_inside_the_guide_is_told(root):
    (root / "docs" / "again").symlink_to(root / "docs")
    assert told(root) == "docs/again is a link to a folder. Put the folder itself there."


def test_everything_wrong_is_told_at_once(root):
    link_to_nothing(root / PAGE)
    with_nul(root / SCRIPT)
    assert len(told(root).splitlines()) == 2


def test_links_inside_a_guide_that_is_itself_reached_by_a_link_are_fine(root, tmp_path):
    (root / "docs" / "third.md").symlink_to("other.md")
    (tmp_path / "by-link").symlink_to(root)
    assert inputs.refuse(Project(tmp_path / "by-link")) is None


def test_pictures_may_be_large_and_need_not_be_text(root):
    with (root / "docs" / "film.webp").open("wb") as file:
        file.truncate(5 * MOST_BYTES)
    assert inputs.refuse(Project(root)) is None


def test_the_line_ends_of_any_system_are_read_as_one(tmp_path):
    (tmp_path / "a").write_bytes(b"a\r\nb\rc\n")
    assert read_text(tmp_path / "a") == "a\nb\nc\n"


def test_a_pipe_among_the_pictures_is_told(root):
    os.mkfifo(root / "docs" / "film.webp")
    assert told(root) == "docs/film.webp is not a file: a folder, pipe or device cannot be read here."
