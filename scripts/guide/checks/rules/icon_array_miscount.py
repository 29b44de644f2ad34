"""An icon array that shows another number than its words say, or has not 100 figures.

Why: people believe the picture before the number. Thirty filled figures beside "About 3 out of
    100" make a harm look ten times as frequent, or as rare.
Bad: 12 filled figures above "About 21 out of 100 men."
Good: 21 filled figures, 79 empty ones, above "About 21 out of 100 men."
Fix: never draw one by hand: write {{ icon-array: fact-id }}, which draws it from findings/.
"""

from __future__ import annotations

import itertools
import re

from ...built_html import End, Tag, Words
from ..rule import Rule

RULE = Rule("icon-array-miscount", "rendered", reads="built", safety=True)
_LABEL = re.compile(r"(\d+) (?:out )?of 100\b", re.I)
_CAPTION = re.compile(r"About (\d+) out of 100\b", re.I)
_COUNT = re.compile(r"\(([\d,]+) of ([\d,]+)\.?\)")
_FIX = "Write {{ icon-array: fact-id }} in the page; it draws what findings/ says."


def check(page, library, options):
    finder, places = page.finder(), {}
    for figure, array, caption in _arrays(page.parsed.nodes):
        tag = figure or array[0]
        if id(tag) not in places:  # one directive can draw several arrays
            words = ("{{ icon-array", "{{icon-array") if figure else ()
            places[id(tag)] = finder.place(tag.line, tag.column, *words, 'class="people"')
        for problem in _problems(array, caption):
            yield RULE.on(*places[id(tag)], problem, _FIX)


def _arrays(nodes):
    """Each array: the <figure> it stands in, its tags from <svg> on, and the words below it."""
    figure, starts = None, []
    for number, node in enumerate(nodes):
        if isinstance(node, Tag):
            classes = node.attributes.get("class", "").split()
            if node.name == "figure":
                figure = node if "icon-array" in classes else None
            elif node.name == "svg" and "people" in classes:
                starts.append((number, figure))
        elif figure and isinstance(node, End) and node.name == "figure":
            figure = None
    ends = [number for number, _ in starts[1:]] + [len(nodes)]
    for (start, figure), end in zip(starts, ends):
        drawn = _up_to(nodes[start:end], ("svg",))
        below = _up_to(nodes[start + len(drawn):end][1:], ("div", "figure"))
        yield (figure, [node for node in drawn if isinstance(node, Tag)],
               " ".join(" ".join(node.text for node in below if isinstance(node, Words)).split()))


def _up_to(nodes, names):
    """The nodes before the first end tag of one of these names."""
    return list(itertools.takewhile(lambda node: not (isinstance(node, End) and node.name in names), nodes))


def _problems(array, caption):
    classes = [tag.attributes.get("class", "").split() for tag in array[1:]]
    filled, empty = sum("yes" in names for names in classes), sum("no" in names for names in classes)
    if filled + empty != 100:
        yield f"The icon array has {filled + empty} figures, not 100."
    label, told = _LABEL.search(array[0].attributes.get("aria-label", "")), _CAPTION.search(caption)
    for words, number in (("label", label), ("caption", told)):
        if number is None:
            yield f"The icon array has no {words} that says how many out of 100 are filled in."
        elif int(number[1]) != filled:
            yield f"{filled} figures are filled in; the {words} says {number[1]} out of 100."
    count = _COUNT.search(caption)
    if count and told and _number(count[2]):
        share = 100 * _number(count[1]) / _number(count[2])
        if abs(share - int(told[1])) > 0.5:
            yield f"{count[1]} of {count[2]} is not about {told[1]} out of 100."


def _number(digits):
    return int(digits.replace(",", ""))
