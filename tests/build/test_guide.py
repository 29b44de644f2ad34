"""The real guide: what its pages must hold."""

import re

import check
import pytest
import yaml
from guide import library
from guide.citations import mask_code
from guide.findings import CERTAINTY
from guide.paths import Project

PAGES = """index.md what-it-is.md how-it-works.md does-it-work.md uses/face.md uses/hair.md
uses/cellulite.md uses/body-fat.md uses/dark-patches.md uses/scars.md uses/stretch-marks.md
uses/pain.md visit/before.md visit/during.md visit/after.md side-effects.md get-help.md
is-it-for-you.md choosing-a-clinic.md rules-by-country.md other-options.md questions-to-ask.md
glossary.md references.md references-2.md references-3.md about/index.md about/evidence.md about/changes.md about/funding.md
about/accessibility.md about/privacy.md about/reuse.md about/versions.md about/data.md for-clinics.md find.md
print.md""".split()


@pytest.fixture(scope="module")
def guide(repo_root):
    found, problems = library.load(Project(repo_root))
    assert problems == []
    return found


def body(guide, src):
    return mask_code(guide.pages[src].body)


def test_the_guide_and_its_built_pages_pass_every_check(repo_root, built_site, capsys):
    """As of the day the pages were made: what falls due later is told by make check."""
    assert check.main(["--site", str(built_site), "--today", "2026-11-22", "--strict"]) == 0, capsys.readouterr().out


def test_every_planned_page_exists(guide):
    assert sorted(guide.pages) == sorted(PAGES)


@pytest.mark.parametrize("src", [src for src in PAGES if src.startswith("uses/")])
def test_a_use_page_warns_of_late_lumps_and_leads_to_help(guide, src):
    text = body(guide, src)
    assert "lump" in text and "a reason to see a doctor" in text
    assert "../get-help.md" in text and "../side-effects.md" in text
    assert re.search(r"^\| Do nothing", text, re.M)


@pytest.mark.parametrize("src", [src for src in PAGES if src.startswith("uses/")])
def test_a_use_page_opens_with_the_words_its_certainty_allows(guide, src):
    """Low certainty may only say "may", very low only that we do not know."""
    outcomes = guide.findings.for_page(src)
    answer = body(guide, src).split("## ")[0]
    assert {outcome.certainty for outcome in outcomes} <= set(CERTAINTY)
    best = max(CERTAINTY[outcome.certainty] for outcome in outcomes)
    assert "**do not know**" in answer
    assert ("**may**" in answer) == (best == CERTAINTY["low"])


def test_both_sides_are_named_on_the_page_of_an_outcome(guide):
    """Every unfavourable source of a findings record is named on its page."""
    for outcome in guide.findings.outcomes.values():
        page = guide.pages[outcome.page].body
        for row in outcome.tally:
            if row["saw"] in ("no change", "level", "worse", "mixed"):
                assert f"@{row['source']}" in page, (outcome.id, row["source"])


def test_what_is_said_of_reading_agrees_with_the_records(guide):
    read = {source.read for source in guide.bibliography.sources.values()}
    assert ("full text" in read) != ("None was read in full" in body(guide, "about/index.md"))


def test_the_front_page_holds_every_use(built_site, guide):
    html = (built_site / "index.html").read_text(encoding="utf-8")
    for outcome in guide.findings.outcomes.values():
        assert outcome.label in re.sub(r"&#x27;", "'", html), outcome.id
        assert outcome.plain in html.replace("&#x27;", "'"), outcome.id


def test_every_page_says_that_no_clinician_has_signed(built_site, guide):
    for src in PAGES:
        html = (built_site / src.replace(".md", ".html")).read_text(encoding="utf-8")
        assert "Not yet reviewed by a clinician" in html, src


def test_the_theme_is_set_so_that_it_behaves(repo_root):
    text = (repo_root / "mkdocs.yml").read_text(encoding="utf-8")
    config = yaml.safe_load(text)
    assert config["theme"]["font"] is False
    # Nothing of the theme's own page is used: its tooltips ignore Escape, its palette is stored.
    assert config["theme"]["custom_dir"] == "overrides"
    assert not {"features", "palette"} & set(config["theme"])
    assert "extends" not in (repo_root / "overrides/main.html").read_text(encoding="utf-8")
    plugins = [name if isinstance(name, str) else next(iter(name)) for name in config["plugins"]]
    assert plugins == ["search", "bibtex"]  # not meta: it matches folder names by prefix


def test_the_stack_is_pinned(repo_root):
    lock = (repo_root / "requirements.lock").read_text(encoding="utf-8")
    for name, version in (("mkdocs", "1.6.1"), ("mkdocs-material", "9.8.1"), ("mkdocs-bibtex", "4.4.0")):
        assert re.search(rf"^{name}=={re.escape(version)} \\\n    --hash=sha256:", lock, re.M), name
    assert "weasyprint" not in lock.lower()
