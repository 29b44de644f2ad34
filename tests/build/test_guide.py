"""The real guide: what its pages must hold."""

import re

import pytest
import yaml
from guide import library, prose, reading
from guide.citations import groups, mask_code
from guide.findings import CERTAINTY
from guide.paths import Project

PAGES = """index.md what-it-is.md how-it-works.md does-it-work.md uses/face.md uses/hair.md
uses/cellulite.md uses/body-fat.md uses/dark-patches.md uses/scars.md uses/stretch-marks.md
uses/pain.md visit/before.md visit/during.md visit/after.md side-effects.md get-help.md
is-it-for-you.md choosing-a-clinic.md rules-by-country.md other-options.md questions-to-ask.md
glossary.md references.md about/index.md about/evidence.md about/changes.md about/funding.md
about/accessibility.md about/privacy.md about/reuse.md""".split()

# Words that promise or soothe. In quotation marks they may stand as somebody else's.
PROMISES = re.compile(r"\b(safe|safely|safest|proven|guaranteed|miracle|youthful|dewy|detox|"
                      r"cocktails?|downtime|painless|rare|rarely|natural|naturally)\b", re.I)
QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")


@pytest.fixture(scope="module")
def guide(repo_root):
    found, problems = library.load(Project(repo_root))
    assert problems == []
    return found


def body(guide, src):
    return mask_code(guide.pages[src].body)


def test_every_planned_page_exists(guide):
    assert sorted(guide.pages) == sorted(PAGES)


@pytest.mark.parametrize("src", PAGES)
def test_a_page_reads_at_most_at_age_14(guide, src):
    assert reading.reading_age(guide.pages[src].body) <= 14


def test_at_most_five_in_a_hundred_sentences_are_long(guide):
    sentences = [s for page in guide.pages.values() for s in prose.page_sentences(page.body)]
    long = [s for s in sentences if len(prose.words(s)) > 20]
    assert len(long) / len(sentences) <= 0.05


@pytest.mark.parametrize("src", PAGES)
def test_no_word_promises_anything(guide, src):
    found = []
    for block in prose.blocks(guide.pages[src].body):
        text = QUOTED.sub(" ", prose.plain(block.text))
        found += [f"line {block.line}: {match.group()}" for match in PROMISES.finditer(text)]
    assert found == []


@pytest.mark.parametrize("src", PAGES)
def test_no_odds_with_changing_bottom_numbers(guide, src):
    assert not re.search(r"\b1 in \d|\bone in (two|three|four|five|ten|a hundred)\b", body(guide, src))


@pytest.mark.parametrize("src", PAGES)
def test_brown_and_black_skin_is_called_so(guide, src):
    assert not re.search(r"\b(dark|darker|coloured) skin", body(guide, src), re.I)


def test_pages_on_blood_thinners_say_do_not_stop(guide):
    named = [src for src in PAGES if re.search(r"blood[- ]thinner|anticoagulant|aspirin", body(guide, src), re.I)]
    assert named
    for src in named:
        assert re.search(r"do not stop a prescribed", body(guide, src), re.I), src


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


def test_law_has_a_year_in_every_line(guide):
    for block in prose.blocks(guide.pages["rules-by-country.md"].body):
        cited = any(groups(block.text))
        if cited and block.kind == "item":
            assert re.search(r"\b(19|20)\d\d\b|without a date|year not shown", block.text), block.text


def test_only_our_own_files_are_asked_for(built_site):
    for path in built_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        for tag in re.findall(r"<(?:script|img|iframe|source|video|audio)\b[^>]*>|<link [^>]*>", html):
            address = re.search(r'(?:src|href)="([^"]*)"', tag)
            canonical = 'rel="canonical"' in tag or 'rel="prev"' in tag or 'rel="next"' in tag
            assert not address or canonical or "//" not in address.group(1), (path.name, tag)
        assert not re.search(r'<[^>]+\son(click|load|error)=', html), path.name


def test_no_markdown_is_left_for_the_reader_to_see(built_site):
    for path in built_site.rglob("*.html"):
        html = re.sub(r"<(script|style|code|head).*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.S)
        text = re.sub(r"<[^>]+>", " ", html)
        left = re.findall(r"!!! \w+|\*\*\w|\]\(|\[@|\[\^|\{\{|\{ ?[#.:]\w+|^#+ \w", text, re.M)
        assert left == [], (path.name, left)


def test_the_theme_is_set_so_that_it_behaves(repo_root):
    text = (repo_root / "mkdocs.yml").read_text(encoding="utf-8")
    config = yaml.safe_load(text)
    assert config["theme"]["font"] is False
    assert "content.footnote.tooltips" not in config["theme"]["features"]
    assert "palette" not in config["theme"]  # a palette toggle writes to the device
    plugins = [name if isinstance(name, str) else next(iter(name)) for name in config["plugins"]]
    assert plugins == ["search", "bibtex"]  # not meta: it matches folder names by prefix


def test_the_stack_is_pinned(repo_root):
    lock = (repo_root / "requirements.lock").read_text(encoding="utf-8")
    for name, version in (("mkdocs", "1.6.1"), ("mkdocs-material", "9.8.1"), ("mkdocs-bibtex", "4.4.0")):
        assert re.search(rf"^{name}=={re.escape(version)} \\\n    --hash=sha256:", lock, re.M), name
    assert "weasyprint" not in lock.lower()
