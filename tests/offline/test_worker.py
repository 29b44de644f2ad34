"""The service worker in a built site: off by default, truthful, and a new version for new words only."""

import shutil

import pytest
from guide.problems import ProblemsFound
from guide.worker import add as worker


@pytest.fixture
def site(tmp_path):
    """A tiny site with the words that a guide with a worker needs."""
    for name in ("index.html", "404.html", "about/privacy.html", "embed/v1/index.html", "uses/a.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"<head></head><p>It {worker.TRUE}.</p>", encoding="utf-8")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.js").write_text("1", encoding="utf-8")
    return tmp_path


def state(site):
    return {
        file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }


def test_the_guide_as_it_is_has_no_trace_of_it(built_site):
    assert not (built_site / worker.FILE).exists()
    assert not [file for file in built_site.rglob("*.html") if b"serviceWorker" in file.read_bytes()]
    assert not list(built_site.glob("assets/worker.*"))


@pytest.mark.parametrize("wish", [None, False])
def test_switched_off_nothing_changes(site, wish):
    before = state(site)
    worker.add(site, wish)
    assert state(site) == before


@pytest.mark.parametrize("wish", ["yes", 1.5, "true", ["remove"]])
def test_another_wish_is_refused(site, wish):
    with pytest.raises(ProblemsFound, match='true, false or "remove"'):
        worker.add(site, wish)


def test_the_guide_must_not_say_that_it_stores_nothing(built_site, site):
    shutil.copy(built_site / "about" / "privacy.html", site / "about" / "privacy.html")
    before = state(site)
    with pytest.raises(ProblemsFound) as found:
        worker.add(site, True)
    assert {problem.path for problem in found.value.problems} == {
        "docs/about/privacy.md",
        "overrides/components/foot.html",
    }
    assert state(site) == before


def test_every_page_but_embeds_asks_for_it_and_is_kept(site):
    worker.add(site, True)
    asking = {
        name for name, data in state(site).items() if b"assets/worker." in data and name.endswith(".html")
    }
    assert asking == {"index.html", "about/privacy.html", "uses/a.html"}
    assert b'src="../assets/worker.' in state(site)["uses/a.html"]
    text = (site / worker.FILE).read_text(encoding="utf-8")
    assert (
        '"uses/a.html"' in text
        and '"assets/a.js"' in text
        and "embed" not in text.partition("FILES = ")[2].partition(";")[0]
    )
    assert "LIST" not in text and "VERSION" not in text


def test_the_version_changes_with_the_words_and_only_with_them(site, tmp_path_factory):
    texts = []
    for words in ("one", "one", "two"):
        copy = tmp_path_factory.mktemp("copy") / "site"
        shutil.copytree(site, copy)
        (copy / "uses" / "a.html").write_text(f"<head></head>{words}", encoding="utf-8")
        worker.add(copy, True)
        texts.append((copy / worker.FILE).read_text(encoding="utf-8"))
    assert texts[0] == texts[1] != texts[2]
