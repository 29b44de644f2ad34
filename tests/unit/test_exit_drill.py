"""The comparison of two built sites: what it calls equal, and what it must not. All pages are made up."""

import json
import sys
from pathlib import Path

import exit_drill
import pytest
import setup_exit
from guide.exit_drill import builders, compare, losses, report, visible
from guide.paths import Unreadable
from guide.search.lay_terms import Entry, LayTerms

PAGE = """<!doctype html><html><head><title>Ice</title><style>p{}</style></head><body><main><h1>Ice<a class="headerlink"
href="#ice">#</a></h1><p>Ice is <b>cold</b><sup class="cite"><a href="#source-1">1</a></sup>.</p><p class="dates">Updated
today</p><details><summary>More</summary>Snow too.</details><ol class="source-list"><li>A book.</li></ol><img alt="A cube"
src="a.png"></main><script>var x = 1;</script></body></html>"""
OTHER = """<!doctype html><html><head><title>Ice</title></head><body><article><h1>Ice</h1><p>Ice is <em>cold</em> [@book2000].
</p><p>{{ summary }}</p></article></body></html>"""


def site(folder, **pages):
    for name, text in pages.items():
        file = folder / f"{name}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


def test_visible_text_is_what_a_reader_sees_or_hears():
    assert visible.lines(PAGE) == ["Ice", "Ice#", "Ice is cold1.", "Updated today", "More", "Snow too.", "A book.", "A cube"]


@pytest.mark.parametrize("old, new", [
    (" is <b>", "  is\n<strong>"), ("<h1>", '<h1 id="x" class="y">'), ("var x = 1;", "var y;"), ("p{}", "q{}"),
    ("<p>Ice", "<!-- said --><p>Ice"), ("a.png", "b.png")])
def test_what_a_reader_does_not_notice_is_equal(tmp_path, old, new):
    assert old in PAGE
    found = compare.compare(site(tmp_path / "a", x=PAGE), site(tmp_path / "b", x=PAGE.replace(old, new)))
    assert found.equal
    assert (found.pages, found.differing, found.bytes_differ) == (1, {}, ["x.html"])


@pytest.mark.parametrize("old, new, told", [
    ("cold", "warm", ["-Ice is cold1.", "+Ice is warm1."]), ("A cube", "A ball", ["-A cube", "+A ball"]),
    ("Snow too.", "", ["-Snow too."]), ("<title>Ice", "<title>Ices", ["-Ice", "+Ices"]),
    (">1</a>", ">2</a>", ["-Ice is cold1.", "+Ice is cold2."])])
def test_every_change_that_a_reader_could_notice_is_told(tmp_path, old, new, told):
    assert old in PAGE
    found = compare.compare(site(tmp_path / "a", x=PAGE), site(tmp_path / "b", x=PAGE.replace(old, new)))
    assert not found.equal
    assert found.differing == {"x.html": told}
    assert "1 of 1 pages differ" in report.properdocs("9", found)[0]


def test_a_page_too_few_or_too_many_is_told(tmp_path):
    found = compare.compare(site(tmp_path / "a", x=PAGE, y=PAGE), site(tmp_path / "b", x=PAGE, z=PAGE))
    assert found.differing == {"y.html": ["The page is missing."], "z.html": ["There is no such page in ours."]}


def test_two_empty_sites_are_not_called_equal(tmp_path):
    assert not compare.compare(tmp_path / "a", tmp_path / "b").equal


def test_what_a_page_loses_is_counted(tmp_path):
    page, gone = losses.pages(site(tmp_path / "a", x=PAGE, y=PAGE), site(tmp_path / "b", x=OTHER))
    assert (page.citations, page.data, page.sources, page.dates) == (1, 1, True, True)
    assert (page.lines, page.lost) == (5, ("More", "Snow too.", "A cube"))
    assert gone.missing
    assert "    y.html: not built" in report.zensical("9", [page, gone], losses.SearchLoss(False), {})


def test_what_the_other_search_would_not_find_is_counted(tmp_path):
    index = tmp_path / "search.json"
    index.write_text(json.dumps({"items": [{"title": "Ice", "text": "<p>It is cold [@a].</p>"}]}))
    terms = LayTerms((Entry(("a.md",), ("ice",), ("is cold", "chilly")),))
    assert losses.search(index, terms) == losses.SearchLoss(True, 3, 1, 1)
    assert not losses.search(tmp_path / "none.json", terms).index
    index.write_text("[]")
    with pytest.raises(Unreadable, match="not an index"):
        losses.search(index, terms)


