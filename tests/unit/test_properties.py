"""What has to hold for any text at all: nothing crashes, nothing hangs, every place is exact.

The same examples on every run, nothing kept between runs.
"""

import dataclasses
import datetime as dt
import functools
import tempfile
import time
from pathlib import Path

import pytest
import yaml
from guide import bibtex, bibtex_places, citations, code_in_markdown, frontmatter, library, prose
from guide.checks import catalogue
from guide.checks.options import Options
from guide.paths import Project
from hypothesis import HealthCheck, configuration, example, given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta
from mkdocs_bibtex.citation import CITATION_BLOCK_REGEX, Citation

configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "guide-tests-hypothesis")
BASE = Path(__file__).resolve().parents[1] / "rules" / "base"


def the_same_each_time(examples):
    return settings(derandomize=True, database=None, deadline=None, max_examples=examples,
                    suppress_health_check=list(HealthCheck))


def made_of(*pieces, size=12):
    """Texts put together from pieces and a few letters of any kind."""
    return st.lists(st.sampled_from(pieces) | st.text(max_size=3), max_size=size).map("".join)


MARKDOWN = made_of(
    "[", "]", "@", "[@", ";", ",", " ", "\n", "\n\n", "`", "``", "```", "\n```\n", "~~~\n", "<!--", "-->",
    "    ",
    "\t", "- ", "> ", "1. ", "\\", "(", ")", "](", ".", "!", "|", "\n| a | b |\n| --- | --- |\n", "# ",
    "## Part\n",
    "{{ matrix }}", "{{ icon-array: less-itch }}", "{{", "}}", "{ .a }", "<", ">", "<div markdown>", "</div>",
    "**",
    "a@b.example", "[@abel2015]", "[@abel2015; @best2016, p. 3]", "[@Abel2015]", "park2008", "p. 3",
    "20 women",
    "12.5%", "three in four", "The cream improves the skin. ", "aspirin", "Term\n:   Words.", "!!! note\n",
    "“", '"',
    "&#91;", "![", "<img src=a>", "\r", "\x0b", "\u2028", "é", "\U0001f600", size=25)


# Citations


def taken(text):
    """What mkdocs-bibtex would put something else in the place of: (start, end, keys)."""
    found = [(match, Citation.from_markdown(match.group(1))) for match in CITATION_BLOCK_REGEX.finditer(text)]
    return [(*match.span(), [c.key for c in cited]) for match, cited in found if cited]


@given(MARKDOWN)
@the_same_each_time(400)
def test_every_place_of_a_citation_is_exact(text):
    cited = [citation for group in citations.groups(text) for citation in group.citations]
    for citation in [*cited, *citations.in_code(text)]:
        assert text[citation.start] == "@"
        assert text[citation.start:citation.end].startswith(f"@{citation.key}")
    for fault in citations.faults(text):
        assert (text[fault.start], text[fault.end - 1]) == ("[", "]")
        assert "@" in text[fault.start:fault.end]


@given(MARKDOWN)
@the_same_each_time(400)
def test_hiding_and_showing_again_changes_nothing(text):
    text = text.replace("\ue000", "").replace("\ue001", "")
    assert citations.unhide(citations.hide(text)) == text


@given(MARKDOWN)
@example("`[x` [@a] [0 [@b]")
@the_same_each_time(500)
def test_the_plugin_takes_exactly_our_citations(text):
    ours = [(group.start, group.end, [c.key for c in group.citations]) for group in citations.groups(text)]
    assert taken(citations.hide(text)) == ours


@given(MARKDOWN)
@example("[see [@a]](b)")
@the_same_each_time(500)
def test_whatever_the_plugin_would_take_our_reader_sees(text):
    visible = code_in_markdown.mask(text)
    seen = {found.end for found in (*citations.groups(text), *citations.faults(text))}
    for start, end, _ in taken(text):
        in_code = visible[start] != "[" or visible[end - 1] != "]" or "@" not in visible[start:end]
        is_link = text[end:end + 1] in ("(", "[")  # whose words may hold an @
        assert in_code or is_link or end in seen


@pytest.mark.parametrize("text", [
    "[" * 20_000, "]" * 20_000, "`" * 20_000, "[@a;" * 20_000, "<!--" * 120_000, "~~~\n" * 20_000,
    "```x\n" * 80_000,
    "[@a\n" * 20_000, "@" * 20_000, "[" + "@" * 20_000, "[@A" + "a" * 40_000 + "]", "[" + "a.@" * 10_000,
    "\\`" * 20_000,
    "`` ` " * 10_000, "".join("`" * (n % 150 + 1) + " " for n in range(900)), "[@a]" * 20_000, "{{" * 20_000,
    "    [@a]\n\n" * 5_000, "<" * 20_000, "![" * 20_000, "[x](" * 10_000, "> " * 20_000, "|" * 20_000,
    "- " * 20_000,
], ids=lambda text: text[:8])
def test_no_long_text_takes_long(text):
    text += "\n\n@"  # without an @ nothing is read
    begun = time.process_time()
    for read in (citations.groups, citations.faults, citations.in_code):
        list(read(text))
    citations.hide(text)
    assert time.process_time() - begun < 4


