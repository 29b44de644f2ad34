"""`make serve`: after a save every page is what a build from nothing would give, and mistakes are told."""

import os
import re
import subprocess
import sys
import time
import urllib.request

import pytest
from guide import remembered
from support import preview, tiny


@pytest.fixture
def guide(tmp_path):
    """A guide whose preview was built once."""
    root = tiny.make(tmp_path / "guide")
    opened = preview.Preview(root, tmp_path / "site")
    opened.build()
    yield opened
    opened.close()


def replace(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


CHANGES = {
    "the words of a page": ("docs/other.md", "a label", "another label"),
    "a citation of a page": ("docs/other.md", "[@label-a]", "[@label-a; @park2008]"),
    "a source": ("references.bib", "It says what it says.", "It says something else."),
    "a record": ("findings/thighs.yml", "people: 20 women", "people: 20 young women"),
    "the title of a page": ("docs/other.md", "title: other", "title: Renamed"),
    "the navigation": ("mkdocs.yml", "- Other: other.md", "- Last: other.md"),
    "a Markdown setting": ("mkdocs.yml", "[attr_list, md_in_html, tables]", "[attr_list, md_in_html, tables, def_list, toc: {permalink: true}]"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_every_file_is_what_a_new_build_gives(guide, tmp_path, name):
    (guide.root / "docs/index.md").write_text(
        (guide.root / "docs/index.md").read_text(encoding="utf-8") + "\n{{ summary }}\n", encoding="utf-8")
    guide.build()
    before = preview.files(guide.site)
    file, old, new = CHANGES[name]
    replace(guide.root / file, old, new)
    guide.build()
    after = preview.files(guide.site)
    guide.close()
    assert after != before
    assert after == preview.fresh(guide.root, tmp_path)


def test_a_new_page_and_a_page_that_went_are_seen_by_the_links_of_the_others(guide, tmp_path):
    tiny.write_page(guide.root, "third.md", "# Third\n\nSee [other](other.md).\n")
    replace(guide.root / "mkdocs.yml", "  - Other: other.md\n", "  - Other: other.md\n  - Third: third.md\n")
    guide.build()
    assert "Third" in (guide.site / "index.html").read_text(encoding="utf-8")
    (guide.root / "docs/third.md").unlink()
    replace(guide.root / "mkdocs.yml", "  - Third: third.md\n", "")
    guide.build()
    after = preview.files(guide.site)
    guide.close()
    assert after == preview.fresh(guide.root, tmp_path)


def test_only_the_page_that_changed_is_rendered_again(guide, monkeypatch):
    rendered = []
    made = remembered._rendered
    monkeypatch.setattr(remembered, "_rendered", lambda render, page, *rest: rendered.append(
        page.file.src_uri) or made(render, page, *rest))
    guide.build()
    assert rendered == []
    replace(guide.root / "docs/other.md", "a label", "another label")
    guide.build()
    assert rendered == ["other.md"]


def test_a_heading_that_other_pages_lead_to_is_missed_when_it_goes(guide, caplog):
    replace(guide.root / "docs/index.md", "## Part", "## Piece")
    with pytest.raises(SystemExit):
        guide.build()
    assert re.search(r"docs/other.md:\d+:\d+: error anchor-dead", caplog.text)
    replace(guide.root / "docs/index.md", "## Piece", "## Part")
    guide.build()


def test_a_build_that_publishes_remembers_nothing(guide):
    assert remembered.is_on()
    guide.close()
    assert not remembered.is_on()


class Server:
    """`make serve` in a process of its own; ``said`` is what its terminal shows."""

    def __init__(self, root, log):
        self.log = log
        code = ("import socket, sys; from mkdocs import livereload, __main__ as m\n"
                "bind = livereload.LiveReloadServer.server_bind\n"
                "def told(self):\n    bind(self); print('PORT', self.socket.getsockname()[1], flush=True)\n"
                "livereload.LiveReloadServer.server_bind = told\nm.cli()\n")
        with log.open("w", encoding="utf-8") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code, "serve", "-a", "127.0.0.1:0"], cwd=root, stdout=file, stderr=file,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"})
        self.port = self.wait(lambda: (found := re.search(r"PORT (\d+)", self.said)) and found[1])

    @property
    def said(self):
        return self.log.read_text(encoding="utf-8")

    def wait(self, condition):
        end = time.monotonic() + 60
        while not (found := condition()):
            assert self.process.poll() is None, self.said
            assert time.monotonic() < end, self.said
            time.sleep(0.02)  # between two looks at a condition
        return found

    def shows(self, words):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/other.html", timeout=60) as answer:
            return words in answer.read().decode("utf-8")


def test_a_server_shows_a_save_tells_a_mistake_with_its_place_and_goes_on(tmp_path):
    root = tiny.make(tmp_path / "guide")
    server = Server(root, tmp_path / "log")
    try:
        page = root / "docs/other.md"
        replace(page, "a label", "another label")
        server.wait(lambda: server.shows("another label"))
        replace(page, "[@label-a]", "[@label-b]")
        server.wait(lambda: re.search(r"docs/other.md:\d+:\d+: error citation-unknown", server.said))
        replace(page, "another label [@label-b]", "a third label [@park2008]")
        server.wait(lambda: server.shows("a third label"))
        assert server.shows("Effectiveness of mesotherapy") and not server.shows("It says what it says")
    finally:
        server.process.terminate()
        server.process.wait()
