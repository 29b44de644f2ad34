"""What the making of sheets writes down for the site's list, from a tiny guide; the words are no facts."""

import pytest
from guide import build, printed_sheets
from guide.handouts import make, records
from guide.handouts.workshop import Workshop
from support import tiny

# WeasyPrint leaves the file of the colour profile open.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

CHOICE = """sheets:
  - id: zebra
    take:
      - page: other.md
        leave-out: [aside]
  - id: home
    take:
      - page: index.md
"""
OTHER = "# Other\n\nWords.\n\n## Aside\n\nIt says {word}.\n\n## End\n\nA label [@label-a].\n"


def write(root, word):
    tiny.write_page(root, "other.md", OTHER.format(word=word))


def run(root):
    assert make.run(make.Order(root, root / "handouts", papers=("a4",), sizes=("standard",))) == 0
    return records.read(root / "handouts/guide")


def offered(root):
    return [len(sheet.forms) for sheet in printed_sheets.find(root, build.rendered(root)).sheets]


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    root = tiny.make(tmp_path_factory.mktemp("listed") / "guide")
    (root / "handouts.yml").write_text(CHOICE, encoding="utf-8")
    write(root, "one")
    return root


@pytest.fixture
def press(monkeypatch):
    """Which files were set anew."""
    done, print_ = [], Workshop._print
    monkeypatch.setattr(Workshop, "_print", lambda self, draft, job, html: done.append(job.file) or print_(
        self, draft, job, html))
    return done


def test_a_sheet_just_made_is_offered_in_the_order_of_the_file(guide, press):
    write(guide, "one")
    made = run(guide)
    assert [one.place for one in made.values()] == [1, 0]  # records are sorted by file name
    assert offered(guide) == [1, 1]
    picture = made["zebra-a4.pdf"].picture
    data = records.whole(guide / "handouts/guide", picture)
    assert data[8:12] == b"WEBP" and len(data) < 15_000
    assert (picture.width, picture.height) == (200, 283)


def test_a_change_that_is_not_on_the_sheet_renews_its_record_and_not_the_sheet(guide, press):
    run(guide)
    write(guide, "two")
    assert offered(guide) == [0, 1]
    press.clear()
    run(guide)
    assert offered(guide) == [1, 1] and press == []


def test_a_damaged_sheet_is_made_again(guide, press):
    run(guide)
    file = guide / "handouts/guide/zebra-a4.pdf"
    right = file.read_bytes()
    file.write_bytes(right[:-2] + b"xx")
    press.clear()
    run(guide)
    assert file.read_bytes() == right and press == ["zebra-a4.pdf"]


def test_a_lost_picture_is_drawn_again_without_setting_the_sheet(guide, press):
    run(guide)
    file = guide / "handouts/guide/home-a4.webp"
    right = file.read_bytes()
    file.unlink()
    press.clear()
    run(guide)
    assert file.read_bytes() == right and press == []


def test_a_run_that_changes_nothing_says_that_all_were_right(guide, capsys):
    run(guide)
    capsys.readouterr()
    run(guide)
    assert capsys.readouterr().out == "0 sheets made, 2 were still right.\n"