def test_files_that_are_not_there_are_counted_by_folder(tmp_path):
    site(tmp_path / "a", **{"x": PAGE, "embed/v1/x": PAGE})
    (tmp_path / "a" / "feed.atom").write_text("")
    assert losses.files(tmp_path / "a", site(tmp_path / "b", y=PAGE)) == {"embed/": 1, "the top folder": 1}


def test_zensical_is_given_only_what_it_knows():
    config = {"site_name": "A", "hooks": ["x.py"], "plugins": ["bibtex"], "nav": [], "theme": {"custom_dir": "o"}}
    assert builders.adapted(config) == {"site_name": "A", "nav": [], "plugins": ["search"],
                                        "theme": {"name": "material", "language": "en", "font": False}}


@pytest.fixture
def drilled(tmp_path, monkeypatch, capsys):
    """Runs the command with builds that only write a page: ``drilled(theirs)`` gives code, output and report."""
    def command(theirs, *options):
        monkeypatch.setattr(setup_exit, "set_up", lambda name: (tmp_path / "python", "9.9"))
        monkeypatch.setattr(builders, "ours", lambda root, folder: site(folder, x=PAGE))
        monkeypatch.setattr(builders, "properdocs", lambda python, root, folder: site(folder, x=theirs))
        monkeypatch.setattr(builders, "zensical", lambda python, root, folder: site(folder / "site", x=OTHER))
        file = tmp_path / "report.txt"
        code = exit_drill.main(["--root", str(tmp_path), "--report", str(file), *options])
        return code, capsys.readouterr(), file.read_text() if file.exists() else None
    return command


def test_a_drill_passes_only_if_every_page_is_equal(drilled):
    code, said, text = drilled(PAGE)
    assert (code, said.out.startswith(text)) == (0, True)
    assert "ProperDocs 9.9: the visible text of 1 pages and embeds: equal." in text
    assert "Zensical 9.9: 1 of 1 pages are built." in text
    code, said, text = drilled(PAGE.replace("cold", "warm"))
    assert (code, "    +Ice is warm1." in text) == (1, True)


def test_a_build_that_fails_is_told_and_writes_no_report(drilled, monkeypatch, tmp_path, capsys):
    drilled(PAGE)
    (tmp_path / "report.txt").unlink()

    def refuse(*_):
        raise builders.DrillFailed("MkDocs could not build the guide:\nno")
    monkeypatch.setattr(builders, "ours", refuse)
    assert exit_drill.main(["--root", str(tmp_path), "--report", str(tmp_path / "report.txt")]) == 2
    assert "could not build the guide" in capsys.readouterr().err
    assert not (tmp_path / "report.txt").exists()


def test_a_failure_of_zensical_does_not_hide_what_properdocs_showed(drilled, monkeypatch, tmp_path):
    drilled(PAGE)

    def refuse(*_):
        raise builders.DrillFailed("Zensical could not build the guide:\nno")
    monkeypatch.setattr(builders, "zensical", refuse)
    assert exit_drill.main(["--root", str(tmp_path), "--report", str(tmp_path / "report.txt")]) == 0
    text = (tmp_path / "report.txt").read_text()
    assert "equal." in text and text.endswith("Zensical could not build the guide:\nno\n")


def test_an_environment_with_mkdocs_in_it_proves_nothing(tmp_path):
    with pytest.raises(builders.DrillFailed, match="would prove nothing"):
        builders.properdocs(Path(sys.executable), tmp_path, tmp_path / "site")


def test_the_lock_files_name_the_generators_and_no_other_version_of_what_we_use(repo_root):
    locked = {name: _pins(repo_root / locks[-1]) for name, locks in setup_exit.LOCKS.items()}
    assert all(name in pins for name, pins in locked.items())
    ours = _pins(repo_root / "requirements.lock")
    assert {name: version for name, version in locked["properdocs"].items() if name in ours} == {
        name: ours[name] for name in locked["properdocs"] if name in ours}


def _pins(lock):
    lines = (line.split(" ")[0].split("==") for line in lock.read_text().splitlines() if "==" in line and line[0].isalnum())
    return {name: version for name, version in lines}
