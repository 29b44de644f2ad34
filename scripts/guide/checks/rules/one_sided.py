"""A page that cites only what speaks for a treatment, although the bibliography holds the other side.

Of each outcome in findings/ that has a tally, every study that saw no change, no difference or
something worse has to be cited on the page of the outcome when one that saw a gain is. And of
the topics that an outcome of the page is about (half of its sources or more have them), a page
that cites a source in favour has to cite one that is not, where the bibliography has one.

Why: leaving the unfavourable study out is the oldest way to mislead with true sentences.
Bad: a page on the face with the two studies that saw a gain, and not the two that saw none.
Good: "2 studies saw a change [@a; @b], 2 saw none [@c; @d]."
Fix: name the other side where the favourable source is cited.
"""

from __future__ import annotations

from collections import Counter

from ..rule import Rule

RULE = Rule("one-sided", "findings", safety=True, settings={"aside": []})

_FOR = ("better", "change")
_AGAINST = ("no change", "level", "worse", "mixed")


def check(page, library, options):
    if not library.findings.for_page(page.src):
        return
    cited = {}
    for group in page.citations:
        for citation in group.citations:
            cited.setdefault(citation.key, citation.start)
    yield from _outcomes(page, library, cited)
    yield from _topics(page, library, cited, options.of(RULE)["aside"])


def _outcomes(page, library, cited):
    for outcome in library.findings.for_page(page.src):
        seen = [(str(row.get("source")), row.get("saw")) for row in outcome.tally]
        gains = [cited[key] for key, saw in seen if saw in _FOR and key in cited]
        missing = [key for key, saw in seen if saw in _AGAINST and key not in cited]
        if gains and missing:
            yield RULE.at(page, min(gains), f'"{outcome.id}": the page names who saw a gain, and leaves out '
                          f"{', '.join(missing)}.", "Name the other side too.")


def _topics(page, library, cited, aside):
    sources = library.bibliography.sources
    for topic in sorted(_own_topics(page, library) - set(aside)):
        about = {key: source for key, source in sources.items()
                 if topic in source.topic_list and not source.is_unfit}
        gains = [cited[key] for key, source in about.items()
                 if key in cited and source.direction == "favours mesotherapy"]
        others = [key for key, source in about.items() if source.direction in ("no benefit", "mixed")]
        if gains and others and not any(key in cited for key in others):
            yield RULE.at(page, min(gains), f'On "{topic}" the page cites only sources in favour.',
                          f"There are others: {', '.join(others[:4])}.")


def _own_topics(page, library):
    """The topics that half of the sources of an outcome of the page have."""
    topics = set()
    for outcome in library.findings.for_page(page.src):
        sources = [library.bibliography[key] for key in set(outcome.keys) if key in library.bibliography.sources]
        counts = Counter(topic for source in sources for topic in source.topic_list)
        topics |= {topic for topic, count in counts.items() if 2 * count >= len(sources)}
    return topics
