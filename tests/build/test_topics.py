"""Every topic of the article the guide began with is answered where tests/topics.yml says."""

from collections import Counter
from pathlib import Path

import pytest
import yaml
from guide import pages
from guide.citations import mask_code
from guide.paths import Project

ROOT = Path(__file__).resolve().parents[2]
TOPICS = yaml.safe_load((ROOT / "tests" / "topics.yml").read_text(encoding="utf-8"))
FEWEST = 60


def body_of(src):
    """The Markdown of one page below docs/, without its front matter."""
    path = ROOT / "docs" / src
    assert path.is_file(), f"There is no page docs/{src}."
    page, problems = pages.read(Project(ROOT), path)
    assert page, f"docs/{src} could not be read: {problems}"
    return page.body


def headings_of(body):
    """(line from 1, level, text) of every H1 to H3 outside code, in the order of the page."""
    page = pages.Page("page.md", "docs/page.md", None, body, 1)
    return [(page.place(offset)[0], level, text) for offset, level, text in page.headings if level <= 3]


def part_below(body, heading):
    """What stands below one heading, up to the next of its level or a higher one."""
    found = headings_of(body)
    places = [(line, level) for line, level, text in found if text == heading]
    assert len(places) == 1, (
        f'The heading "{heading}" stands {len(places)} times on the page, which has: '
        + "; ".join(text for _, _, text in found))
    start, level = places[0]
    lines = mask_code(body).split("\n")
    end = next((line - 1 for line, other, _ in found if line > start and other <= level),
               len(lines))
    return "\n".join(lines[start:end])


def one_line(text):
    """The text with every run of spaces and line breaks made one space."""
    return " ".join(text.split())


@pytest.mark.parametrize("entry", TOPICS, ids=[entry["topic"] for entry in TOPICS])
def test_topic_is_answered(entry):
    part = part_below(body_of(entry["page"]), entry["heading"])
    assert one_line(entry["says"]) in one_line(part), (
        f'docs/{entry["page"]} does not say "{entry["says"]}" below "{entry["heading"]}".')


def test_list_of_topics_is_whole():
    assert len(TOPICS) >= FEWEST
    twice = [topic for topic, times in
             Counter(entry["topic"].casefold() for entry in TOPICS).items() if times > 1]
    assert not twice
    # A word explained is no answer, and a list of sources is none.
    assert not [entry for entry in TOPICS
                if entry["page"] in ("glossary.md", "references.md")
                or entry["heading"] == "Sources"]