# Front matter

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates() | st.datetimes()
    | st.sampled_from(["use", "about", "Page", "next autumn", ""]) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=4)
RIGHT = {"title": "A", "description": "B", "kind": "use", "updated": dt.date(2020, 3, 4),
         "review_due": dt.date(2021, 3, 4), "reviewed_by": [], "evidence_searched": dt.date(2020, 3, 4),
         "handout": False, "embed": True}
YAML = made_of("a: ", "title: ", "kind: use", "\n", "---\n", "- ", "  ", "[", "]", "{", "}", '"', "'", "|\n",
               "&a ", "*a",
               "<<: ", "!!int ", "!!timestamp ", "? ", ": ", "#", "0b_", "._", "2020-01-01", "2020-13-01",
               "\t", "...\n",
               "é", "\ufeff")


@given(st.text() | YAML | st.binary(max_size=60).map(lambda raw: raw.decode("latin-1")))
@the_same_each_time(600)
def test_no_text_breaks_the_reader_of_front_matter(text):
    for whole in (text, f"---\n{text}\n---\nBody\n"):
        parts = frontmatter.split(whole)
        if parts:
            block, body, line = parts
            assert whole.endswith(body)
            assert whole.count("\n") - body.count("\n") + 1 == line
            found, problems = frontmatter.read("a.md", block)
            assert (found is None) == bool(problems)
            assert all(problem.line >= 1 for problem in problems)


@given(st.dictionaries(st.sampled_from([*RIGHT, "tags"]), VALUES, max_size=3),
       st.sets(st.sampled_from([*RIGHT]), max_size=1))
@the_same_each_time(300)
def test_keys_and_values_give_front_matter_or_a_problem_and_mkdocs_reads_the_same(changed, left_out):
    values = {key: value for key, value in {**RIGHT, **changed}.items() if key not in left_out}
    text = f"---\n{yaml.safe_dump(values, allow_unicode=True)}---\nBody\n"
    block, body, _ = frontmatter.split(text)
    found, problems = frontmatter.read("a.md", block)
    assert (found is None) == bool(problems)
    if found:
        assert meta.get_data(text) == (body,
                                       {**dataclasses.asdict(found), "reviewed_by": list(found.reviewed_by)})


# BibTeX

BIBTEX = made_of("@misc{a", "@article(b", "@misc{c, title = {x}}\n", "@", "{", "}", "(", ")", ",", "=", "#",
                 '"', " ", "\n",
                 "title = {x y}", "Year = 2008", "note = \"{\"} q\"", "x = jan # {y}", "@comment{",
                 "@string{s = {z}}",
                 "@preamble{", "author = {A, B and C}", "%", "é", "A, B, C, D", "and", "\\", "\u2028", "\x1f",
                 size=14)


@given(BIBTEX | st.text(max_size=40))
@the_same_each_time(800)
def test_any_bibtex_is_read_or_refused_and_every_entry_has_its_place(text):
    places = list(bibtex_places.places(text))
    try:
        entries = bibtex.read(text)
    except bibtex.BibtexError as error:
        assert error.line >= 0
        return
    assert [place.key for place in places] == [entry["key"] for entry in entries]
    for place, entry in zip(places, entries):
        assert text[place.start] == "@"
        assert place.whole
        for name, value in entry["fields"].items():
            start, end = place.find(name)
            if "#" not in text[start:end] and text[start - 1] in '{"':
                assert " ".join(text[start:end].split()) == value


# Pages


@functools.cache
def base_guide():
    guide, problems = library.load(Project(BASE))
    assert problems == []
    return guide, [entry for entry in catalogue.entries().values() if entry.rule.reads == "page"]


@given(MARKDOWN | st.text(max_size=60))
@the_same_each_time(250)
def test_no_page_breaks_a_rule_and_every_finding_is_on_the_page(body):
    guide, entries = base_guide()
    page = dataclasses.replace(guide.pages["page.md"], body=body)
    lines = body.split("\n")
    for entry in entries:
        for finding in entry.check(page, guide, Options(dt.date(2020, 6, 1))):
            if finding.path == page.shown and finding.line >= page.body_line:
                line = lines[finding.line - page.body_line]
                assert 1 <= finding.column <= len(line) + 1, finding


@given(MARKDOWN)
@the_same_each_time(400)
def test_every_character_of_a_sentence_knows_where_it_stands(body):
    for block in prose.blocks(body):
        for sentence in prose.block_sentences(block):
            assert len(sentence.shown) == len(sentence.text)
            for at, (written, shown) in enumerate(zip(sentence.text, sentence.shown)):
                if not written.isspace():
                    assert body[sentence.offset(at)] == written
                if not shown.isspace():
                    assert shown == written
