"""A mistake stops the build, in normal and quiet mode, and a good site/ stays as it was."""

import shutil

import pytest
from support import tiny

FRONT_BROKEN = "---\ntitle: [Other\n---\n\n# Other\n"


def break_key(root):
    tiny.write_page(root, "other.md", "# Other\n\nSee [@parc2008].\n")
    return "docs/other.md:15:6: error citation-unknown"


def break_front_matter(root):
    (root / "docs" / "other.md").write_text(FRONT_BROKEN, encoding="utf-8")
    return "docs/other.md:2:14: error yaml-invalid"


def add_unknown_field(root):
    page = root / "docs" / "other.md"
    page.write_text(page.read_text().replace("kind:", "mood: calm\nkind:"), encoding="utf-8")
    return "docs/other.md:4:1: error front-matter-unknown-key"


def break_bib(root):
    bib = root / "references.bib"
    bib.write_text(bib.read_text().replace("year = {2008},", "year = {2008"), encoding="utf-8")
    return "references.bib:5: error bib-parse"


def repeat_bib_key(root):
    bib = root / "references.bib"
    bib.write_text(bib.read_text().replace("@misc{label-a", "@misc{park2008"), encoding="utf-8")
    return "references.bib:13:1: error bib-duplicate-key"


def unknown_certainty(root):
    record = root / "findings" / "thighs.yml"
    record.write_text(record.read_text().replace("very low", "lowish"), encoding="utf-8")
    return "findings/thighs.yml:12:5: error finding-certainty-word"


def finding_without_source(root):
    record = root / "findings" / "thighs.yml"
    record.write_text(record.read_text().replace("    sources: [park2008]\n    checked", "    checked"),
                      encoding="utf-8")
    return "findings/thighs.yml:3:5: error finding-no-source"


def dead_link(root):
    tiny.write_page(root, "other.md", "# Other\n\nText.\n\nSee [home](indx.md).\n")
    return "docs/other.md:17:12: error link-dead"


def dead_anchor(root):
    tiny.write_page(root, "other.md", "# Other\n\nText.\n\nSee [home](index.md#prat).\n")
    return "docs/other.md:17:20: error anchor-dead"


def dead_anchor_in_html(root):
    tiny.write_page(root, "other.md", '# Other\n\n<a href="#nowhere">x</a>\n')
    return "docs/other.md:15:10: error anchor-dead"


def changed_number(root):
    page = root / "docs" / "index.md"
    page.write_text(page.read_text().replace("20 women", "29 women"), encoding="utf-8")
    return "docs/index.md:15:4: error number-differs"


def unknown_directive(root):
    tiny.write_page(root, "other.md", "# Other\n\n{{ matrx }}\n")
    return "docs/other.md:15:1: error directive"


def unfit_source(root):
    bib = root / "references.bib"
    bib.write_text(bib.read_text().replace("  url = {https", "  unfit = {nobody read it},\n  url = {https"))
    return "docs/other.md:15:40: error citation-unfit"


FAULTS = [break_key, break_front_matter, add_unknown_field, break_bib, repeat_bib_key,
          unknown_certainty, finding_without_source, dead_link, dead_anchor, dead_anchor_in_html,
          changed_number, unknown_directive, unfit_source]


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A tiny guide that was built once; tests copy it."""
    root = tiny.make(tmp_path_factory.mktemp("tiny") / "guide")
    done = tiny.build(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("quiet", [False, True], ids=["normal", "quiet"])
def test_a_mistake_stops_the_build_and_keeps_the_site(good, tmp_path, fault, quiet):
    root = tmp_path / "guide"
    shutil.copytree(good, root)
    before = snapshot(root / "site")
    expected = fault(root)
    done = tiny.build(root, *(["--quiet"] if quiet else []))
    assert done.returncode == 1
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(root / "site") == before
    assert not list(root.glob(".site*"))


@pytest.mark.parametrize("options", [["-q"], [], ["-q", "--no-strict"]], ids=" ".join)
@pytest.mark.parametrize("fault", [break_key, break_front_matter, dead_anchor],
                         ids=lambda fault: fault.__name__)
def test_the_bare_mkdocs_command_stops_too(good, tmp_path, fault, options):
    """Stock MkDocs exits 0 on all of these when it is quiet."""
    root = tmp_path / "guide"
    shutil.copytree(good, root)
    before = snapshot(root / "site")
    expected = fault(root)
    done = tiny.mkdocs(root, "build", *options)
    assert done.returncode != 0
    assert expected in done.stdout + done.stderr
    assert snapshot(root / "site") == before


def test_a_page_outside_the_navigation_stops_the_bare_quiet_command(good, tmp_path):
    """A warning of MkDocs itself counts, although quiet mode hides it."""
    root = tmp_path / "guide"
    shutil.copytree(good, root)
    tiny.write_page(root, "third.md", "# Third\n")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text() + "validation: {nav: {omitted_files: warn}}\n")
    done = tiny.mkdocs(root, "build", "-q")
    assert done.returncode != 0


def test_the_wrong_folder_is_told_in_one_sentence(tmp_path):
    done = tiny.build(tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("There is no mkdocs.yml in")


def snapshot(folder):
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}
